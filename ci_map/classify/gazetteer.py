"""Names of places in eight languages, and which places each may mean."""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from ci_map.classify.folding import is_japanese

FILE = "places.tsv.gz"
COLUMNS = ("name", "kind", "country", "region", "population", "latitude", "longitude", "keys")
KINDS = ("country", "region", "county", "city")


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


def _rank(place: Place) -> tuple[int, int, str]:
    return KINDS.index(place.kind), -place.population, place.country


@cache
def _lines() -> dict[str, str]:
    """Lines by name, unparsed: a text needs a handful of the 76,000 places."""
    packed = files("ci_map.classify").joinpath(FILE).read_bytes()
    lines: dict[str, str] = {}
    for line in gzip.decompress(packed).decode().splitlines()[1:]:
        for key in line.rpartition("\t")[2].split("|"):
            lines[key] = f"{lines[key]}\n{line}" if key in lines else line
    return lines


def _place(line: str) -> Place:
    name, kind, country, region, population, latitude, longitude, _ = line.split("\t")
    return Place(
        name,
        kind,
        country,
        region,
        int(population or 0),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
    )


@cache
def japanese_names() -> tuple[str, ...]:
    """The names of two letters and more that are written without spaces between words."""
    names = (name for name in _lines() if len(name) > 1 and is_japanese(name[0]))
    return tuple(name for name in names if all(map(is_japanese, name)))
