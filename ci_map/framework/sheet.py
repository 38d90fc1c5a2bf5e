"""The scorecard as an Excel sheet that a team fills in with its partners.

Headings are locked and what is to be filled in is open, without a password: it keeps from
accidents, not from people. Column A holds the ids by which it is read back, out of sight.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ci_map import codebook
from ci_map.cells import guarded
from ci_map.framework.scorecard import SCORES, Section, sections
from ci_map.framework.words import word
from ci_map.publish.office import without_times
from ci_map.publish.xml_text import legal

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Scorecard"
LISTS = "Lists"
HEAD = ("initiative", "date", "filled_by", "phase")
FIRST_HEAD = 4  # row
COLUMNS = ("line", "meaning", "score", "rests_on", "pages_say")
WIDTHS = (4, 36, 54, 8, 44, 54)
SCORE, RESTS_ON, PAGES_SAY = "D", "E", "F"
LINE = 15  # points
LONGEST = 32_767
HEBREW = re.compile("[\u0590-\u05ff]")
BLUE, TINT = "0B6FA4", "E8F1F7"

Quotes = Mapping[str, Sequence[str]]


def new_sheet(language: str = "en", initiative: str = "", quotes: Quotes | None = None) -> bytes:
    """An empty scorecard; `quotes` are what pages of the initiative say, by id of the line."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.worksheets[0]
    page.title = SHEET
    page.sheet_view.rightToLeft = language in codebook.RIGHT_TO_LEFT
    _write_head(page, language, initiative)
    rows = _write_lines(page, language, quotes or {})
    _restrict(page, language, rows)
    _write_phases(book.create_sheet(LISTS), language)
    _print_setup(page)
    buffer = io.BytesIO()
    book.save(buffer)
    return without_times(buffer.getvalue())


def _write_head(page: "Worksheet", language: str, initiative: str) -> None:
    _words(page["B1"], word("title", language), size=16, bold=True)
    page.row_dimensions[1].height = 2 * LINE
    for row, name in ((2, "how"), (3, "scale")):
        page.merge_cells(f"B{row}:F{row}")
        _words(page[f"B{row}"], word(name, language))
    page.row_dimensions[2].height = 2 * LINE + 4
    for row, name in enumerate(HEAD, start=FIRST_HEAD):
        page[f"A{row}"] = name
        _words(page[f"B{row}"], word(name, language), bold=True)
        _open(page[f"C{row}"])
    page[f"C{FIRST_HEAD}"] = _cell(initiative) or None


def _write_lines(page: "Worksheet", language: str, quotes: Quotes) -> list[int]:
    """Write every section; returns the rows that are to be scored."""
    row = FIRST_HEAD + len(HEAD) + 1
    scored: list[int] = []
    for section in sections():
        _write_heading(page, row, section, language)
        for line in section.lines:
            row += 1
            _write_line(page, row, line, language)
            _write_quotes(page, row, quotes.get(line.id, ()))
            scored.append(row)
        row += 2
    return scored


def _write_heading(page: "Worksheet", row: int, section: Section, language: str) -> None:
    from openpyxl.styles import Font, PatternFill

    titles = [section.heading.label[language]]
    titles += [word(name, language) for name in COLUMNS[1:]]
    for column, title in zip("BCDEF", titles, strict=True):
        cell = page[f"{column}{row}"]
        _words(cell, title)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=BLUE)


def _write_line(page: "Worksheet", row: int, line: codebook.Entry, language: str) -> None:
    page[f"A{row}"] = line.id
    page.row_dimensions[row].height = LINE * max(
        -(-len(line.label[language]) // WIDTHS[1]),
        -(-len(line.definition[language]) // WIDTHS[2]),
        2,
    )
    _words(page[f"B{row}"], line.label[language])
    _words(page[f"C{row}"], line.definition[language])
    _open(page[f"{SCORE}{row}"])
    _open(page[f"{RESTS_ON}{row}"])


def _write_quotes(page: "Worksheet", row: int, quotes: Iterable[str]) -> None:
    _words(page[f"{PAGES_SAY}{row}"], _cell("\n".join(f"“{quote}”" for quote in quotes)))


def _cell(text: str) -> str:
    """Text of others as a workbook can hold it; no program runs it."""
    return guarded(legal(text))[:LONGEST]


def _words(cell: "Cell", text: str, size: int = 11, bold: bool = False) -> None:
    from openpyxl.styles import Alignment, Font

    cell.value = text or None
    cell.font = Font(size=size, bold=bold)
    # What begins with a figure would run from the left in a Hebrew sheet.
    order = 2 if HEBREW.search(text) else 0
    cell.alignment = Alignment(
        horizontal="right" if order else None,
        wrap_text=size == 11,
        vertical="top",
        readingOrder=order,
    )


def _open(cell: "Cell") -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    line = Side(style="thin", color=BLUE)
    cell.protection = Protection(locked=False)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.fill = PatternFill("solid", start_color=TINT)
    cell.border = Border(left=line, right=line, top=line, bottom=line)


def _restrict(page: "Worksheet", language: str, rows: Sequence[int]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    scores = DataValidation("list", formula1=f'"{",".join(map(str, SCORES))}"', allow_blank=True)
    scores.error = word("wrong_score", language)
    for row in rows:
        scores.add(f"{SCORE}{row}")
    count = len(codebook.load().phases)
    phases = DataValidation("list", formula1=f"{LISTS}!$A$1:$A${count}", allow_blank=True)
    phases.error = word("wrong_phase", language)
    phases.add(f"C{FIRST_HEAD + HEAD.index('phase')}")
    for each in (scores, phases):
        each.showErrorMessage = True
        page.add_data_validation(each)
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False


def _write_phases(page: "Worksheet", language: str) -> None:
    for row, phase in enumerate(codebook.load().phases, start=1):
        page[f"A{row}"] = phase.label[language]
    page.sheet_state = "hidden"


def _print_setup(page: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.column_dimensions["A"].hidden = True
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.freeze_panes = f"A{FIRST_HEAD}"
