"""Towns by country, region and name; the middles of countries and regions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from ci_map.gazetteer.packed import (
    admin1_codes,
    folded,
    middle_lines,
    other_name_lines,
    place_lines,
)

CLEARLY_LARGER = 5  # of two towns of one name in one country, how much larger the meant one is


class Point(NamedTuple):
    """Degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place; `admin1` is GeoNames' code of its region."""

    admin1: str
    population: int
    point: Point


class TownSource(Protocol):
    """Where a gazetteer has its towns from; names are folded."""

    def called(self, country: str, name: str) -> Sequence[Town]:
        """The towns of a country with a name of their own."""
        ...

    def also_called(self, country: str, name: str) -> Sequence[Town]:
        """The towns of a country that are also called so."""
        ...

    def middle(self, country: str, admin1: str) -> Point | None:
        """The town nearest to the middle of the people; `admin1` is "" for the whole country."""
        ...


class Gazetteer:
    """Towns by country and name, and the middles of countries and regions."""

    def __init__(self, source: TownSource) -> None:
        self._source = source

    def town(self, country: str, name: str, region: str | None = None) -> Point | None:
        """The town of a name, in the region (ISO 3166-2) when it is given and known.

        None when there is none, or when several are meant equally: without a region the largest
        must be five times as large as the next.
        """
        admin1 = admin1_code(region)
        ordered = sorted(self._called(country, folded(name), admin1), key=_largest_first)
        if not ordered or (not admin1 and _ambiguous(ordered)):
            return None
        return ordered[0].point

    def _called(self, country: str, name: str, admin1: str | None) -> list[Town]:
        """The towns of a name in a region; those that are also called so when none is."""
        found = _inside(self._source.called(country, name), admin1)
        return found or _inside(self._source.also_called(country, name), admin1)

    def middle_of_region(self, region: str) -> Point | None:
        """The town nearest to the middle of a region's people; None for an unknown region."""
        admin1 = admin1_code(region)
        return self._source.middle(region[:2], admin1) if admin1 else None

    def middle_of_country(self, country: str) -> Point | None:
        """The town nearest to the middle of a country's people: always on its land."""
        return self._source.middle(country, "")


def admin1_code(region: str | None) -> str | None:
    """GeoNames' code of an ISO 3166-2 region, None where the correspondence is not known."""
    country, _, part = (region or "").partition("-")
    codes = admin1_codes().get(country)
    return None if codes is None or not part else codes.get(part, part)


@cache
def gazetteer() -> Gazetteer:
    """The world's towns; a country's are read when it is first asked for."""
    return Gazetteer(_Packed())


class _Packed:
    """The towns of the packed file; only the lines asked for are parsed."""

    def __init__(self) -> None:
        self._countries: dict[str, _Country] = {}

    def called(self, country: str, name: str) -> Sequence[Town]:
        page = self._of(country)
        return [_town(page.lines[number]) for number in page.by_name.get(name, ())]

    def also_called(self, country: str, name: str) -> Sequence[Town]:
        page = self._of(country)
        return [_town(page.lines[int(n)]) for n in page.by_other_name.get(name, "").split(",") if n]

    def middle(self, country: str, admin1: str) -> Point | None:
        return _middles().get((country, admin1))

    def _of(self, country: str) -> "_Country":
        if country not in self._countries:
            self._countries[country] = _read(country)
        return self._countries[country]


@dataclass(frozen=True)
class _Country:
    lines: Sequence[str]
    by_name: Mapping[str, Sequence[int]]
    by_other_name: Mapping[str, str]


def _read(country: str) -> _Country:
    lines = place_lines(country)
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if "\tcity\t" in line:
            by_name[line.partition("\t")[0]].append(number)
    return _Country(lines, by_name, dict(line.split("\t") for line in other_name_lines(country)))


def _town(line: str) -> Town:
    _, _, _, admin1, population, latitude, longitude, _ = line.split("\t")
    point = Point(round(float(latitude), 3), round(float(longitude), 3))
    return Town(admin1, int(population or 0), point)


@cache
def _middles() -> dict[tuple[str, str], Point]:
    rows = (line.split("\t") for line in middle_lines())
    return {(country, admin1): Point(float(lat), float(lon)) for country, admin1, lat, lon in rows}


def _inside(towns: Sequence[Town], admin1: str | None) -> list[Town]:
    return [town for town in towns if not admin1 or town.admin1 == admin1]


def _largest_first(town: Town) -> tuple[int, str, Point]:
    return (-town.population, town.admin1, town.point)


def _ambiguous(ordered: Sequence[Town]) -> bool:
    elsewhere = [town for town in ordered[1:] if town.admin1 != ordered[0].admin1]
    return bool(elsewhere) and ordered[0].population < CLEARLY_LARGER * elsewhere[0].population
