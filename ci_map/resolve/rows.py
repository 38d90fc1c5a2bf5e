"""Lists in the seed format as they come from others: only `id` and `name` must be there."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ci_map.collect.encoding import NOT_TEXT, decode
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.separator import lines, with_commas
from ci_map.collect.table import AS_CSV

NEEDED = ("id", "name")
CELL_LIMIT = 1_000_000
SURVEY_LIST = "organisations"  # rows of the survey's own list are decided on by their plain id
# A row's relations, "KIND ID" each: "funds fsg", or "<funds gain" the other way.
RELATED = "related"


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of one list; `key` names it among all lists ("LIST/id")."""

    list: str
    id: str
    cells: Mapping[str, str]
    line: int = 0

    @property
    def key(self) -> str:
        """The row's name in results and decisions."""
        return f"{self.list}/{self.id}"

    @property
    def decided_as(self) -> str:
        """The id by which decisions speak of it: in the survey's own list the organisation's."""
        return self.id if self.list == SURVEY_LIST else self.key

    def cell(self, column: str) -> str:
        """The cell's text, empty when the list has no such column."""
        return self.cells.get(column, "")


@dataclass(slots=True)
class _Reading:
    path: Path
    faults: list[Fault] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)

    def fault(self, line: int, column: str, problem: str, allowed: str) -> None:
        self.faults.append(Fault(self.path.as_posix(), line, column, problem, allowed))


def read_lists(paths: Sequence[Path]) -> list[ListRow]:
    """Every row of every list, named by the file's stem.

    Other columns than those of the seed lists are ignored, all but `id` and `name` may be missing.
    Excel's semicolons and encodings are taken: a list is read once and kept by somebody else.
    Raises SeedsInvalid with all faults: a file that is not CSV, an empty or repeated id, two files
    of one stem.
    """
    faults = list(_same_stems(paths))
    rows: list[ListRow] = []
    for path in paths:
        reading = _Reading(path)
        rows += _read(reading)
        faults += reading.faults
    if faults:
        raise SeedsInvalid(faults)
    return rows


def _same_stems(paths: Iterable[Path]) -> Iterable[Fault]:
    seen: dict[str, Path] = {}
    for path in paths:
        earlier = seen.setdefault(path.stem, path)
        if earlier is not path:
            problem = f"is called {path.stem!r} as {earlier.as_posix()} is"
            yield Fault(path.as_posix(), 1, "file", problem, "a name of its own for each list")


def _read(reading: _Reading) -> list[ListRow]:
    try:
        decoded = decode(reading.path.read_bytes())
    except OSError as error:
        reading.fault(1, "file", f"cannot be read ({error.strerror})", "a CSV file")
        return []
    if decoded.encoding in NOT_TEXT:
        reading.fault(1, "file", str(decoded.problem), AS_CSV)
        return []
    text = with_commas(decoded.text)
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.DictReader(lines(text), restval="", strict=True)
    try:
        if not _has_needed(reader.fieldnames, reading):
            return []
        return [row for cells in reader if (row := _row(reading, reader.line_num, cells))]
    except csv.Error as error:
        problem = f"is not CSV: {error}"
        reading.fault(reader.line_num, "row", problem, 'cells with a comma or a " are quoted')
        return []


def _has_needed(header: Sequence[str] | None, reading: _Reading) -> bool:
    missing = [column for column in NEEDED if column not in (header or ())]
    for column in missing:
        reading.fault(1, column, "the column is missing", "id and name are needed")
    return not missing


def _row(reading: _Reading, line: int, cells: Mapping[str | None, object]) -> ListRow | None:
    texts = {name: cell.strip() for name, cell in cells.items() if name and isinstance(cell, str)}
    if not any(texts.values()):
        return None
    name = texts["id"]
    if not name:
        reading.fault(line, "id", "is empty", "an id that no other row of the list has")
    elif name in reading.seen:
        problem = f"{name!r} stands already in line {reading.seen[name]}"
        reading.fault(line, "id", problem, "each id once in a list")
    reading.seen.setdefault(name, line)
    return ListRow(reading.path.stem, name, texts, line)
