"""What a report is made of, before it is written in any format. All texts are plain."""

from collections.abc import Sequence
from dataclasses import dataclass

from ci_map.publish.charts import Bar


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the title of the report."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`soft` is for what may be read last: definitions, what a figure rests on."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Large numbers, each with what it counts."""

    figures: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns named in `numeric` stand at the end of their cell; `widths` are shares of the line,
    of any sum.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale from 0 to `most`."""

    title: str
    rows: Sequence[Bar]
    most: float


@dataclass(frozen=True, slots=True)
class Said:
    """What 2015 said, what the data say, and the verdict."""

    said: tuple[str, str]
    say: tuple[str, str]
    verdict: tuple[str, str]
    kind: str


@dataclass(frozen=True, slots=True)
class Name:
    """One organisation or site in a list of many."""

    name: str
    url: str | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """A long list under a title."""

    title: str
    names: Sequence[Name]


Block = Heading | Paragraph | Items | Figures | Table | Chart | Said | Names
