"""The curated seed lists: a folder of CSV files, read strictly, told as statements."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

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
from ci_map.collect.table import Row, Table, rows
from ci_map.collect.tour import TOUR, TourStep
from ci_map.collect.yaml_file import read_yaml
from ci_map.model import Method, Statement, relation_key
from ci_map.model.organisation import as_text

ORGANISATIONS, RELATIONS, SURVEY_2015 = "organisations.csv", "relations.csv", "survey_2015.csv"
ABOUT_FILE, TOUR_FILE = "about.yml", "tour.yml"
YEAR_2015 = "2015"
# As Excel writes them in English, French, Spanish and German, and LibreOffice everywhere.
SPOILT = re.compile(
    r"#(?:¡?(?:NAME|NOM|NOMBRE|¿NOMBRE|VALUE|VALEUR|VALOR|WERT|REF|BEZUG|DIV/0|NUM|ZAHL|NULL?)[!?]"
    r"|N/[AD]|NV|##+)|Err:5\d\d"
)
TYPED = "the text itself; one that begins with =, + or - is typed there with an apostrophe in front"
R = TypeVar("R", bound=SeedRow)
K = TypeVar("K")


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
    told = _Told(folder, faults)
    ids: set[str] = set()
    organisations = told.rows(
        ORGANISATIONS, OrganisationRow, _by_id, _of_organisation(about), ids.add
    )
    relations = told.rows(RELATIONS, RelationRow, _by_ends, _of_relation(about))
    named_2015: _Rows[str] = _Rows([])
    if (folder / SURVEY_2015).exists():
        named_2015 = told.rows(SURVEY_2015, Survey2015Row, _by_id, _of_survey_2015(about))
    faults += duplicates(organisations.keys, relations.keys, named_2015.keys)
    if organisations.are_all:
        faults += dangling(relations.keys, named_2015.keys, ids)
    if faults:
        raise SeedsInvalid([_in_folder(fault, folder) for fault in faults])
    names = (ABOUT_FILE, TOUR_FILE, ORGANISATIONS, RELATIONS, SURVEY_2015)
    files = tuple(folder / name for name in names if (folder / name).is_file())
    return Seeds(tuple(told.statements), about, tour, files)


def _in_folder(fault: Fault, folder: Path) -> Fault:
    file = (folder / fault.file).as_posix()
    return Fault(file, fault.line, fault.column, fault.problem, fault.allowed)


@dataclass(frozen=True, slots=True)
class _Rows(Generic[K]):
    """The line and the key of each right row of a file, and whether all its records are rows."""

    keys: list[tuple[int, K]]
    are_all: bool = True


@dataclass(slots=True)
class _Told:
    """What the files say so far. Of a row only its statements and its key are kept: rows as they
    were read, as they were checked and as they are told, all at once, were twice the memory.
    """

    folder: Path
    faults: list[Fault]
    statements: list[Statement] = field(default_factory=list)

    def rows(
        self,
        name: str,
        model: type[R],
        key: Callable[[R], K],
        told: Callable[[R], Iterable[Statement]],
        named: Callable[[str], object] = lambda _: None,
    ) -> "_Rows[K]":
        """The rows that are right; faults and statements are noted.

        `named` gets the id of every row, also of a faulty one, where rows have one.
        """
        table, keys = Table(name), []
        for row in rows(self.folder / name, model.columns(), table):
            named(row.cells.get("id", "").strip())
            self.faults += _spoilt(name, row)
            if (right := self._valid(name, row, model)) is not None:
                keys.append((row.line, key(right)))
                self.statements += told(right)
        self.faults += table.faults
        return _Rows(keys, table.is_whole)

    def _valid(self, name: str, row: Row, model: type[R]) -> R | None:
        try:
            return model.model_validate(row.cells)
        except ValidationError as error:
            found = faults_of(error.errors(), "row")
            self.faults += [Fault(name, row.line, *what) for what in found]
            return None


def _spoilt(name: str, row: Row) -> Iterator[Fault]:
    """Cells in which a spreadsheet program put an error where a text was."""
    if not SPOILT.search("\n".join(row.cells.values())):
        return
    for column, cell in row.cells.items():
        if SPOILT.fullmatch(cell.strip()):
            yield Fault(name, row.line, column, f"{cell.strip()!r} is a spreadsheet's error", TYPED)


def _by_id(row: OrganisationRow | Survey2015Row) -> str:
    return row.id


def _by_ends(row: RelationRow) -> tuple[str, str, str]:
    return row.source_id, row.relation, row.target_id


def _of_organisation(about: About) -> Callable[[OrganisationRow], Iterator[Statement]]:
    columns = [name for name in OrganisationRow.columns() if name not in ("id", "evidence_url")]

    def told(row: OrganisationRow) -> Iterator[Statement]:
        for column in columns:
            if cell := getattr(row, column):
                fact = _Fact(row.id, column, ORGANISATIONS, about.collected)
                yield from fact.statements(cell, row.evidence_url)

    return told


def _of_relation(about: About) -> Callable[[RelationRow], Iterator[Statement]]:
    def told(row: RelationRow) -> Iterator[Statement]:
        key = relation_key(row.source_id, row.relation, row.target_id)
        for column in ("relation", "since", "until", "note"):
            fact = _Fact(key, column, RELATIONS, about.collected)
            yield from fact.statements(getattr(row, column), row.evidence_url)

    return told


def _of_survey_2015(about: About) -> Callable[[Survey2015Row], Iterator[Statement]]:
    def told(row: Survey2015Row) -> Iterator[Statement]:
        values = {"roles_2015": row.roles_2015, "note_2015": row.note}
        for name, value in values.items():
            fact = _Fact(row.id, name, SURVEY_2015, YEAR_2015)
            yield from fact.statements(value, (about.page_of_2015,))

    return told


@lru_cache(maxsize=100_000)
def _shared(text: str) -> str:
    """The text that was there first: most values are codes, the same few in every row."""
    return text


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
                text = _shared(as_text(value))
                yield from (self._statement(text, position, page) for page in pages)

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
