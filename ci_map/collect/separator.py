"""What a spreadsheet program makes of the form of a CSV file, and the way back.

Excel puts the computer's list separator between the cells, may say so in a first line ("sep=;"),
leaves empty columns at the right, and leaves out the separators of empty cells at the end of a row.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence

COMMA = ","
NAMES = {";": "semicolons", "\t": "tabs"}
SAID = re.compile(r"(?:sep=([;,\t])\r?\n\ufeff*)+", re.IGNORECASE)


def lines(text: str) -> Iterator[str]:
    """The lines of a CSV file, as the csv module wants them: `splitlines` ends one at marks, too,
    that people have inside of a cell (U+2028, U+0085, a vertical tab).
    """
    return iter(io.StringIO(text, newline=""))


def separator_of(text: str) -> str:
    """A comma, unless the header has none and is divided by something else."""
    said = SAID.match(text)
    if said:
        return said[1]
    header = text.partition("\n")[0]
    found = max(NAMES, key=header.count)
    return found if COMMA not in header and found in header else COMMA


def unmarked(text: str) -> str:
    """A text without the byte-order marks at its start, of which programs add one to another."""
    return text.lstrip("\ufeff")


def other_form(text: str) -> str | None:
    """What is wrong between the cells of a text, if something is."""
    separator = separator_of(text)
    if separator != COMMA:
        return f"cells are separated by {NAMES[separator]}, not by commas"
    return 'the first line is not the header but Excel\'s "sep=,"' if SAID.match(text) else None


def with_commas(text: str) -> str:
    """The same cells between commas; a text that is not CSV stays as it is, to be told as such."""
    separator, said = separator_of(text), SAID.match(text)
    text = text[said.end() :] if said else text
    rows = None if separator == COMMA else _rows(text, separator)
    return text if rows is None else _written(rows)


def mended(text: str) -> str:
    """The same table between commas, each row as long as its header; what is no CSV stays."""
    # A header without its empty end may have no comma left, and be divided by something else. Each
    # time it is shorter or has fewer other separators, so that this ends.
    while (once := _mended_once(text)) != text:
        text = once
    return text


def _mended_once(text: str) -> str:
    text = with_commas(text)
    rows = _rows(text, COMMA)
    if not rows:
        return text
    width = len(_without_empty_end(rows[0]))
    even = [_of_width(row, width) for row in rows]
    return text if even == rows else _written(even)


def _of_width(row: list[str], width: int) -> list[str]:
    """A row that says more than its header stays too long, to be told as such; so does none."""
    full = _without_empty_end(row)
    return full + [""] * (width - len(full)) if row else row


def _without_empty_end(row: list[str]) -> list[str]:
    last = max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)
    return row[:last]


def _rows(text: str, separator: str) -> list[list[str]] | None:
    try:
        return list(csv.reader(lines(text), delimiter=separator, strict=True))
    except csv.Error:
        return None


def _written(rows: Sequence[Sequence[str]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
