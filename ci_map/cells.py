r"""Cells of a spreadsheet: text that a spreadsheet would run as a formula is made harmless.

The rule for every CSV that is written: a text that starts with =, +, -, @ (or their full-width
forms, which a Japanese Excel takes for them), a tab or a line end, or with an apostrophe, gets one
apostrophe in front; who reads it back takes one off. So does what stands behind a semicolon, at
which Excel divides cells in many countries. Line ends are line feeds. Lists are joined by "|", a
bar inside a value is written "\|", None is an empty cell, yes/no stand for booleans.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ci_map.model.organisation import as_text

SIGNS = "=+@\uff1d\uff0b\uff0d\uff20-"
FORMULA_STARTS = (*SIGNS, "\t", "\r", "\n", "'")
# A semicolon, and behind it marks that Excel passes over, if any, and a sign of a formula.
BEHIND = re.compile(rf";(?=[\s'\"]*[{SIGNS}])")
GUARDED_BEHIND = re.compile(rf";'(?=[\s'\"]*[{SIGNS}])")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """`guarded` undone."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def csv_cell(text: str) -> str:
    """A text as a cell of a CSV file, in which a semicolon may divide cells, too."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return guarded(BEHIND.sub(";'", text) if ";" in text else text)


def from_csv(text: str) -> str:
    """`csv_cell` undone, but for the line ends."""
    return unguarded(GUARDED_BEHIND.sub(";", text) if ";'" in text else text)


def cell(value: object) -> str:
    """Any value as a cell; numbers stay numbers, floats with at most ten significant digits."""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return csv_cell(as_text(value))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file: commas, quotes only where needed, one line feed a row."""
    return csv_bytes(header, rows).decode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The same as UTF-8; a long table is never there as text, which takes four times as much."""
    content = io.BytesIO()
    text = io.TextIOWrapper(content, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(csv_cell, header))
    writer.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    return content.getvalue()
