"""Places as directories write them: "Boston, MA", "Ontario", "United States of America"."""

from functools import cache
from typing import TypedDict

import pycountry

from ci_map.collect.sources.found import Found


class PlaceFields(TypedDict, total=False):
    """What is known of where: fields of an organisation, each with the words it was found in."""

    locality: Found
    region: Found
    country: Found


def region(words: str, country: str) -> Found | None:
    """ISO 3166-2 of a region by its code or name ("MA", "Massachusetts"); None when unknown."""
    code = _regions(country).get(_folded(words))
    return Found(code, words) if code else None


def country(words: str) -> Found | None:
    """ISO 3166-1 of a country by a name or code that ISO knows; None when unknown."""
    try:
        found = pycountry.countries.lookup(words.strip())
    except LookupError:
        return None
    return Found(found.alpha_2, words)


def place(words: str, country_code: str) -> PlaceFields:
    """A town and its region in one country: "Boston, MA", "Tulsa, Oklahoma", "Ohio", "Boston".

    What stands after the last comma is a region when it is one, else the whole is the locality.
    """
    town, comma, last = words.rpartition(",")
    found = region(last, country_code)
    if found is None:
        return {"locality": Found(words.strip(), words)} if words.strip() else {}
    named: PlaceFields = {"region": Found(found, words), "country": Found(country_code, words)}
    if comma and town.strip():
        named["locality"] = Found(town.strip(), words)
    return named


@cache
def _regions(country_code: str) -> dict[str, str]:
    known: dict[str, str] = {}
    found = pycountry.subdivisions.get(country_code=country_code)  # type: ignore[no-untyped-call]
    for each in found or ():
        known[_folded(each.code.partition("-")[2])] = each.code
        known[_folded(each.name)] = each.code
    return known


def _folded(words: str) -> str:
    return " ".join(words.replace(".", "").split()).casefold()
