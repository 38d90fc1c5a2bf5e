"""A row ready to be compared: its names, home page, places and facts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ci_map.model.home import Home, home_of
from ci_map.model.organisation import split_list
from ci_map.resolve.names import Name, Origin, former_names, forms, name_of
from ci_map.resolve.places import country_words, place_words, region_words
from ci_map.resolve.rows import RELATED, ListRow

REGISTRY = re.compile(
    r"\b(EIN|ABN|ACN|NZBN|CVR|KvK|SIREN|SIRET|ROR|VAT|BN|RN|charity|registration|registered"
    r"|company|amuta|ע״ר|ע\"ר)\b(?:\s*(?:no|nr|number|id)\b)?[\s.:#]*([0-9][0-9 -]{4,14}[0-9])",
    re.IGNORECASE,
)
WIKIDATA = re.compile(r"\bQ\d{3,10}\b")
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Where a body is: codes as given, and the words that its name may use of them."""

    country: str
    region: str
    locality: frozenset[str]
    served: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a list, prepared once; `names[0]` is its main name.

    `is_local` tells that its work is bound to its place, so that places tell more. `own` is the id
    by which relations speak of it, `related` are its relations: (kind, id of the other end).
    """

    key: str
    list: str
    names: tuple[Name, ...]
    home: Home | None
    places: Places
    roles: tuple[str, ...]
    functions: frozenset[str]
    sector: str
    domains: frozenset[str]
    scale: str
    is_local: bool
    founded: int | None
    numbers: frozenset[str]
    pages: frozenset[str]
    own: str = ""
    related: frozenset[tuple[str, str]] = frozenset()

    @property
    def name(self) -> str:
        """The main name as it stands."""
        return self.names[0].shown


def record_of(row: ListRow) -> Record:
    """A row with its names, home page, places and numbers read once, ready to compare."""
    home = home_of(row.cell("url")) if row.cell("url") else None
    note = row.cell("note")
    return Record(
        key=row.key,
        list=row.list,
        names=_names(row, home),
        home=home,
        places=_places(row),
        roles=_listed(row, "roles"),
        functions=frozenset(_listed(row, "functions")),
        sector=row.cell("sector"),
        domains=frozenset(_listed(row, "domains")),
        scale=row.cell("place_scale"),
        is_local=row.cell("place_based") == "yes",
        founded=int(row.cell("founded")) if re.fullmatch(r"\d{4}", row.cell("founded")) else None,
        numbers=frozenset(_numbers(note)),
        pages=frozenset(_listed(row, "evidence_url")),
        own=row.decided_as,
        related=frozenset(_related(row)),
    )


def _related(row: ListRow) -> Iterator[tuple[str, str]]:
    for said in _listed(row, RELATED):
        kind, _, other = said.partition(" ")
        yield kind, other


def _listed(row: ListRow, column: str) -> tuple[str, ...]:
    return tuple(value for value in split_list(row.cell(column)) if value)


def _names(row: ListRow, home: Home | None) -> tuple[Name, ...]:
    found = [name for shown, origin in _forms(row) if (name := name_of(shown, origin))]
    if (
        home
        and home.is_root
        and len(home.label) > 2
        and (label := name_of(home.label, Origin.LABEL))
    ):
        found.append(label)
    return tuple(_distinct(found))[:MOST_NAMES] or (_nameless(row),)


def _forms(row: ListRow) -> Iterator[tuple[str, Origin]]:
    yield from forms(row.cell("name"), Origin.NAME)
    if row.cell("name_local"):
        yield from forms(row.cell("name_local"), Origin.NAME)
    for alias in (*_listed(row, "aliases"), *former_names(row.cell("note"))):
        yield from forms(alias, Origin.ALIAS)


def _distinct(names: Iterable[Name]) -> Iterator[Name]:
    seen: set[tuple[str, ...]] = set()
    for name in names:
        texts = tuple(word.text for word in name.content)
        if texts not in seen:
            seen.add(texts)
            yield name


def _nameless(row: ListRow) -> Name:
    """A name without any letter ("!!!") is compared by its id: it must be comparable."""
    return name_of(row.id, Origin.NAME) or Name(row.id, Origin.NAME, (), (), frozenset(), "", False)


def _places(row: ListRow) -> Places:
    country, region = row.cell("country").upper(), row.cell("region").upper()
    locality = place_words(row.cell("locality"))
    served = place_words(row.cell("place_served"))
    words = locality | served | region_words(region)
    return Places(country, region, locality, served, words | country_words(country))


def _numbers(note: str) -> Iterator[str]:
    for kind, digits in REGISTRY.findall(note):
        yield f"{kind.casefold()} {re.sub(r'[ -]', '', digits)}"
    yield from WIKIDATA.findall(note)
