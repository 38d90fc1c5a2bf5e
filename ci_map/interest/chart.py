"""Interest by year as one picture, and as a table."""

from collections.abc import Mapping, Sequence
from functools import cache

from ci_map.cells import csv_text
from ci_map.interest.series import Series
from ci_map.packaged import packaged
from ci_map.publish.charts import Line, lines

FIRST = 2004  # the first year that Google Trends knows


def chart(series: Sequence[Series], language: str = "en") -> str:
    """SVG text: each series on its own scale, from the year FIRST on."""
    drawn = [Line(label(one, language), _drawn(one.values)) for one in series]
    return lines(_words()["title"][language], drawn)


def table(series: Sequence[Series]) -> str:
    """CSV: a row a year, a column a series; empty where a series says nothing."""
    years = sorted({year for one in series for year in one.values})
    header = ["year", *(label(one, "en") for one in series)]
    return csv_text(header, [[year, *(one.values.get(year) for one in series)] for year in years])


def label(series: Series, language: str) -> str:
    """The name of a series; a search term in its own words."""
    name = _words()[series.id][language]
    return f"{name}: {series.label}" if series.label else name


def _drawn(values: Mapping[int, float]) -> dict[float, float]:
    return {year: value for year, value in values.items() if year >= FIRST}


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = packaged("ci_map.interest", "words.yaml")
    return words
