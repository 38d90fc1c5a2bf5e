"""What stands between the cells of a CSV file: Excel takes the computer's list separator."""

import csv
import io

COMMA = ","
NAMES = {";": "semicolons", "\t": "tabs"}


def separator_of(text: str) -> str:
    """A comma, unless the header has none and is divided by something else."""
    header = text.partition("\n")[0]
    found = max(NAMES, key=header.count)
    return found if COMMA not in header and found in header else COMMA


def with_commas(text: str) -> str:
    """The same cells between commas; a text that is not CSV stays as it is, to be told as such."""
    separator = separator_of(text)
    if separator == COMMA:
        return text
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    written = io.StringIO()
    try:
        csv.writer(written, lineterminator="\n").writerows(reader)
    except csv.Error:
        return text
    return written.getvalue()
