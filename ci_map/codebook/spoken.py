"""The languages that the codebook speaks: every label is in each of them."""

from ci_map.errors import WrongUse

LANGUAGE_NAMES = {
    "en": "English", "he": "עברית", "fr": "Français", "es": "Español", "de": "Deutsch"
}  # fmt: skip
"""Each language in itself, as menus show it."""

LANGUAGES = tuple(LANGUAGE_NAMES)
RIGHT_TO_LEFT = frozenset({"he"})


class UnknownLanguage(WrongUse, ValueError):
    """A language that the codebook has no labels in."""


def spoken(language: str) -> str:
    """A language that the codebook speaks; raises UnknownLanguage for another."""
    if language not in LANGUAGES:
        allowed = ", ".join(LANGUAGES)
        raise UnknownLanguage(f"unknown language {language!r}; allowed: {allowed}")
    return language
