"""Countries and their regions: which exist, and what they are called in five languages."""

import gettext
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import pycountry
from babel import Locale

from ci_map.codebook import LANGUAGES
from ci_map.packaged import packaged


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-2, all officially assigned."""
    return frozenset(country.alpha_2 for country in pycountry.countries)


@cache
def region_codes() -> frozenset[str]:
    """ISO 3166-2, all of them ("US-MA")."""
    return frozenset(region.code for region in pycountry.subdivisions)


def country_name(code: str, language: str) -> str:
    """What Unicode's CLDR calls a country in a language; the code itself where it has no name."""
    return str(_locale(language).territories.get(code, code))


@cache
def codes_by_country() -> Mapping[str, str]:
    """The code of a country by its name in each language and by its codes, in small letters."""
    codes = {country.alpha_3.casefold(): country.alpha_2 for country in pycountry.countries}
    codes |= {code.casefold(): code for code in country_codes()}
    named = sorted(
        (country_name(code, lang), code) for lang in LANGUAGES for code in country_codes()
    )
    return {name.casefold(): code for name, code in named} | codes | {"uk": "GB"}


def region_name(code: str, language: str) -> str:
    """Our name of a region (region_names.yaml), else that of ISO 3166-2, translated where it is."""
    if code in own_region_names():
        return own_region_names()[code][language]
    region = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    return _translation(language).gettext(region.name) if region else code


@cache
def codes_by_region() -> Mapping[str, str]:
    """The code of a region by its name in each language, in small letters; of no shared name."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in region_codes():
        for language in LANGUAGES:
            found[region_name(code, language).casefold()].add(code)
    return {name: min(codes) for name, codes in found.items() if len(codes) == 1}


@cache
def own_region_names() -> dict[str, dict[str, str]]:
    """Our names of regions by their code and language: region_names.yaml."""
    names: dict[str, dict[str, str]] = packaged("ci_map.model", "region_names.yaml")
    return names


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@cache
def _translation(language: str) -> gettext.NullTranslations:
    folder = pycountry.LOCALES_DIR
    return gettext.translation("iso3166-2", folder, languages=[language], fallback=True)
