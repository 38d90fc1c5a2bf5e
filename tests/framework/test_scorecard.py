import io
import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ci_map import codebook
from ci_map.framework.compare import as_data, picture
from ci_map.framework.read import ScorecardInvalid, read_scorecard
from ci_map.framework.scorecard import Scorecard, means, sections
from ci_map.framework.sheet import new_sheet
from ci_map.framework.suggest import quotes

HOSTILE = '</script><img src=x onerror=alert(1)> \u202eשלום 🙂 "' + "x" * 300
LINES = [line.id for section in sections() for line in section.lines]


def row_of(page: Worksheet, name: str) -> int:
    return int(next(cell.row for cell in page["A"] if cell.value == name))


def filled(path: Path, cells: Mapping[str, str | float], language: str = "en") -> Path:
    """A scorecard with values in cells named "line id:column" or by address."""
    book = openpyxl.load_workbook(io.BytesIO(new_sheet(language, "Bergen")))
    page = book["Scorecard"]
    for where, value in cells.items():
        name, _, column = where.partition(":")
        address = f"{column}{row_of(page, name)}" if column else where
        page[address] = value
    book.save(path)
    return path


def test_every_condition_precondition_and_indicator_is_a_line() -> None:
    book = codebook.load()
    expected = [*book.preconditions.ids, *book.conditions.ids, *book.indicators.ids]
    assert expected == LINES
    assert len(sections()) == 2 + len(book.backbone_functions)


@pytest.mark.parametrize("language", codebook.LANGUAGES)
def test_an_empty_sheet_reads_back_as_nothing_said(language: str, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(new_sheet(language))
    card = read_scorecard(path)
    assert (card.initiative, card.date, card.phase) == ("", None, None)
    assert card.scores == dict.fromkeys(LINES)
    assert openpyxl.load_workbook(path)["Scorecard"].sheet_view.rightToLeft == (language == "he")


def test_what_is_filled_in_reads_back(tmp_path: Path) -> None:
    phase = codebook.load().phases["organising_for_impact"].label["he"]
    cells: dict[str, str | float] = {
        "C5": "2026-11",
        "C6": HOSTILE,
        "C7": phase,
        "common_agenda:D": 4,
    }
    cells |= {"shared_measurement:D": "2", "community_aware:D": 0.0, "common_agenda:E": HOSTILE}
    card = read_scorecard(filled(tmp_path / "a.xlsx", cells, "he"))
    assert (card.initiative, card.date, card.filled_by) == ("Bergen", "2026-11", HOSTILE)
    assert card.phase == "organising_for_impact"
    assert (card.scores["common_agenda"], card.scores["shared_measurement"]) == (4, 2)
    assert card.scores["community_aware"] == 0
    assert card.rests_on == {"common_agenda": HOSTILE}


def test_faults_name_the_cell_and_what_is_allowed(tmp_path: Path) -> None:
    cells: dict[str, str | float] = {
        "common_agenda:D": 7,
        "agenda_embraced:D": "good",
        "C5": "soon",
        "C7": "Later",
    }
    cells |= {"community_aware:D": True, "data_capacity_grows:D": 2.5}
    path = filled(tmp_path / "bad.xlsx", cells)
    row = row_of(openpyxl.load_workbook(path)["Scorecard"], "common_agenda")
    with pytest.raises(ScorecardInvalid) as caught:
        read_scorecard(path)
    faults = caught.value.faults
    assert len(faults) == 6
    told = f"bad.xlsx: Scorecard!D{row}: 7 cannot be taken; allowed: 0, 1, 2, 3, 4, or an empty"
    assert any(fault.startswith(told) for fault in faults)
    assert any("C5: 'soon'" in fault and "2026-11-30" in fault for fault in faults)
    assert any("C7: 'Later'" in fault and "Pre-launch" in fault for fault in faults)


def test_rows_that_are_gone_or_new_are_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "torn.xlsx", {"common_agenda:A": "mine"})
    with pytest.raises(ScorecardInvalid) as caught:
        read_scorecard(path)
    assert any("'common_agenda' is gone" in fault for fault in caught.value.faults)
    assert any("no line is called 'mine'" in fault for fault in caught.value.faults)


