"""The review as one CSV file, there and back."""

from collections.abc import Sequence
from pathlib import Path

from ci_map.collect.table import Table, read_table
from ci_map.publish.cells import csv_text, unguarded
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.questions import ANSWERED, KINDS, SIDES, Question

COLUMNS = ("sheet", "key", "score", "value", *SIDES, "reason", *ANSWERED)


def sheet(questions: Sequence[Question]) -> bytes:
    """A CSV file of all questions."""
    rows = [
        [({"sheet": one.kind, "key": one.key} | dict(one.cells)).get(c, "") for c in COLUMNS]
        for one in questions
    ]
    return csv_text(COLUMNS, rows).encode()


def read_sheet(path: Path) -> list[Answer]:
    """Every row of a review; raises ReviewRefused with file, line and column."""
    table = read_table(path, COLUMNS)
    for row in table.rows:
        if row.cells["sheet"] not in KINDS:
            allowed = ", ".join(KINDS)
            table.fault(row.line, "sheet", f"unknown sheet {row.cells['sheet']!r}", allowed)
    if table.faults:
        raise ReviewRefused([str(fault) for fault in table.faults])
    return _answers(table)


def _answers(table: Table) -> list[Answer]:
    found = []
    for row in table.rows:
        cells = {column: unguarded(text.strip()) for column, text in row.cells.items()}
        key, answer, who = (f"{table.file}:{row.line}: {c}" for c in ("key", "answer", "who"))
        given = (cells["answer"], cells["who"], cells["why"])
        found.append(Answer(cells["sheet"], cells["key"], *given, (key, answer, who)))
    return found
