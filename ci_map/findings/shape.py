"""What a finding is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Text = Mapping[str, str]
FEW = 10  # organisations; a share of fewer is flagged


class Verdict(StrEnum):
    """What the data say to a finding of 2015."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Row:
    """A value with its 95 % interval where there is one.

    `count` is how many organisations the value rests on. `state` is the part of a link to the map,
    after #, that shows what is counted.
    """

    label: Text
    value: float | None
    low: float | None = None
    high: float | None = None
    count: int | None = None
    state: str | None = None

    @property
    def few(self) -> bool:
        """Whether it rests on too few to be read as a share."""
        return self.count is not None and self.count < FEW


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows to draw as bars; `unit` is organisations, relations, share (0 to 1) or index."""

    id: str
    title: Text
    unit: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What 2015 said, what the data say, and on what that rests."""

    id: str
    title: Text
    said_2015: Text
    sentence: Text
    verdict: Verdict
    rests_on: Text
    charts: tuple[Chart, ...]
