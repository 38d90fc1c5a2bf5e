"""Figures as a language writes them."""

from collections.abc import Mapping
from functools import cache

from babel.numbers import format_decimal, format_percent

from ci_map.packaged import packaged


def number(value: float | None, language: str) -> str:
    """Whole numbers whole, others with at most four decimals; a dash for what is not known."""
    if value is None:
        return "–"
    return str(format_decimal(value, format="#,##0.####", locale=language))


def percent(share: float, language: str) -> str:
    """A share as whole per cent; below ten with one decimal."""
    pattern = "#,##0.#%" if 0 < share < 0.1 else "#,##0%"
    return str(format_percent(share, format=pattern, locale=language))


def word(name: str, language: str, **values: str) -> str:
    """A word of words.yaml."""
    return _words()[name][language].format(**values)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = packaged("ci_map.publish.report", "words.yaml")
    return words
