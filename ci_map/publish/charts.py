"""Charts as SVG text: bars with intervals, bars side by side, lines over years.

Colours are those of Okabe and Ito (2008), told apart by colour-blind readers too; in print and in
the dark they follow the page (`currentColor`). A chart says in its title what it shows, so that a
reader of the screen hears it; its figures stand beside the bars.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 720
LABELS = 250
VALUES = 120
ROW = 26
BAR = 14
SMALL_BAR = 9
MOST = 33  # letters of a label, in the widest of the usual fonts
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#666666")
FONT = "font-family='system-ui, sans-serif' font-size='13' fill='currentColor'"


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: `value`, `low`, `high` on one scale, `text` what is written beside the bar,
    `between` the bounds in words, for where no line can show them.
    """

    label: str
    value: float
    text: str
    low: float | None = None
    high: float | None = None
    faint: bool = False
    between: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A series: a value a year."""

    label: str
    values: Mapping[float, float]


def bars(title: str, rows: Sequence[Bar], most: float | None = None, rtl: bool = False) -> str:
    """Horizontal bars from 0 to `most`, else to the largest value or bound."""
    top = most or max((row.high or row.value for row in rows), default=1) or 1
    parts = [_bar(row, number * ROW + 4, top, rtl) for number, row in enumerate(rows)]
    return _svg(title, len(rows) * ROW + 8, parts, rtl)


def grouped(
    title: str, labels: Sequence[str], series: Mapping[str, Sequence[float | None]], most: float
) -> str:
    """Bars side by side, a group a label and a colour a series, with a legend."""
    step = SMALL_BAR * len(series) + 12
    parts = [_legend(list(series))]
    for place, label in enumerate(labels):
        y = 34 + place * step
        parts.append(_text(LABELS - 10, y + step / 2 - 2, _short(label), "end"))
        for number, (name, values) in enumerate(series.items()):
            value = values[place]
            if value is not None:
                parts.append(_small(y + number * SMALL_BAR, value, most, number, name))
    return _svg(title, 40 + len(labels) * step, parts)


def lines(title: str, series: Sequence[Line], height: int = 320) -> str:
    """Series over years, each on its own scale from 0 to its largest value, which is told."""
    years = [year for line in series for year in line.values]
    if not years:
        return _svg(title, 40, [])
    first, last = min(years), max(years)
    top = 24 * len(series) + 16
    parts = [_axis(first, last, top, height)]
    for number, line in enumerate(series):
        largest = max(line.values.values(), default=0)
        label = f"{line.label} (0–{largest:g})"
        parts.append(_key(number, 8 + 24 * number, label))
        parts.append(_path(line, number, (first, last), (top, height, largest)))
    return _svg(title, height + 40, parts)


def _svg(title: str, height: float, parts: Sequence[str], rtl: bool = False) -> str:
    direction = " direction='rtl'" if rtl else ""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {height:g}' role='img'"
        f" width='{WIDTH}' height='{height:g}'{direction}><title>{escape(title)}</title>"
        f"{''.join(parts)}</svg>"
    )


def _bar(row: Bar, y: float, top: float, rtl: bool) -> str:
    middle = y + BAR / 2 + 5
    scale = (WIDTH - LABELS - VALUES) / top
    x = _Across(rtl)
    drawn = [
        _text(x.at(LABELS - 10), middle, _short(row.label), "end", row.label),
        x.bar(LABELS, y, row.value * scale, 0.45 if row.faint else 1),
        _text(x.at(WIDTH - VALUES + 10), middle, row.text, "start"),
    ]
    if row.low is not None and row.high is not None:
        drawn.append(x.interval(LABELS + row.low * scale, LABELS + row.high * scale, y + BAR / 2))
    return "".join(drawn)


@dataclass(frozen=True, slots=True)
class _Across:
    """Places from the side where a line of the language begins."""

    rtl: bool

    def at(self, x: float) -> float:
        return WIDTH - x if self.rtl else x

    def bar(self, x: float, y: float, width: float, opacity: float) -> str:
        left = WIDTH - x - width if self.rtl else x
        return (
            f"<rect x='{left:.1f}' y='{y:g}' width='{max(width, 1):.1f}' height='{BAR}'"
            f" fill='{COLOURS[0]}' fill-opacity='{opacity:g}'/>"
        )

    def interval(self, low: float, high: float, y: float) -> str:
        ends = (self.at(low), self.at(high))
        strokes = [f"M{ends[0]:.1f} {y:g}H{ends[1]:.1f}"]
        strokes += [f"M{end:.1f} {y - 4:g}v8" for end in ends]
        return f"<path d='{''.join(strokes)}' stroke='currentColor' stroke-width='1.2'/>"


def _text(x: float, y: float, words: str, anchor: str, whole: str | None = None) -> str:
    title = f"<title>{escape(whole)}</title>" if whole and whole != words else ""
    place = f"x='{x:.1f}' y='{y:.1f}' text-anchor='{anchor}'"
    return f"<text {place} {FONT}>{escape(words)}{title}</text>"


def _short(label: str) -> str:
    if len(label) <= MOST:
        return label
    # The mark keeps the dots behind a Latin name in a text that runs from the right.
    return label[: MOST - 1].rstrip() + ("…\u200e" if label.isascii() else "…")


def _small(y: float, value: float, most: float, number: int, name: str) -> str:
    width = max(value / most * (WIDTH - LABELS - 60), 1)
    end = LABELS + width
    return (
        f"<rect x='{LABELS}' y='{y:g}' width='{width:.1f}' height='{SMALL_BAR - 1}'"
        f" fill='{_colour(number)}'><title>{escape(name)}: {value:g}</title></rect>"
        f"<text x='{end + 5:.1f}' y='{y + SMALL_BAR - 1:g}' font-family='system-ui, sans-serif'"
        f" font-size='10' fill='currentColor'>{value:.2g}</text>"
    )


def _legend(names: Sequence[str]) -> str:
    width = WIDTH / max(len(names), 1)
    return "".join(
        f"<rect x='{place * width:.1f}' y='8' width='10' height='10' fill='{_colour(place)}'/>"
        + _text(place * width + 15, 18, _short(name), "start", name)
        for place, name in enumerate(names)
    )


def _key(number: int, y: float, label: str) -> str:
    mark = f"<rect x='0' y='{y:g}' width='18' height='4' fill='{_colour(number)}'/>"
    return mark + _text(26, y + 7, label, "start")


def _axis(first: float, last: float, top: float, height: float) -> str:
    years = range(int(first), int(last) + 1)
    every = max(1, len(years) // 10)
    marks = [
        _text(_year(year, first, last), height + 22, str(year), "middle") for year in years[::every]
    ]
    ground = f"<path d='M30 {height}H{WIDTH - 20}' stroke='currentColor' stroke-width='1'/>"
    return ground + "".join(marks)


def _year(year: float, first: float, last: float) -> float:
    return 30 + (year - first) / max(last - first, 1) * (WIDTH - 60)


def _path(
    line: Line, number: int, years: tuple[float, float], scale: tuple[float, float, float]
) -> str:
    top, height, largest = scale
    points = " ".join(
        f"{_year(year, *years):.1f},{height - value / (largest or 1) * (height - top):.1f}"
        for year, value in sorted(line.values.items())
    )
    return f"<polyline points='{points}' fill='none' stroke='{_colour(number)}' stroke-width='2'/>"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]
