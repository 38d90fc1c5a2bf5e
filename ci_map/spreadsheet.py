"""The one door for workbooks (XLSX) of others: small when unpacked, without entities."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 64_000_000  # unpacked; a review of 20,000 questions has 20 million
MOST_PARTS = 1000
MOST_CELLS = 5_000_000
DOCTYPES = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))


class NotAWorkbook(ValueError):
    """A file that is not opened; the message says why."""


def opened(path: Path, *, values: bool) -> "Workbook":
    """A workbook; with `values` what formulas came to, else the formulas themselves.

    Raises NotAWorkbook, and OSError when there is no such file.
    """
    from openpyxl import load_workbook

    content = io.BytesIO(path.read_bytes())
    try:
        _check_package(content)
        book = load_workbook(content, data_only=values)
        _check_cells({page.title: page.max_row * page.max_column for page in book.worksheets})
    except NotAWorkbook:
        raise
    except Exception as error:  # openpyxl lets pass whatever a damaged part leads to
        raise NotAWorkbook(f"is not an XLSX workbook ({type(error).__name__}: {error})") from error
    return book


def _check_package(content: io.BytesIO) -> None:
    """Look at each part before openpyxl does. A part never gives more than its header says."""
    with zipfile.ZipFile(content) as package:
        parts = package.infolist()
        size = sum(part.file_size for part in parts)
        if size > MOST_BYTES or len(parts) > MOST_PARTS:
            found = f"{size:,} bytes in {len(parts):,} parts when unpacked"
            raise NotAWorkbook(f"has {found}; at most {MOST_BYTES:,} in {MOST_PARTS:,} are read")
        for part in parts:
            text = package.read(part)
            if any(mark in text for mark in DOCTYPES):
                raise NotAWorkbook(f"has a document type in {part.filename}, as no workbook has")


def _check_cells(cells: Mapping[str, int]) -> None:
    """Cells by sheet, empty ones too: each takes memory once it is asked for."""
    total = sum(cells.values())
    if total > MOST_CELLS:
        largest = max(cells, key=lambda title: cells[title])
        found = f"{total:,} cells, {cells[largest]:,} of them in the sheet {largest!r}"
        raise NotAWorkbook(f"has {found}; at most {MOST_CELLS:,} are read")
