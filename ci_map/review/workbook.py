"""The review as an XLSX workbook for Excel, LibreOffice and Google Sheets, there and back.

The first row of each sheet is hidden and holds the ids of the columns ("merge:key" first), so that
a sheet is known again whatever its language or title; the second row is what people read.
"""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ci_map.cells import guarded
from ci_map.codebook import RIGHT_TO_LEFT
from ci_map.export.rule import link
from ci_map.publish.office import without_times
from ci_map.publish.xml_text import legal
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.grid import ADVICE, FIRST, Grid, answers_of
from ci_map.review.questions import ANSWERED, KINDS, Question, QuestionKind
from ci_map.review.texts import texts
from ci_map.spreadsheet import NotAWorkbook, opened

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_000
LONGEST_LIST = 255  # characters of a drop-down; Excel opens no file with a longer one
WIDTHS = {"key": 14, "reason": 60, "facts": 40, "other_facts": 40, "name": 34, "other_name": 34}


def workbook(questions: Sequence[Question], language: str) -> bytes:
    """An XLSX file with a sheet for each kind of question, right to left for Hebrew."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for kind in KINDS.values():
        page = book.create_sheet(texts()["sheets"][kind.id][language])
        page.sheet_view.rightToLeft = language in RIGHT_TO_LEFT
        _fill(page, kind, [one for one in questions if one.kind == kind.id], language)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_times(buffer.getvalue())


def _fill(
    page: "Worksheet", kind: QuestionKind, questions: Sequence[Question], language: str
) -> None:
    columns = kind.all_columns
    page.append([f"{kind.id}:key", *columns[1:]])
    page.append([texts()["columns"][column][language] for column in columns])
    for question in questions:
        cells = {"key": question.key} | dict(question.cells)
        page.append([_cell(cells.get(column, "")) for column in columns])
    page.row_dimensions[1].hidden = True
    page.freeze_panes = f"B{FIRST}"
    _style(page, columns)
    _drop_downs(page, kind, questions, language)


def _cell(text: str) -> str | None:
    return guarded(legal(text))[:LONGEST] or None


def _style(page: "Worksheet", columns: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column, 20)
        page.cell(2, place).font = Font(bold=True)
        for row in range(FIRST, page.max_row + 1):
            cell = page.cell(row, place)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if column in ANSWERED:
                cell.fill = PatternFill("solid", fgColor="FFF8DC")
            if column in ("home", "other_home") and link(str(cell.value or "")):
                cell.hyperlink = str(cell.value)


def _drop_downs(
    page: "Worksheet", kind: QuestionKind, questions: Sequence[Question], language: str
) -> None:
    """One list of answers for all rows that allow the same; a page may also get an address."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    column = get_column_letter(kind.all_columns.index("answer") + 1)
    lists: dict[tuple[str, ...], DataValidation] = {}
    for row, question in enumerate(questions, FIRST):
        answers = question.answers()
        if answers not in lists:
            strict, said = kind.id != "page", _said(question, language)
            lists[answers] = DataValidation("list", f'"{said}"', showErrorMessage=strict)
            page.add_data_validation(lists[answers])
        lists[answers].add(f"{column}{row}")


def _said(question: Question, language: str) -> str:
    """The drop-down as Excel has it; ids where labels would be too long for it or have commas."""
    labels = [question.label(answer, language) for answer in question.answers()]
    said = ",".join(labels)
    fits = len(said) <= LONGEST_LIST and not any("," in one or '"' in one for one in labels)
    return said if fits else ",".join(question.answers())


def read_workbook(path: Path) -> list[Answer]:
    """Every row of every sheet of a review; raises ReviewRefused with cell addresses."""
    try:
        book = opened(path, values=False)
    except NotAWorkbook as error:
        raise ReviewRefused([f"{path.name}: {error}; {ADVICE}"]) from error
    grids = [_grid(path.name, page) for page in book.worksheets]
    faults: list[str] = []
    answers = [
        answer for grid in grids if grid.kind for answer in answers_of(grid, grid.kind, faults)
    ]
    if not any(grid.kind for grid in grids):
        faults.append(
            f"{path.name}: no sheet of a review in it (row 1 holds the columns); {ADVICE}"
        )
    if faults:
        raise ReviewRefused(faults)
    return answers


def _grid(file: str, page: "Worksheet") -> Grid:
    rows = [[_text(value) for value in row] for row in page.iter_rows(values_only=True)]
    return Grid(f"{file}: {page.title}", rows)


def _text(value: Any) -> str:
    """A cell's text; a spreadsheet may have made a number or a date of it."""
    return str(value) if value is not None else ""
