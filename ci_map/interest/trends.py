"""The CSV file that Google Trends gives a person for download ("Interest over time").

    Category: All categories
    (an empty line)
    Week,collective impact: (Worldwide)
    2009-01-04,<1

The first lines are in the language of the person's account. A row is a day, a week or a month;
100 is the height of the term's own curve, "<1" is more than nothing and less than one.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean

from ci_map.collect.separator import lines
from ci_map.interest.series import InterestFileInvalid, Series

DATE = re.compile(r"\s*(\d{4})-(\d{2})(-\d{2})?(T\d{2})?\s*$")
TOLD = 80  # letters of what is wrong that are told
LITTLE = 0.5  # what "<1" counts for
HINT = "download it again: trends.google.com, Interest over time, the arrow for CSV"


def read_trends(path: Path) -> list[Series]:
    """A series a search term: the mean of its weeks or months, by year.

    Raises InterestFileInvalid with every fault.
    """
    rows = _rows(path)
    start = next((n for n, row in enumerate(rows) if row and DATE.match(row[0])), None)
    header = rows[start - 1] if start else []
    if start is None or len(header) < 2:
        raise InterestFileInvalid(f"{path}: has no rows of dates below a header; {HINT}")
    told = [(n, row) for n, row in enumerate(rows[start:], start + 1) if any(map(str.strip, row))]
    faults = [fault for n, row in told for fault in _faults(f"{path}:{n}", row, len(header))]
    if faults:
        raise InterestFileInvalid("\n".join(faults))
    body = [row for _, row in told]
    return [_series(header[column], body, column) for column in range(1, len(header))]


def _rows(path: Path) -> list[list[str]]:
    try:
        return list(csv.reader(lines(path.read_text(encoding="utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise InterestFileInvalid(f"{path}: is not CSV in UTF-8 ({error}); {HINT}") from error


def _faults(where: str, row: Sequence[str], columns: int) -> list[str]:
    if not DATE.match(row[0]) or len(row) < columns:
        return [f"{where}: no date and value: {','.join(row)[:TOLD]!r}"]
    allowed = 'a whole number from 0 to 100, or "<1"'
    wrong = [cell.strip() for cell in row[1:columns] if _value(cell) is None]
    return [f"{where}: bad value {cell[:TOLD]!r}; allowed: {allowed}" for cell in wrong]


def _series(term: str, body: Iterable[Sequence[str]], column: int) -> Series:
    by_year: defaultdict[int, list[float]] = defaultdict(list)
    for row in body:
        by_year[int(row[0].strip()[:4])].append(_value(row[column]) or 0)
    means = {year: round(fmean(values), 2) for year, values in sorted(by_year.items())}
    return Series("searches", means, term.strip())


def _value(cell: str) -> float | None:
    """From 0 to 100; None for anything else."""
    said = cell.strip()
    if "".join(said.split()) == "<1":
        return LITTLE
    number = int(said) if said.isdecimal() and len(said) < 9 else -1
    return float(number) if 0 <= number <= 100 else None
