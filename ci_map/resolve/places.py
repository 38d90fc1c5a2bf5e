"""Words of places: what a row says of where it is, in words that a name may use."""

import re
from functools import lru_cache

import pycountry

from ci_map.codebook import LANGUAGES
from ci_map.model.places import country_name, region_name
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.words import Word, words_of

# Words of countries' names that mark no place: "United Way" is not of the United States.
OF_STATES = frozenset(("united", "kingdom", "republic", "federation", "emirate", "democratic"))


@lru_cache(maxsize=100_000)
def place_words(text: str) -> frozenset[str]:
    """The words of a place ("Green Bay, Wisconsin") that may mark it in a name."""
    return frozenset(word.text for word in words_of(text) if _marks(word))


def _marks(word: Word) -> bool:
    return word.kind is WordKind.ORDINARY and (len(word.text) > 2 or word.short)


@lru_cache(maxsize=1000)
def country_words(code: str) -> frozenset[str]:
    """What a country is called in the codebook's languages, and its codes."""
    names = [country_name(code, language) for language in LANGUAGES]
    country = pycountry.countries.get(alpha_2=code)
    codes = [country.alpha_2, country.alpha_3] if country else []
    words = place_words(" ".join(names)) | _read_as(names)
    return (words - OF_STATES) | frozenset(c.casefold() for c in codes)


def _read_as(names: list[str]) -> frozenset[str]:
    """Countries that the lexicon knows as concepts ("canadian" is "canada")."""
    return frozenset(word.text for word in words_of(" ".join(names[:1])) if len(word.text) > 3)


@lru_cache(maxsize=10_000)
def region_words(code: str) -> frozenset[str]:
    """What a region is called, and its short code ("US-MA": massachusetts, ma)."""
    if not re.fullmatch(r"[A-Z]{2}-[A-Z0-9]{1,3}", code):
        return frozenset()
    short = code.split("-")[1].casefold()
    codes = frozenset((short,)) if short.isalpha() else frozenset()
    return place_words(region_name(code, "en")) | codes
