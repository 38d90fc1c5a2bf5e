"""The curated seed lists: a folder of CSV files, read strictly, told as statements."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from ci_map.collect.about import ABOUT, About
from ci_map.collect.consistency import dangling, duplicates
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.collect.rows import OrganisationRow, RelationRow, SeedRow, Survey2015Row
from ci_map.collect.stated import (
    ORGANISATIONS,
    RELATIONS,
    SURVEY_2015,
    of_organisation,
    of_relation,
    of_survey_2015,
)
from ci_map.collect.table import Row, Table, rows
from ci_map.collect.tour import TOUR, TourStep
from ci_map.collect.values import faults_of
from ci_map.collect.yaml_file import read_yaml
from ci_map.model import Statement

ABOUT_FILE, TOUR_FILE = "about.yml", "tour.yml"
FILES = (ABOUT_FILE, TOUR_FILE, ORGANISATIONS, RELATIONS, SURVEY_2015)
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
    _refuse_missing(folder)
    faults: list[Fault] = []
    about = read_yaml(folder / ABOUT_FILE, ABOUT, About(), faults)
    tour = read_yaml(folder / TOUR_FILE, TOUR, (), faults)
    told = _Told(folder, about, faults)
    _read_lists(told)
    if faults:
        raise SeedsInvalid([fault.at(folder / fault.file) for fault in faults])
    files = tuple(folder / name for name in FILES if (folder / name).is_file())
    return Seeds(tuple(told.statements), about, tour, files)


def _refuse_missing(folder: Path) -> None:
    if not folder.is_dir():
        allowed = f"a folder with {ORGANISATIONS} and {RELATIONS}; --seeds names another one"
        raise SeedsInvalid([Fault(folder.as_posix(), 1, "folder", "is not there", allowed)])


def _read_lists(told: "_Told") -> None:
    """What each list says, and where they contradict themselves or one another."""
    organisations = told.rows(_ORGANISATIONS)
    relations = told.rows(_RELATIONS)
    there = (told.folder / SURVEY_2015).exists()
    named_2015 = told.rows(_SURVEY_2015) if there else _Rows[str]()
    told.faults += duplicates(organisations.keys, relations.keys, named_2015.keys)
    if organisations.are_all:
        told.faults += dangling(relations.keys, named_2015.keys, organisations.ids)


def _by_id(row: OrganisationRow | Survey2015Row) -> str:
    return row.id


def _by_ends(row: RelationRow) -> tuple[str, str, str]:
    return row.source_id, row.relation, row.target_id


@dataclass(frozen=True, slots=True)
class _List(Generic[R, K]):
    """A list: its file, the shape of its rows, what names a row and what a row says."""

    file: str
    shape: type[R]
    key: Callable[[R], K]
    says: Callable[[R, About], Iterable[Statement]]


_ORGANISATIONS = _List(ORGANISATIONS, OrganisationRow, _by_id, of_organisation)
_RELATIONS = _List(RELATIONS, RelationRow, _by_ends, of_relation)
_SURVEY_2015 = _List(SURVEY_2015, Survey2015Row, _by_id, of_survey_2015)


@dataclass(slots=True)
class _Rows(Generic[K]):
    """The line and the key of each right row of a file, and whether all its records are rows.

    `ids` are those of all rows that have one, also of faulty ones.
    """

    keys: list[tuple[int, K]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    are_all: bool = True


@dataclass(slots=True)
class _Told:
    """What the files say so far. Of a row only its statements and its key are kept: rows as they
    were read, as they were checked and as they are told, all at once, were twice the memory.
    """

    folder: Path
    about: About
    faults: list[Fault]
    statements: list[Statement] = field(default_factory=list)

    def rows(self, one: _List[R, K]) -> _Rows[K]:
        """The rows of a list that are right; faults and statements are noted."""
        table, found = Table(one.file), _Rows[K]()
        for row in rows(self.folder / one.file, one.shape.columns(), table):
            found.ids.add(row.cells.get("id", "").strip())
            self.faults += _spoilt(one.file, row)
            if (right := self._valid(one.file, row, one.shape)) is not None:
                found.keys.append((row.line, one.key(right)))
                self.statements += one.says(right, self.about)
        self.faults += table.faults
        found.are_all = table.is_whole
        return found

    def _valid(self, file: str, row: Row, shape: type[R]) -> R | None:
        try:
            return shape.model_validate(row.cells)
        except ValidationError as error:
            found = faults_of(error.errors(), "row")
            self.faults += [Fault(file, row.line, *what) for what in found]
            return None


def _spoilt(name: str, row: Row) -> Iterator[Fault]:
    """Cells in which a spreadsheet program put an error where a text was."""
    if not SPOILT.search("\n".join(row.cells.values())):
        return
    for column, cell in row.cells.items():
        if SPOILT.fullmatch(cell.strip()):
            yield Fault(name, row.line, column, f"{cell.strip()!r} is a spreadsheet's error", TYPED)
