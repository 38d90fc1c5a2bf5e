"""Names of places in eight languages, and which places each may mean."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ci_map.gazetteer.folding import is_japanese
from ci_map.gazetteer.packed import KINDS, admin1_codes, countries, place_lines


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `region` is that of ISO 3166-2 without the country ("MA"), where it is known.

    `kind` is one of KINDS; `population` is 0 where it is not known.
    """

    name: str
    kind: str
    country: str
    region: str
    population: int
    latitude: float | None
    longitude: float | None


@lru_cache(maxsize=20_000)
def places(name: str) -> tuple[Place, ...]:
    """The places that a folded name may mean: countries, regions, then cities by population."""
    lines = _lines().get(name, "")
    return tuple(sorted(map(_place, lines.splitlines()), key=_rank))


def is_known(name: str) -> bool:
    """Whether a folded name is that of a place."""
    return name in _lines()


@cache
def longest_names() -> dict[str, int]:
    """How long the names are, at most, by their first word as HEAD finds it.

    Most words of a text begin no name, and need no further look.
    """
    longest: dict[str, int] = {}
    for name in _lines():
        if head := HEAD.match(name):
            longest[head[0]] = max(len(name), longest.get(head[0], 0))
    return longest


HEAD = re.compile(r"[א-ת]+|[^\W\d_]+")
"""The first word of a name. Hebrew stands apart: its words are cut where another script begins."""


def _rank(place: Place) -> tuple[int, int, str]:
    return KINDS.index(place.kind), -place.population, place.country


@cache
def _lines() -> dict[str, str]:
    """Lines by name, unparsed and with the country in front: a text needs a handful of them."""
    lines: dict[str, str] = {}
    for country in countries():
        for line in place_lines(country):
            for key in line.rpartition("\t")[2].split("|"):
                lines[key] = f"{lines.get(key, '')}{country}\t{line}\n"
    return lines


def _place(line: str) -> Place:
    country, _, name, kind, admin1, population, latitude, longitude, _ = line.split("\t")
    return Place(
        name,
        kind,
        country,
        admin1 if kind != "city" else _region(country, admin1),
        int(population or 0),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


def _region(country: str, admin1: str) -> str:
    """The part of ISO 3166-2 for a code of GeoNames; nothing where that is not known."""
    if country not in admin1_codes():
        return ""
    return _parts(country).get(admin1, admin1)


@cache
def _parts(country: str) -> dict[str, str]:
    return {code: part for part, code in admin1_codes()[country].items()}


@cache
def japanese_names() -> tuple[str, ...]:
    """The names of two letters and more that are written without spaces between words."""
    names = (name for name in _lines() if len(name) > 1 and is_japanese(name[0]))
    return tuple(name for name in names if all(map(is_japanese, name)))
