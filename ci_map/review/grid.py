"""A sheet of the workbook as it comes back, whatever program wrote it: rows of texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ci_map.cells import unguarded
from ci_map.review.answers import Answer
from ci_map.review.questions import ANSWERED, KINDS, QuestionKind

FIRST = 3  # the row of the first question; the rows above name the columns
ADVICE = "export the review again and copy the answers over"


@dataclass(frozen=True, slots=True)
class Grid:
    """`name` stands before the address of a cell ("review.xlsx: Same body")."""

    name: str
    rows: Sequence[Sequence[str]]

    @property
    def kind(self) -> QuestionKind | None:
        """Which questions it holds, from its first cell ("merge:key"); None for another sheet."""
        name, _, column = self.cell(1, 1).partition(":")
        return KINDS.get(name) if column == "key" else None

    def cell(self, row: int, column: int) -> str:
        """The text of a cell, counted from 1; empty beyond the edge."""
        cells = self.rows[row - 1] if row <= len(self.rows) else ()
        return unguarded(cells[column - 1].strip()) if column <= len(cells) else ""

    def address(self, row: int, column: int) -> str:
        """What people find the cell by."""
        return f"{self.name}!{_letters(column)}{row}"


def _letters(column: int) -> str:
    """The name of a column: A to Z, AA, AB and so on."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def answers_of(grid: Grid, kind: QuestionKind, faults: list[str]) -> Iterator[Answer]:
    """Every row with a key; what is wrong with the sheet goes to `faults`."""
    titles = {grid.cell(1, column): column for column in range(2, len(grid.rows[0]) + 1)}
    where = titles | {"key": 1}
    missing = [column for column in ANSWERED if column not in where]
    faults += [f"{grid.name}!1: no column {column!r}; {ADVICE}" for column in missing]
    if missing:
        return
    for row in range(FIRST, len(grid.rows) + 1):
        said = {column: grid.cell(row, where[column]) for column in ("key", *ANSWERED)}
        key, answer, who = (grid.address(row, where[c]) for c in ("key", "answer", "who"))
        if said["key"]:
            given = said["key"], said["answer"], said["who"], said["why"]
            yield Answer(kind.id, *given, (key, answer, who))
        elif any(said.values()):
            faults.append(f"{key}: the key of this answer is gone; {ADVICE}")
