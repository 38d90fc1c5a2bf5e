"""The packed file: a zip archive with a table of each country's places, so that few are read.

`places/CC.tsv` has COLUMNS; `other_names/CC.tsv` the further names of its towns, folded, and the
lines that bear them; `middles.tsv` the town in the middle of each country's and region's people.
"""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ci_map.packaged import packaged

FILE = "places.zip"
COLUMNS = ("folded", "name", "kind", "admin1", "population", "latitude", "longitude", "keys")
"""`folded` is the name as `folded` makes it, `keys` are names as folding.fold makes them."""
KINDS = ("country", "region", "county", "city")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """A name for comparison: no case, no accents, no punctuation, "St" for "Saint"."""
    letters = name.lower()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", name.casefold())
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _BETWEEN_WORDS.split(letters)
    return "".join("st" if word in ("saint", "sainte", "ste") else word for word in words)


def countries() -> Iterator[str]:
    """The codes of the countries that the file has, sorted."""
    for member in _archive().namelist():
        if member.startswith("places/"):
            yield member[7:9]


def place_lines(country: str) -> list[str]:
    """The lines of a country's places; none for an unknown country."""
    return _lines(f"places/{country}.tsv")


def other_name_lines(country: str) -> list[str]:
    """Lines of a folded name and the numbers of the lines of places called so, with commas."""
    return _lines(f"other_names/{country}.tsv")


def middle_lines() -> list[str]:
    """Lines of a country, a region (empty for the whole country), latitude and longitude."""
    return _lines("middles.tsv")


def _lines(member: str) -> list[str]:
    try:
        return _archive().read(member).decode().splitlines()
    except KeyError:
        return []


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(files("ci_map.gazetteer").joinpath(FILE).read_bytes()))


@cache
def admin1_codes() -> dict[str, dict[str, str]]:
    """GeoNames' codes of regions by the country and part of ISO 3166-2, where they differ."""
    codes: dict[str, dict[str, str]] = packaged("ci_map.gazetteer", "admin1.yaml")
    return codes
