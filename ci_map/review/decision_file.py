"""decisions.csv: one decision a line, sorted, so that two branches merge without trouble."""

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ci_map.atomic import write_text
from ci_map.cells import csv_text, from_csv
from ci_map.collect.consistency import meant
from ci_map.collect.faults import Fault, SeedsInvalid, listed
from ci_map.collect.table import Row, read_table
from ci_map.resolve.decisions import Decision, decision, latest
from ci_map.resolve.judgement import Judgement
from ci_map.resolve.nowhere import nowhere

DECISIONS = "decisions.csv"
RESOLVED = "resolved.csv"  # in the same form what was merged without asking
ENDS = ("left", "right")
COLUMNS = (*ENDS, "judgement", "who", "when", "why")
MEND = "mend the id; of a row that is gone make a rekey, or delete the line"
DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
ID = re.compile(r"[^\s/,][^\s,]*(?:/[^\s,]+)?")


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Every decision of the file, sorted; a file that is not there has none.

    Raises SeedsInvalid with every fault of the file at once.
    """
    if not path.exists():
        return ()
    table = read_table(path, COLUMNS)
    faults = list(table.faults)
    decisions = []
    for row in table.rows:
        cells = {column: from_csv(cell.strip()) for column, cell in row.cells.items()}
        wrong = list(_faults(table.file, row, cells))
        faults += wrong
        if not wrong:
            decisions.append(_decision(cells))
    if faults:
        raise SeedsInvalid([fault.at(path) for fault in faults])
    return tuple(sorted(set(decisions)))


def slips(path: Path, decisions: Iterable[Decision], known: Collection[str]) -> list[Fault]:
    """Where a right file speaks of ids that no list at hand has, and which may be meant.

    Nothing is wrong with the form of such a line, and one on a row that is gone is no mistake: it
    is told, and the decision counts. `decisions` are all, those of other files too.
    """
    unknown = nowhere(decisions, known)
    if not unknown or not path.exists():
        return []
    file, rows = path.as_posix(), read_table(path, COLUMNS).rows
    cells = ((row.line, end, from_csv(row.cells[end].strip())) for row in rows for end in ENDS)
    return [
        Fault(file, line, end, f"no list has {name!r}", MEND + meant(name, known))
        for line, end, name in cells
        if name in unknown
    ]


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Write all decisions, sorted; of what one person said of one pair only the last word."""
    rows = [[getattr(one, column) for column in COLUMNS] for one in latest(decisions)]
    write_text(path, csv_text(COLUMNS, rows))


def _decision(cells: dict[str, str]) -> Decision:
    judgement = Judgement(cells["judgement"])
    ids = cells["left"], cells["right"]
    return decision(*ids, judgement, cells["who"], cells["when"], cells["why"])


def _faults(file: str, row: Row, cells: dict[str, str]) -> Iterator[Fault]:
    for column in ENDS:
        if not ID.fullmatch(cells[column]):
            problem = f"bad id {cells[column]!r}"
            yield Fault(file, row.line, column, problem, 'an id, or a row as "LIST/id"')
    if cells["left"] and cells["left"] == cells["right"]:
        yield Fault(file, row.line, "right", "is the same id as left", "two different ids")
    allowed = [judgement.value for judgement in Judgement]
    if cells["judgement"] not in allowed:
        problem = f"unknown judgement {cells['judgement']!r}"
        yield Fault(file, row.line, "judgement", problem, listed(allowed))
    if not cells["who"]:
        yield Fault(file, row.line, "who", "is empty", "the name of the person who decided")
    if not DAY.fullmatch(cells["when"]):
        problem = f"bad day {cells['when']!r}"
        yield Fault(file, row.line, "when", problem, "a day as 2026-11-23")
