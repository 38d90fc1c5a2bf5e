"""A CSV file as rows with their line numbers, and every fault of its form."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ci_map.collect.encoding import NOT_TEXT, decode
from ci_map.collect.faults import Fault, listed
from ci_map.collect.separator import lines, other_form, separator_of

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
CELL_LIMIT = 100_000  # characters; a lost quotation mark makes a cell of the rest of the file
SAVE_AS = (
    'save it as "CSV UTF-8" with commas, without a byte-order mark, or run: ci-map check --repair'
)

AS_CSV = 'open it in a spreadsheet program and save it as "CSV UTF-8" with commas'
NAMELESS = "a name each; ci-map check --repair takes empty columns at the end away"
CUT_SHORT = (
    "is a comma lost? Empty cells at the end, which Excel may leave out, ci-map check --repair adds"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it starts on (from 1) and its cells by column, as they stand."""

    line: int
    cells: dict[str, str]


@dataclass(slots=True)
class Table:
    """A file's rows, and what is wrong with the file itself.

    `is_whole` says that every record of the file became a row: only then is one that is not among
    them missing.
    """

    file: str
    is_whole: bool = False
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, column: str, problem: str, allowed: str) -> None:
        """Note one more fault of this file."""
        self.faults.append(Fault(self.file, line, column, problem, allowed))


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """Read a comma-separated file that must have exactly these columns, in any order.

    A file in a wrong encoding is told and read on as well as can be, so that its other faults are
    told in the same run.
    """
    table = Table(path.name)
    table.rows.extend(rows(path, columns, table))
    return table


def rows(path: Path, columns: Sequence[str], table: Table) -> Iterator[Row]:
    """The rows of `read_table` one after the other, which a long file wants; faults go to `table`
    as they are met, and whether it is whole is known in the end.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        table.fault(1, "file", f"cannot be read ({reason})", f"a CSV file at {path}")
        return
    text = _decoded(content, table)
    records = _records(text, table)
    header = next(records, None)
    if header and (form := other_form(text)):
        table.fault(1, "header", form, SAVE_AS)
    elif header and _header_is_right(header[1], columns, table):
        for line, cells in records:
            row = _row(table, line, header[1], cells)
            if row is not None:
                yield row if len(row.cells) == len(columns) else _known(row, columns)
        table.is_whole = not any(fault.column == "row" for fault in table.faults)
    elif header is None and not table.faults:
        table.fault(1, "header", "the file is empty", listed(columns))


def _decoded(content: bytes, table: Table) -> str:
    decoded = decode(content)
    if decoded.encoding in NOT_TEXT:
        table.fault(1, "file", str(decoded.problem), AS_CSV)
    elif decoded.problem:
        line = content.count(b"\n", 0, decoded.position) + 1
        column = _column_at(content, decoded.position) if decoded.position else "encoding"
        table.fault(line, column, decoded.problem, SAVE_AS)
    return decoded.text


def _column_at(content: bytes, position: int) -> str:
    """The name of the column in which a byte stands, "encoding" when that cannot be told."""
    start = content.rfind(b"\n", 0, position) + 1
    first = content.split(b"\n", 1)[0].decode("latin-1").rstrip("\r")
    mark = separator_of(first)
    try:
        header = next(csv.reader([first], delimiter=mark), [])
        before = next(csv.reader([content[start:position].decode("latin-1")], delimiter=mark), [""])
    except csv.Error:
        return "encoding"
    index = len(before) - 1
    return header[index] if start and 0 <= index < len(header) else "encoding"


def _records(text: str, table: Table) -> Iterator[tuple[int, list[str]]]:
    """Every record that is not empty, with the line it starts on."""
    reader = csv.reader(lines(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        table.fault(start, "row", f"is not CSV: {error}", 'cells with a comma or a " are quoted')


def _header_is_right(header: list[str], columns: Sequence[str], table: Table) -> bool:
    for column in columns:
        if header.count(column) == 0:
            table.fault(1, column, "the column is missing", f"columns: {','.join(columns)}")
        elif header.count(column) > 1:
            table.fault(1, column, "the column stands twice", "one column of each name")
    for column in dict.fromkeys(header):
        if not column:
            table.fault(1, "header", "a column has no name", NAMELESS)
        elif column not in columns:
            table.fault(1, column, "the column is unknown", f"columns: {','.join(columns)}")
    return set(columns) <= set(header)


def _row(table: Table, line: int, header: list[str], cells: list[str]) -> Row | None:
    if not any(cell.strip() for cell in cells):
        return None
    if len(cells) != len(header):
        allowed = f"{len(header)} cells, as in the header; "
        allowed += CUT_SHORT if len(cells) < len(header) else "a comma inside a cell needs quotes"
        table.fault(line, "row", f"has {len(cells)} cells", allowed)
        return None
    row = dict(zip(header, cells, strict=True))
    whole = "".join(cells)
    if len(whole) > CELL_LIMIT or CONTROL.search(whole):
        for column, cell in row.items():
            if wrong := not_text(cell):
                table.fault(line, column, *wrong)
    return Row(line, row)


def _known(row: Row, columns: Sequence[str]) -> Row:
    """The row without the columns that are unknown, which were told in the header."""
    return Row(row.line, {column: row.cells[column] for column in columns})


def not_text(cell: str) -> tuple[str, str] | None:
    """What is wrong with a cell, whatever its column, and what is allowed; None when nothing is."""
    if len(cell) > CELL_LIMIT:
        allowed = f"at most {CELL_LIMIT} characters; is a quotation mark lost?"
        return f"has {len(cell)} characters", allowed
    control = CONTROL.search(cell)
    if control is None:
        return None
    return f"has the control character U+{ord(control[0]):04X}", "printable text"
