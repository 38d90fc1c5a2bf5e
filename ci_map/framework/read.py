"""A filled-in scorecard back as data; every fault with the address of its cell."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ci_map import codebook
from ci_map.cells import unguarded
from ci_map.errors import WrongUse
from ci_map.framework.scorecard import SCORES, Scorecard, sections
from ci_map.framework.sheet import HEAD, RESTS_ON, SCORE, SHEET
from ci_map.spreadsheet import NotAWorkbook, opened

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
ALLOWED = ", ".join(map(str, SCORES))


class ScorecardInvalid(WrongUse, ValueError):
    """A file that cannot be taken; `faults` has a line a fault: file, sheet, cell, what to do."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def read_scorecard(path: Path) -> Scorecard:
    """Read one file that `new_sheet` wrote and people filled in; raises ScorecardInvalid."""
    page = _page(path)
    rows = {str(cell.value): cell.row for cell in page["A"] if cell.value is not None}
    below = page.max_row + 1  # nothing stands there: where a row is gone, that alone is told
    head = {name: f"C{rows.get(name, below)}" for name in HEAD}
    reader = _Reader(page, f"{path.name}: {SHEET}!")
    reader.faults += [f"{path.name}: {fault}" for fault in _missing(rows)]
    known = {name: row for name, row in rows.items() if name in _lines()}
    card = Scorecard(
        file=path.name,
        initiative=reader.text(head["initiative"]),
        date=reader.date(head["date"]),
        filled_by=reader.text(head["filled_by"]) or None,
        phase=reader.phase(head["phase"]),
        scores={name: reader.score(f"{SCORE}{row}") for name, row in known.items()},
        rests_on=dict(_notes(reader, known)),
    )
    if reader.faults:
        raise ScorecardInvalid(reader.faults)
    return card


def _page(path: Path) -> "Worksheet":
    try:
        page: Worksheet = opened(path, values=True)[SHEET]
    except NotAWorkbook as error:
        raise ScorecardInvalid([f"{path}: is no Excel file (.xlsx): it {error}"]) from error
    except KeyError as error:
        hint = "make one with `ci-map scorecard new`"
        raise ScorecardInvalid([f"{path}: has no sheet {SHEET!r}; {hint}"]) from error
    return page


def _lines() -> frozenset[str]:
    return frozenset(line.id for section in sections() for line in section.lines)


def _missing(rows: dict[str, int]) -> Iterator[str]:
    for name in sorted((_lines() | set(HEAD)) - rows.keys()):
        yield f"{SHEET}: the row {name!r} is gone; copy the answers into a new scorecard"
    for name in sorted(rows.keys() - _lines() - set(HEAD)):
        yield f"{SHEET}!A{rows[name]}: no line is called {name!r}; empty the cell"


def _notes(reader: "_Reader", rows: dict[str, int]) -> Iterator[tuple[str, str]]:
    for name, row in rows.items():
        note = reader.text(f"{RESTS_ON}{row}")
        if note:
            yield name, note


class _Reader:
    """Cells as values; what cannot be taken is a fault."""

    def __init__(self, page: "Worksheet", where: str) -> None:
        self.page = page
        self.where = where
        self.faults: list[str] = []

    def text(self, address: str) -> str:
        value = self._value(address)
        return "" if value is None else unguarded(str(value).strip())

    def score(self, address: str) -> int | None:
        value = self._value(address)
        if isinstance(value, str):
            value = value.strip() or None
        if value is None:
            return None
        found = [score for score in SCORES if str(value) in (str(score), f"{score}.0")]
        if not found or isinstance(value, bool):
            self._fault(address, value, f"{ALLOWED}, or an empty cell")
            return None
        return found[0]

    def date(self, address: str) -> str | None:
        value = self._value(address)
        if value is None:
            return None
        written = value.date().isoformat() if hasattr(value, "date") else str(value).strip()
        if not DATE.fullmatch(written):
            self._fault(address, value, "a date such as 2026-11-30, 2026-11 or 2026")
            return None
        return written

    def phase(self, address: str) -> str | None:
        value = self.text(address)
        phases = codebook.load().phases
        for phase in phases:
            if value in phase.label.values():
                return phase.id
        if not value:
            return None
        self._fault(address, value, ", ".join(phase.label["en"] for phase in phases))
        return None

    def _value(self, address: str) -> Any:
        return self.page[address].value

    def _fault(self, address: str, value: object, allowed: str) -> None:
        self.faults.append(f"{self.where}{address}: {value!r} cannot be taken; allowed: {allowed}")
