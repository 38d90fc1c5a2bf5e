"""XLSX workbooks whose bytes depend on nothing but what is in them."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from ci_map.cells import guarded
from ci_map.errors import WrongUse
from ci_map.model.organisation import as_text
from ci_map.publish.office import without_times
from ci_map.publish.xml_text import legal

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
    book = Workbook(write_only=True)  # a cell is there while it is written
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


def _fill(page: Any, sheet: Sheet) -> None:
    """Write a sheet row by row; openpyxl's types lack most of what such a `page` has."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(column) for column in range(1, len(sheet.header) + 1)]
    for place, (letter, title) in enumerate(zip(letters, sheet.header, strict=True)):
        width = max((len(as_text(row[place])) for row in sheet.rows), default=0)
        page.column_dimensions[letter].width = min(max(width, len(title)) + 2, WIDEST)
    whole = f"A1:{letters[-1]}{len(sheet.rows) + 1}"
    page.freeze_panes, page.auto_filter.ref = "A2", whole
    page.calculate_dimension = lambda: whole  # which openpyxl does not know before the last row
    page.append([_cell(page, title, font=Font(bold=True)) for title in sheet.header])
    for row in sheet.rows:
        page.append([_cell(page, typed_cell(value)) for value in row])


def _cell(page: Any, value: str | float | None, **style: object) -> object:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(page, value)
    cell.data_type = "s"  # openpyxl takes "#N/A" for an error
    for name, look in style.items():
        setattr(cell, name, look)
    return cell
