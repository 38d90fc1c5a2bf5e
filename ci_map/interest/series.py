"""What all sources of interest come to: a number a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from ci_map.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Series:
    """`values` by year; `id` says of what they are: searches, works, conferences,
    founded, ended.

    `label` is a name of one's own where the source gives one (the search term), else None.
    """

    id: str
    values: Mapping[int, float]
    label: str | None = None


class InterestFileInvalid(WrongUse, ValueError):
    """A file that is not what it should be; the message says where and what to do."""
