from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ci_map.codebook import LANGUAGES
from ci_map.review.answers import Answer, ReviewRefused, decide
from ci_map.review.questions import KINDS, Question
from ci_map.review.workbook import read_workbook, workbook

HOSTILE = '=HYPERLINK("http://evil","x")</script>\u202e😀 ' + "א" * 300
QUESTIONS = [
    Question("merge", "organisations/a list/b", {"name": HOSTILE, "home": "https://a.org/"}),
    Question("merge", "organisations/c list/d", {"name": "C", "home": "javascript:alert(1)"}),
    Question("class", "fsg roles", {"name": "FSG", "value": "funder"}),
    Question("page", "fsg", {"name": "FSG", "home": "https://gone.example/"}),
]


def saved(folder: Path, questions: Sequence[Question] = QUESTIONS, language: str = "en") -> Path:
    path = folder / "review.xlsx"
    path.write_bytes(workbook(questions, language))
    return path


def answered(path: Path, cells: dict[str, dict[str, str]]) -> Path:
    """Fill cells ("I3": text) by the kind of the sheet and save as a spreadsheet would."""
    book = load_workbook(path)
    for kind, texts in cells.items():
        for address, text in texts.items():
            sheet_of(book.worksheets, kind)[address] = text
    book.save(path)
    return path


def sheet_of(sheets: Sequence[Worksheet], kind: str) -> Worksheet:
    return next(s for s in sheets if str(s["A1"].value) == f"{kind}:key")


def column(kind: str, name: str) -> str:
    return "ABCDEFGHIJKLMNOP"[KINDS[kind].all_columns.index(name)]


def given(answers: Sequence[Answer]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.key, one.answer) for one in answers if one.answer]


def test_answers_come_back_in_any_language(tmp_path: Path) -> None:
    answer, who = column("merge", "answer"), column("merge", "who")
    path = answered(
        saved(tmp_path, language="he"),
        {
            "merge": {
                f"{answer}3": "אותו גוף",
                f"{who}3": "עדה",
                f"{answer}4": " Different",
                f"{who}4": "Ada",
            }
        },
    )
    decided = decide(read_workbook(path), "2026-11-23")
    assert [(d.left, d.judgement, d.right, d.who) for d in decided.decisions] == [
        ("list/b", "same", "organisations/a", "עדה"),
        ("list/d", "different", "organisations/c", "Ada"),
    ]


def test_hebrew_sheets_run_from_right_to_left(tmp_path: Path) -> None:
    book = load_workbook(saved(tmp_path, language="he"))
    assert all(page.sheet_view.rightToLeft for page in book.worksheets)
    book = load_workbook(saved(tmp_path))
    assert not any(page.sheet_view.rightToLeft for page in book.worksheets)


def test_no_text_becomes_a_formula_and_only_web_addresses_become_links(tmp_path: Path) -> None:
    page = sheet_of(load_workbook(saved(tmp_path)).worksheets, "merge")
    name = page[f"{column('merge', 'name')}3"]
    assert name.data_type == "s"
    assert name.value == f"'{HOSTILE}"
    home = column("merge", "home")
    assert page[f"{home}3"].hyperlink.target == "https://a.org/"
    assert page[f"{home}4"].hyperlink is None


def test_a_class_has_the_values_of_its_field_as_drop_down(tmp_path: Path) -> None:
    page = sheet_of(load_workbook(saved(tmp_path)).worksheets, "class")
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == '"Infrastructure body,Backbone,Initiative,Funder,unsure"'
    assert str(rule.sqref) == f"{column('class', 'answer')}3"


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Funder", "funder"),
        ("Funders", "funder"),
        ("יוזמה", "initiative"),
        ("יוזמות", "initiative"),
    ],
)
def test_a_role_is_answered_by_the_name_of_one_or_of_many(label: str, value: str) -> None:
    assert Question("class", "fsg roles").answer(label) == value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", ["roles", "place_scale", "sector", "domains", "place_based"])
def test_a_class_is_answered_by_its_label(tmp_path: Path, field: str, language: str) -> None:
    question = Question("class", f"fsg {field}", {"name": "FSG"})
    path = saved(tmp_path, [question], language)
    page = sheet_of(load_workbook(path).worksheets, "class")
    (rule,) = page.data_validations.dataValidation
    offered = rule.formula1.strip('"').split(",")
    assert len(rule.formula1) <= 257  # Excel opens no file with a longer one
    for value, label in zip(question.answers(), offered, strict=True):
        assert label in (question.label(value, language), value)
        cells = {f"{column('class', 'answer')}3": label, f"{column('class', 'who')}3": "Ada"}
        (fact,) = decide(read_workbook(answered(path, {"class": cells})), "2026-11-23").facts
        assert value in (fact.value, "unsure")


def test_faults_are_told_with_the_address_of_their_cell(tmp_path: Path) -> None:
    answer, who = column("merge", "answer"), column("merge", "who")
    path = answered(saved(tmp_path), {"merge": {f"{answer}3": "sam", f"{answer}4": "same"}})
    with pytest.raises(ReviewRefused) as caught:
        decide(read_workbook(path), "2026-11-23")
    assert caught.value.faults == (
        f"review.xlsx: Same body!{answer}3: unknown answer 'sam'; allowed: same, different, unsure",
        f"review.xlsx: Same body!{who}3: is empty; the name of the person who answered",
        f"review.xlsx: Same body!{who}4: is empty; the name of the person who answered",
    )


def test_an_answer_whose_key_is_gone_and_a_lost_column_are_refused(tmp_path: Path) -> None:
    answer = column("merge", "answer")
    who = column("page", "who")
    path = answered(
        saved(tmp_path), {"merge": {"A3": "", f"{answer}3": "same"}, "page": {f"{who}1": "x"}}
    )
    with pytest.raises(ReviewRefused) as caught:
        read_workbook(path)
    assert [fault.split("; ")[0] for fault in caught.value.faults] == [
        "review.xlsx: Same body!A3: the key of this answer is gone",
        "review.xlsx: Broken home pages!1: no column 'who'",
    ]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "review.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(ReviewRefused, match=r"review\.xlsx: is not an XLSX workbook"):
        read_workbook(path)


def test_rows_may_be_sorted_and_columns_moved(tmp_path: Path) -> None:
    path = saved(tmp_path)
    book = load_workbook(path)
    page = sheet_of(book.worksheets, "merge")
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    answer = KINDS["merge"].all_columns.index("answer")
    rows[3][answer], rows[3][answer + 1] = "same", "Ada"
    rows[2], rows[3] = rows[3], rows[2]
    for number, row in enumerate(rows, 1):
        for place, value in enumerate([row[0], *row[:0:-1]], 1):
            page.cell(number, place).value = value
    book.save(path)
    assert given(read_workbook(path)) == [("merge", "organisations/c list/d", "same")]


def test_a_new_address_of_a_page_is_a_fact(tmp_path: Path) -> None:
    answer, who = column("page", "answer"), column("page", "who")
    path = answered(
        saved(tmp_path), {"page": {f"{answer}3": "https://new.example/", f"{who}3": "Ada"}}
    )
    (fact,) = decide(read_workbook(path), "2026-11-23").facts
    assert (fact.id, fact.field, fact.value) == ("fsg", "url", "https://new.example/")
