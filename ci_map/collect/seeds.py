"""The curated seed lists: a folder of CSV files, read strictly, told as statements."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ci_map.collect.about import ABOUT, About
from ci_map.collect.consistency import dangling, duplicates
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.rows import (
    OrganisationRow,
    RelationRow,
    SeedRow,
    Survey2015Row,
    faults_of,
)
from ci_map.collect.table import Table, read_table
from ci_map.collect.tour import TOUR, TourStep
from ci_map.collect.yaml_file import read_yaml
from ci_map.model import Method, Statement, relation_key
from ci_map.model.organisation import as_text

ORGANISATIONS, RELATIONS, SURVEY_2015 = "organisations.csv", "relations.csv", "survey_2015.csv"
ABOUT_FILE, TOUR_FILE = "about.yml", "tour.yml"
YEAR_2015 = "2015"
R = TypeVar("R", bound=SeedRow)


@dataclass(frozen=True, slots=True)
class Seeds:
    """What the seed lists say, and the files they stand in (for the manifest's hashes)."""

    statements: tuple[Statement, ...]
    about: About
    tour: tuple[TourStep, ...]
    files: tuple[Path, ...]


def read_seeds(folder: Path) -> Seeds:
    """Read a folder of seed lists; raises SeedsInvalid with every fault of every file at once.

    organisations.csv and relations.csv must be there; survey_2015.csv (the baseline) and about.yml
    (date and limits of the collection) and tour.yml may be missing.
    """
    if not folder.is_dir():
        allowed = f"a folder with {ORGANISATIONS} and {RELATIONS}; --seeds names another one"
        raise SeedsInvalid([Fault(folder.as_posix(), 1, "folder", "is not there", allowed)])
    faults: list[Fault] = []
    about = read_yaml(folder / ABOUT_FILE, ABOUT, About(), faults)
    tour = read_yaml(folder / TOUR_FILE, TOUR, (), faults)
    known = _table(folder / ORGANISATIONS, OrganisationRow)
    organisations = _rows(known, OrganisationRow, faults)
    relations = _rows(_table(folder / RELATIONS, RelationRow), RelationRow, faults)
    named_2015 = _rows_of_2015(folder / SURVEY_2015, faults)
    faults += duplicates(organisations, relations, named_2015)
    if known.is_whole:
        ids = {row.cells["id"].strip() for row in known.rows}
        faults += dangling(relations, named_2015, ids)
    if faults:
        raise SeedsInvalid([_in_folder(fault, folder) for fault in faults])
    statements = [
        *(s for _, row in organisations for s in _of_organisation(row, about.collected)),
        *(s for _, row in relations for s in _of_relation(row, about.collected)),
        *(s for _, row in named_2015 for s in _of_survey_2015(row, about.page_of_2015)),
    ]
    names = (ABOUT_FILE, TOUR_FILE, ORGANISATIONS, RELATIONS, SURVEY_2015)
    files = tuple(folder / name for name in names if (folder / name).is_file())
    return Seeds(tuple(statements), about, tour, files)


def _in_folder(fault: Fault, folder: Path) -> Fault:
    file = (folder / fault.file).as_posix()
    return Fault(file, fault.line, fault.column, fault.problem, fault.allowed)


def _table(path: Path, model: type[R]) -> Table:
    return read_table(path, model.columns())


def _rows(table: Table, model: type[R], faults: list[Fault]) -> list[tuple[int, R]]:
    rows = list(_valid(table, model))
    faults += table.faults
    return rows


def _rows_of_2015(path: Path, faults: list[Fault]) -> list[tuple[int, Survey2015Row]]:
    if not path.exists():
        return []
    return _rows(_table(path, Survey2015Row), Survey2015Row, faults)


def _valid(table: Table, model: type[R]) -> Iterator[tuple[int, R]]:
    """The rows that are right, with their lines; what is wrong goes to the table's faults."""
    for row in table.rows:
        try:
            yield row.line, model.model_validate(row.cells)
        except ValidationError as error:
            for column, problem, allowed in faults_of(error.errors(), "row"):
                table.fault(row.line, column, problem, allowed)


def _of_organisation(row: OrganisationRow, collected: str | None) -> Iterator[Statement]:
    for column in OrganisationRow.columns():
        if column not in ("id", "evidence_url"):
            fact = _Fact(row.id, column, ORGANISATIONS, collected)
            yield from fact.statements(getattr(row, column), row.evidence_url)


def _of_relation(row: RelationRow, collected: str | None) -> Iterator[Statement]:
    key = relation_key(row.source_id, row.relation, row.target_id)
    for column in ("relation", "since", "until", "note"):
        fact = _Fact(key, column, RELATIONS, collected)
        yield from fact.statements(getattr(row, column), row.evidence_url)


def _of_survey_2015(row: Survey2015Row, page: str | None) -> Iterator[Statement]:
    values = {"roles_2015": row.roles_2015, "note_2015": row.note}
    for field, value in values.items():
        fact = _Fact(row.id, field, SURVEY_2015, YEAR_2015)
        yield from fact.statements(value, (page,))


@dataclass(frozen=True, slots=True)
class _Fact:
    """A field of a row: as many statements as it has values and pages that show them."""

    subject: str
    field: str
    source: str
    seen: str | None

    def statements(self, cell: object, pages: tuple[str | None, ...]) -> Iterator[Statement]:
        values = cell if isinstance(cell, tuple) else (cell,)
        for position, value in enumerate(values):
            if value is not None:
                yield from (self._statement(as_text(value), position, page) for page in pages)

    def _statement(self, value: str, position: int, page: str | None) -> Statement:
        return Statement(
            subject=self.subject,
            field=self.field,
            value=value,
            position=position,
            original_value=value,
            source=self.source,
            page=page,
            page_hash=None,  # the curators read the page; it was not kept
            first_seen=self.seen,
            last_seen=self.seen,
            method=Method.CURATED,
            confidence=1.0,
        )
