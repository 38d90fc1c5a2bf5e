"""What a finding is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Text = Mapping[str, str]


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


@dataclass(frozen=True, slots=True)
class FindingChart:
    """Rows to draw; `unit` is organisations, relations, share (0 to 1) or index.

    `form` is "bars", or "steps" when the rows follow one another. `out_of`: whether the `count` of
    a row is all that its share is taken of, and not those that it counts.
    """

    id: str
    title: Text
    unit: str
    rows: tuple[Row, ...]
    form: str = "bars"
    out_of: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a finding of 2015 said, with the figures of today, and whether it holds."""

    text: Text
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """What 2015 said, what the data say, and on what that rests.

    `verdict` is on the finding as a whole; `claims` say of each part of it whether it holds.
    """

    id: str
    title: Text
    said_2015: Text
    sentence: Text
    verdict: Verdict
    claims: tuple[Claim, ...]
    rests_on: Text
    charts: tuple[FindingChart, ...]
