"""The languages that the codebook speaks: every label is in each of them."""

from ci_map.errors import WrongUse

LANGUAGES = ("en", "he", "fr", "es", "de")
RIGHT_TO_LEFT = frozenset({"he"})


class UnknownLanguage(WrongUse, ValueError):
    """A language that the codebook has no labels in."""


def spoken(language: str) -> str:
    """A language that the codebook speaks; raises UnknownLanguage for another."""
    if language not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"unknown language {language!r}; allowed: {allowed}")
    return language
