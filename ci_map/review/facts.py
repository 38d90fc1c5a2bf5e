"""reviewed.csv: what reviewers say of organisations, one fact a line, sorted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ci_map.atomic import write_text
from ci_map.cells import csv_text, from_csv
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.rows import OrganisationRow, fault_in
from ci_map.collect.stated import STATED
from ci_map.collect.table import Row, Table, read_table
from ci_map.model import Method, Statement
from ci_map.model.organisation import LIST_FIELDS, split_list
from ci_map.resolve.rows import ListRow
from ci_map.review.decision_file import DAY

REVIEWED = "reviewed.csv"
COLUMNS = ("id", "field", "value", "who", "when", "why")
UNKNOWN = "unknown"  # a reviewer's word that takes a field's value away
ENDED = ("status", "ended")
OUT = (("included", "no"), ("status", "deleted"))
PAGE = re.compile(r"https?://[^\s<>\"|;]+")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A reviewer's word on one field of an organisation."""

    id: str
    field: str
    value: str
    who: str
    when: str
    why: str = ""


def read_facts(path: Path) -> tuple[Fact, ...]:
    """Every fact, sorted; a file that is not there has none. Raises SeedsInvalid."""
    if not path.exists():
        return ()
    table = read_table(path, COLUMNS)
    for row in table.rows:
        for column in ("id", "field", "who"):
            if not row.cells[column].strip():
                table.fault(row.line, column, "is empty", "a value is needed here")
        if not DAY.fullmatch(row.cells["when"].strip()):
            table.fault(row.line, "when", f"bad day {row.cells['when']!r}", "a day as 2026-11-23")
        _check_value(table, row)
    if table.faults:
        raise SeedsInvalid([fault.at(path) for fault in table.faults])
    cells = ([from_csv(row.cells[c].strip()) for c in COLUMNS] for row in table.rows)
    return tuple(sorted({Fact(*row) for row in cells}))


def accepted(facts: Iterable[Fact], rows: Iterable[ListRow]) -> Iterator[Fact]:
    """What lists say of rows that a reviewer took up: whoever takes up a row vouches for its cells.

    Raises SeedsInvalid with every cell that organisations.csv could not hold.
    """
    known = {row.key: row for row in rows}
    faults: list[Fault] = []
    for one in facts:
        if (one.field, one.value) == ("included", "yes") and one.id in known:
            yield from _cells(known[one.id], one, faults)
    if faults:
        raise SeedsInvalid(faults)


def _cells(row: ListRow, by: Fact, faults: list[Fault]) -> Iterator[Fact]:
    pages = row.cell("evidence_url") or row.cell("url")
    for column in OrganisationRow.columns():
        value = row.cell(column)
        if column in STATED and value:
            if wrong := fault_in(column, value):
                faults.append(Fault(f"{row.list}.csv", row.line, column, *wrong))
            yield Fact(by.id, column, value, by.who, by.when, f"{row.key}: {pages}".rstrip(": "))


def _check_value(table: Table, row: Row) -> None:
    field, value = (from_csv(row.cells[column].strip()) for column in ("field", "value"))
    if wrong := unfit(field, value):
        table.fault(row.line, "value", *wrong)


def unfit(field: str, value: str) -> tuple[str, str] | None:
    """What is wrong with a value and what is allowed, where organisations.csv may not have it."""
    return None if field not in STATED or value == UNKNOWN else fault_in(field, value)


def write_facts(path: Path, facts: Iterable[Fact]) -> None:
    """Write all facts, sorted."""
    rows = [[getattr(fact, column) for column in COLUMNS] for fact in latest(facts)]
    write_text(path, csv_text(COLUMNS, [[str(cell) for cell in row] for row in rows]))


def latest(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Of what one person said of one field only the last word; what is said again keeps its day."""
    last: dict[tuple[str, ...], Fact] = {}
    for fact in sorted(facts, key=lambda f: (f.when, f)):
        many = fact.field in ("unsure", "declined")
        key = (fact.id, fact.field, fact.who, fact.value if many else "")
        if key not in last or (last[key].value, last[key].why) != (fact.value, fact.why):
            last[key] = fact
    return tuple(sorted(last.values()))


def statements(facts: Iterable[Fact]) -> Iterator[Statement]:
    """The facts as statements that beat what is curated or crawled.

    Who is said to have ended without a year has ended by the year in which a reviewer said so.
    """
    facts = latest(facts)
    for name, fact in sorted(_last_status(facts).items()):
        if (fact.field, fact.value) == ENDED and (name, "ended") not in _told(facts):
            yield replace(_statement(fact, fact.when[:4], 0), field="ended")
    for fact in facts:
        if fact.field in STATED and fact.value not in ("", UNKNOWN):
            values = split_list(fact.value) if fact.field in LIST_FIELDS else (fact.value,)
            for position, value in enumerate(values):
                yield _statement(fact, value, position)


def left_out(facts: Iterable[Fact]) -> frozenset[str]:
    """Ids of which the last word is that they do not belong on the map."""
    last = _last_status(facts)
    return frozenset(name for name, fact in last.items() if (fact.field, fact.value) in OUT)


def _last_status(facts: Iterable[Fact]) -> dict[str, Fact]:
    """The last word on whether an organisation belongs on the map or is active, by id."""
    last: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda f: (f.when, f)):
        if fact.field in ("included", "status"):
            last[fact.id] = fact
    return last


def _told(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    return {(fact.id, fact.field) for fact in facts}


def taken_away(facts: Iterable[Fact]) -> frozenset[tuple[str, str]]:
    """(id, field) of which a reviewer says that what is known is wrong: "unknown", a page gone."""
    unknown = {(f.id, f.field) for f in facts if f.field in STATED and f.value in ("", UNKNOWN)}
    gone = {(f.id, "url") for f in facts if (f.field, f.value) == ("home_page", "gone")}
    return frozenset(unknown | gone)


def _statement(fact: Fact, value: str, position: int) -> Statement:
    """A reviewer who gives the page in the reason gives the evidence."""
    page = PAGE.search(fact.why)
    return Statement(
        subject=fact.id,
        field=fact.field,
        value=value,
        position=position,
        original_value=fact.value,
        source=f"{REVIEWED}: {fact.who}",
        page=page[0] if page else None,
        page_hash=None,
        first_seen=fact.when,
        last_seen=fact.when,
        method=Method.REVIEWED,
        confidence=1.0,
    )
