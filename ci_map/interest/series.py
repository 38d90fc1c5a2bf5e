"""What all sources of interest come to: a number a year."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ci_map.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Series:
    """`values` by year; `id` says of what: searches, works, conferences, founded, ended.

    `label` is a name of one's own where the source gives one (the search term), else None.
    """

    id: str
    values: Mapping[int, float]
    label: str | None = None


def every_year(counts: Counter[int]) -> dict[int, float]:
    """Counts from the first year to the last; one in between without any has 0."""
    return {year: float(counts[year]) for year in range(min(counts), max(counts) + 1)}


class InterestFileInvalid(WrongUse, ValueError):
    """A file that is not what it should be; the message says where and what to do."""
