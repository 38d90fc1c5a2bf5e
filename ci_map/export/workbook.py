"""XLSX workbooks whose bytes depend on nothing but what is in them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from ci_map.cells import guarded
from ci_map.errors import WrongUse
from ci_map.model.organisation import as_text
from ci_map.publish.office import without_times
from ci_map.publish.xml_text import legal

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDEST = 60  # characters
LONGEST = 32_767  # characters that Excel lets a cell hold
ROWS = 1_048_575  # that Excel lets a sheet hold below its header


class TooManyRows(WrongUse, ValueError):
    """A table that no sheet can hold; the message says what can."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a header, and rows of values of any kind that the rule knows."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[object]]


def workbook(sheets: Iterable[Sheet], right_to_left: bool = False) -> bytes:
    """An XLSX file: typed cells, frozen bold headers with filters. Raises TooManyRows."""
    from openpyxl import Workbook

    sheets = list(sheets)
    _check_rows(sheets)
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        page.sheet_view.rightToLeft = right_to_left
        _fill(page, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_times(buffer.getvalue())


def _check_rows(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        if len(sheet.rows) > ROWS:
            raise TooManyRows(
                f"{sheet.title} has {len(sheet.rows):,} rows, a sheet holds {ROWS:,};"
                " export an organisation's surroundings, or datapackage or parquet"
            )


def typed_cell(value: object) -> str | int | float | bool | None:
    """A value for a cell by the rule of `ci_map.export.rule`."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if isfinite(value) else None
    return guarded(legal(as_text(value)))[:LONGEST] or None


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    rows = [sheet.header, *sheet.rows]
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            _write(page, number, column, typed_cell(value))
    for column, title in enumerate(sheet.header, start=1):
        page.cell(1, column).font = Font(bold=True)
        width = max(len(title), *(len(as_text(row[column - 1])) for row in rows))
        page.column_dimensions[get_column_letter(column)].width = min(width + 2, WIDEST)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions


def _write(page: "Worksheet", row: int, column: int, value: str | float | None) -> None:
    if value is None:
        return
    cell = page.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes "#N/A" for an error
