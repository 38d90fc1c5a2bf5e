"""The review as CSV: all questions in one file, or one sheet of the workbook saved as CSV.

What comes back may have gone through any program: Excel writes a byte-order mark and, where commas
mark decimals, semicolons; Google Sheets writes carriage returns; people add columns of their own.
"""

import csv
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from ci_map.cells import csv_bytes, from_csv
from ci_map.collect.encoding import decode
from ci_map.collect.faults import listed
from ci_map.collect.separator import lines
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.grid import ADVICE, Grid, answers_of
from ci_map.review.questions import ANSWERED, KINDS, SIDES, Question

COLUMNS = ("sheet", "key", "score", "value", *SIDES, "reason", *ANSWERED)
NEEDED = ("sheet", "key", *ANSWERED)
UNICODE = ("UTF-8", "UTF-8 with BOM", "UTF-16")
Rows = list[list[str]]


def sheet(questions: Sequence[Question]) -> bytes:
    """A CSV file of all questions."""
    rows = [
        [({"sheet": one.kind, "key": one.key} | dict(one.cells)).get(c, "") for c in COLUMNS]
        for one in questions
    ]
    return csv_bytes(COLUMNS, rows)


def read_sheet(path: Path) -> list[Answer]:
    """Every row of a review; raises ReviewRefused with file, row and column."""
    rows = _rows(path)
    faults: list[str] = []
    grid = Grid(path.name, rows)
    found = answers_of(grid, grid.kind, faults) if grid.kind else _answers(path.name, rows, faults)
    answers = list(found)
    if faults:
        raise ReviewRefused(faults)
    return answers


def _rows(path: Path) -> Rows:
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise ReviewRefused([f"{path.name}: cannot be read ({error.strerror})"]) from error
    if decoded.encoding not in UNICODE:
        raise ReviewRefused([f"{path.name}: {decoded.problem}; save it as CSV in UTF-8"])
    mark = max(",;\t", key=next(lines(decoded.text), "").count)
    try:
        return list(csv.reader(lines(decoded.text), delimiter=mark, strict=True))
    except csv.Error as error:
        raise ReviewRefused([f"{path.name}: is not CSV ({error}); {ADVICE}"]) from error


def _answers(file: str, rows: Rows, faults: list[str]) -> Iterator[Answer]:
    header = rows[0] if rows else []
    missing = [column for column in NEEDED if column not in header]
    faults += [f"{file}:1: {column}: the column is missing; {ADVICE}" for column in missing]
    if missing:
        return
    for number, row in enumerate(rows[1:], 2):
        texts = dict(zip_longest(header, row[: len(header)], fillvalue=""))
        cells = {column: from_csv(texts[column].strip()) for column in NEEDED}
        key, answer, who = (f"{file}:{number}: {column}" for column in ("key", "answer", "who"))
        if any(cells.values()) and cells["sheet"] not in KINDS:
            problem = f"unknown sheet {cells['sheet']!r}; {listed(tuple(KINDS))}"
            faults.append(f"{file}:{number}: sheet: {problem}")
        elif any(cells.values()):
            given = (cells["answer"], cells["who"], cells["why"])
            yield Answer(cells["sheet"], cells["key"], *given, (key, answer, who))
