r"""Cells of a spreadsheet: text that a spreadsheet would run as a formula is made harmless.

The rule for every CSV that is written: a text that starts with =, +, -, @, a tab or a line end, or
with an apostrophe, gets one apostrophe in front; who reads it back takes one off. Lists are joined
by "|", a bar inside a value is written "\|", None is an empty cell, yes/no stand for booleans.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from ci_map.model.organisation import as_text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """`guarded` undone."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def cell(value: object) -> str:
    """Any value as a cell; numbers stay numbers, floats with at most ten significant digits."""
    if isinstance(value, float):
        return f"{value:.10g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return guarded(as_text(value))


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file: commas, quotes only where needed, one line feed a row."""
    return csv_bytes(header, rows).decode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The same as UTF-8; a long table is never there as text, which takes four times as much."""
    content = io.BytesIO()
    text = io.TextIOWrapper(content, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(map(guarded, header))
    writer.writerows([cell(value) for value in row] for row in rows)
    text.flush()
    return content.getvalue()
