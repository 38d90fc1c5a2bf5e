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
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from ci_map.interest.series import InterestFileInvalid, Series

DATE = re.compile(r"\s*(\d{4})-(\d{2})(-\d{2})?(T\d{2})?\s*$")
LITTLE = 0.5  # what "<1" counts for
HINT = "download it again: trends.google.com, Interest over time, the arrow for CSV"


def read_trends(path: Path) -> list[Series]:
    """A series a search term: the mean of its weeks or months, by year.

    Raises InterestFileInvalid.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InterestFileInvalid(f"{path}: is not UTF-8; {HINT}") from error
    rows = list(csv.reader(text.splitlines()))
    start = next((n for n, row in enumerate(rows) if row and DATE.match(row[0])), None)
    header = rows[start - 1] if start else []
    if start is None or len(header) < 2:
        raise InterestFileInvalid(f"{path}: has no rows of dates below a header; {HINT}")
    return [_series(path, rows, start, column) for column in range(1, len(header))]


def _series(path: Path, rows: Sequence[Sequence[str]], start: int, column: int) -> Series:
    by_year: defaultdict[int, list[float]] = defaultdict(list)
    for year, value in _values(path, rows, start, column):
        by_year[year].append(value)
    means = {year: round(fmean(values), 2) for year, values in sorted(by_year.items())}
    return Series("searches", means, rows[start - 1][column].strip())


def _values(
    path: Path, rows: Sequence[Sequence[str]], start: int, column: int
) -> Iterator[tuple[int, float]]:
    for number, row in enumerate(rows[start:], start=start + 1):
        if not any(cell.strip() for cell in row):
            continue
        date = DATE.match(row[0])
        if not date or len(row) <= column:
            raise InterestFileInvalid(f"{path}:{number}: no date and value: {','.join(row)!r}")
        yield int(date[1]), _value(path, number, row[column])


def _value(path: Path, number: int, cell: str) -> float:
    cell = cell.strip()
    if cell.replace(" ", "") == "<1":
        return LITTLE
    if not cell.isdecimal() or int(cell) > 100:
        allowed = 'a whole number from 0 to 100, or "<1"'
        raise InterestFileInvalid(f"{path}:{number}: bad value {cell!r}; allowed: {allowed}")
    return float(cell)
