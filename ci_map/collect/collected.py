"""What the sources say, as text under git: `data/seeds/collected/SOURCE.csv`, a row a statement.

A subject is `SOURCE/key` for an organisation and `SOURCE/key/relation/SOURCE/key` for a relation
(`relation_key` of two subjects); `_network` is the key of the network whose list the source is.
Which organisations of other sources are meant is for resolve to say.

A value that its source no longer shows keeps its row: `last_seen` is the day on which it was shown
last, and lies before the source's last reading (`SOURCE.run.json`). Nothing vanishes by itself.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from ci_map.atomic import write_text
from ci_map.cells import csv_text, from_csv
from ci_map.collect.about import DATE
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.rows import SeedRow
from ci_map.collect.table import Row, read_table
from ci_map.collect.values import Filled, MaybeText, faults_of, refuse
from ci_map.model import Method, Statement, relation_key
from ci_map.model.relation import SEPARATOR
from ci_map.model.unseen import SITES

FOLDER = "collected"  # in the folder of the seed lists
NETWORK = "_network"
NAME = re.compile(r"[a-z0-9_]+(?:-[a-z0-9]+)*")
WORD = re.compile(r"[a-z][a-z0-9_]*")
Ends = tuple[str, str, str]


def subject_of(source: str, key: str) -> str:
    """The subject of a source's statements about one organisation."""
    return f"{source}{SEPARATOR}{key}"


def of_own_sites(statements: Iterable[Statement]) -> list[Statement]:
    """The same statements, those of the site crawl under the ids that its keys are.

    It visits the home pages of known organisations, and so knows whom it speaks of.
    """
    named = f"{SITES}{SEPARATOR}"
    return [
        replace(one, subject=one.subject.removeprefix(named)) if one.source == SITES else one
        for one in statements
    ]


def relation_of(source: str, ends: Ends) -> str:
    """The subject of a source's statements about a relation: (key, relation, key)."""
    first, relation, second = ends
    return relation_key(subject_of(source, first), relation, subject_of(source, second))


def ends_of(subject: str) -> Ends | None:
    """(subject, relation, subject) when a subject is a relation, None when an organisation."""
    parts = subject.split(SEPARATOR)
    if len(parts) != 5:
        return None
    return subject_of(parts[0], parts[1]), parts[2], subject_of(parts[3], parts[4])


def counted(subjects: Iterable[str]) -> tuple[int, int]:
    """How many organisations and relations these are; the source's own network does not count."""
    all_ = set(subjects)
    relations = {subject for subject in all_ if ends_of(subject)}
    networks = {subject for subject in all_ if subject.endswith(f"{SEPARATOR}{NETWORK}")}
    return len(all_ - relations - networks), len(relations)


def merged(old: Iterable[Statement], new: Iterable[Statement]) -> list[Statement]:
    """What is known after a reading: all that it showed, and what only earlier readings did.

    A value that stood there before keeps its first day, wherever on the site it stands now, and its
    last one when an old page is read again. What an earlier reading took from the pages of the same
    day, and this one does not, was a mistake and is not said to have been seen on that day.
    """
    rest = {_said(statement): statement for statement in old}
    known = {}
    for statement in new:
        before = rest.pop(_said(statement), statement)
        known[_said(statement)] = replace(
            statement,
            first_seen=min(_days(before.first_seen, statement.first_seen), default=None),
            last_seen=max(_days(before.last_seen, statement.last_seen), default=None),
        )
    days = {statement.last_seen for statement in known.values()}
    kept = (_unseen(statement, days) for statement in rest.values())
    return sorted([*known.values(), *filter(None, kept)], key=lambda s: s.sort_key)


def _days(*days: str | None) -> list[str]:
    return [day for day in days if day]


def _unseen(statement: Statement, days: Container[str | None]) -> Statement | None:
    """A value that a reading of `days` does not show, without those days."""
    if statement.last_seen not in days:
        return statement
    if statement.first_seen in days:
        return None
    return replace(statement, last_seen=statement.first_seen)


def _said(statement: Statement) -> tuple[str, str, str]:
    return statement.subject, statement.field, statement.value


def write_collected(path: Path, statements: Iterable[Statement]) -> None:
    """Write a source's statements, sorted; a crash leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        [getattr(statement, column) for column in CollectedRow.columns()]
        for statement in sorted(statements, key=lambda s: s.sort_key)
    ]
    write_text(path, csv_text(CollectedRow.columns(), rows))


def take_in(path: Path, reading: Iterable[Statement]) -> None:
    """Put a reading of a source into its file, beside what earlier ones showed."""
    write_collected(path, merged(statements_in(path), reading))


def file_of(folder: Path, source: str) -> Path:
    """A source's file in the folder of the collected files."""
    return folder / f"{source}.csv"


def statements_in(path: Path) -> list[Statement]:
    """Every statement of a source's file, none before its first reading; raises SeedsInvalid."""
    return read_collected([path]) if path.exists() else []


def collected_files(seeds: Path) -> list[Path]:
    """The files of all sources beside the seed lists, by name."""
    return sorted((seeds / FOLDER).glob("*.csv"))


def read_collected(paths: Iterable[Path]) -> list[Statement]:
    """Every statement of the files, in their order; raises SeedsInvalid with every fault."""
    faults: list[Fault] = []
    statements = [statement for path in paths for statement in _read(path, faults)]
    if faults:
        raise SeedsInvalid(faults)
    return statements


def _read(path: Path, faults: list[Fault]) -> Iterator[Statement]:
    table = read_table(path, CollectedRow.columns())
    for row in table.rows:
        try:
            yield _statement(path.stem, row)
        except ValidationError as error:
            for column, problem, allowed in faults_of(error.errors(), "row"):
                table.fault(row.line, column, problem, allowed)
    faults += [fault.at(path) for fault in table.faults]


def _statement(source: str, row: Row) -> Statement:
    cells = {column: from_csv(cell) for column, cell in row.cells.items()}
    checked = CollectedRow.model_validate(cells)
    return Statement(**checked.model_dump(), source=source, method=Method.CRAWLED)


def _subject(value: str) -> str:
    parts = value.split(SEPARATOR)
    names = parts[:2] + parts[3:]
    right = len(parts) in (2, 5) and all(map(NAME.fullmatch, names))
    if not right or not all(map(WORD.fullmatch, parts[2:3])):
        allowed = "SOURCE/key, or SOURCE/key/relation/SOURCE/key for a relation"
        raise refuse(f"bad subject {value!r}", allowed)
    return value


def _field(value: str) -> str:
    if not WORD.fullmatch(value):
        raise refuse(f"bad field {value!r}", "small letters, digits and underscores")
    return value


Day = Annotated[str, Field(pattern=DATE)]


class CollectedRow(SeedRow):
    """A row of a collected file."""

    subject: Annotated[str, AfterValidator(_subject)]
    field: Annotated[str, AfterValidator(_field)]
    value: Filled
    position: Annotated[int, Field(ge=0)]
    original_value: str
    page: Filled
    page_hash: MaybeText
    first_seen: Day
    last_seen: Day
    confidence: Annotated[float, Field(ge=0, le=1)]