def test_of_a_row_that_is_gone_nothing_else_is_told(tmp_path: Path) -> None:
    path = filled(
        tmp_path / "torn.xlsx", {"date:A": "", "phase:A": "", "C5": "soon", "C7": "Later"}
    )
    with pytest.raises(ScorecardInvalid) as caught:
        read_scorecard(path)
    assert [fault.partition(";")[0] for fault in caught.value.faults] == [
        "torn.xlsx: Scorecard: the row 'date' is gone",
        "torn.xlsx: Scorecard: the row 'phase' is gone",
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a sheet"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(ScorecardInvalid, match="no Excel file"):
        read_scorecard(path)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(ScorecardInvalid, match="has no sheet 'Scorecard'"):
        read_scorecard(tmp_path / "x.xlsx")


def test_only_what_is_to_be_filled_in_is_open() -> None:
    page = openpyxl.load_workbook(io.BytesIO(new_sheet()))["Scorecard"]
    open_cells = {
        cell.coordinate for row in page.rows for cell in row if not cell.protection.locked
    }
    assert page.protection.sheet
    assert len(open_cells) == 4 + 2 * len(LINES)
    checked = {str(each.sqref): each for each in page.data_validations.dataValidation}
    assert sum(len(list(each.sqref.ranges)) for each in checked.values()) <= len(LINES) + 1
    assert any(each.formula1 == '"0,1,2,3,4"' for each in checked.values())


def test_the_same_bytes_each_time() -> None:
    assert new_sheet("he", HOSTILE) == new_sheet("he", HOSTILE)


def test_a_formula_as_a_name_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    path.write_bytes(new_sheet(initiative="=1+1"))
    assert openpyxl.load_workbook(path)["Scorecard"]["C4"].data_type == "s"
    assert read_scorecard(path).initiative == "=1+1"


def test_text_that_no_workbook_holds_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "control.xlsx"
    path.write_bytes(new_sheet("en", "a\x01b", {"common_agenda": ["c\x02d"]}))
    page = openpyxl.load_workbook(path)["Scorecard"]
    assert page["C4"].value == "a\ufffdb"
    assert page[f"F{row_of(page, 'common_agenda')}"].value == "“c\ufffdd”"


def card(name: str, scores: dict[str, int | None], date: str | None = None) -> Scorecard:
    return Scorecard(f"{name}.xlsx", name, date, None, None, scores, {})


def test_means_are_of_what_was_answered() -> None:
    found = means(card("A", {"common_agenda": 4, "shared_measurement": 1, "agenda_embraced": None}))
    assert (found["conditions"].value, found["conditions"].answered) == (2.5, 2)
    assert (found["guide_vision_and_strategy"].value, found["advance_policy"].lines) == (None, 3)


def test_two_of_one_name_stay_apart_in_comparison_and_picture() -> None:
    cards = [card(HOSTILE, {"common_agenda": 4}, "2025"), card(HOSTILE, {"common_agenda": 2})]
    compared = as_data(cards)["comparison"]["conditions"]
    assert sorted(compared.values()) == [2, 4]
    drawn = picture(cards)
    assert "<img" not in drawn
    assert drawn.count("<rect") == 2 + 2  # bars and legend


def test_quotes_stand_beside_their_line_and_are_no_score(tmp_path: Path) -> None:
    evidence = [
        {"field": "conditions", "value": "common_agenda", "quote": "a shared\n vision"},
        {"field": "role", "value": "backbone", "quote": "we are"},
    ]
    line = json.dumps({"url": "https://example.org/", "evidence": evidence})
    told = quotes([line, "", line])
    assert told == {"common_agenda": ["a shared vision — https://example.org/"]}
    path = tmp_path / "q.xlsx"
    path.write_bytes(new_sheet(quotes=told))
    page = openpyxl.load_workbook(path)["Scorecard"]
    assert "a shared vision" in str(page[f"F{row_of(page, 'common_agenda')}"].value)
    assert read_scorecard(path).scores["common_agenda"] is None


def test_a_line_that_classify_did_not_write_is_told() -> None:
    with pytest.raises(ValueError, match="line 2: is no text and no record of `ci-map classify`"):
        quotes(["", "{}"])


def test_a_text_gives_the_whole_sentence_that_shows_a_condition() -> None:
    text = (
        "The Bergen Promise is a partnership of schools and health services. We work by a common"
        " agenda that all partners signed. Our partners use shared measurement! Come and see us."
    )
    told = quotes([json.dumps({"url": "https://example.org/", "text": text})])
    (agenda,) = told["common_agenda"]
    assert agenda == ("We work by a common agenda that all partners signed. — https://example.org/")
    assert told["shared_measurement"][0].startswith("Our partners use shared measurement!")


def test_a_quote_is_never_endless() -> None:
    text = "we help " * 400 + "by a common agenda " + "for all " * 400
    told = quotes([json.dumps({"text": text})])
    assert all(len(quote) < 700 for quotes_ in told.values() for quote in quotes_)
