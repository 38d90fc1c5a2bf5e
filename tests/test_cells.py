import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from ci_map.cells import cell, csv_cell, csv_text, from_csv, guarded, unguarded
from ci_map.model.organisation import as_text, split_list

letters = st.characters(codec="utf-8", exclude_characters="\x00\r")
texts = st.text(letters) | st.text(letters | st.sampled_from(";'=+-@\" "))
values = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\\"))


@given(texts)
def test_guarding_is_undone_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n"))


@given(texts)
def test_a_cell_of_csv_is_undone_and_has_no_formula_where_excel_divides_at_semicolons(
    text: str,
) -> None:
    assert from_csv(csv_cell(text)) == text
    for part in csv_cell(text).split(";"):
        assert not part.lstrip(' "').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_line_ends_of_a_cell_are_line_feeds() -> None:
    assert csv_text(["a"], [["x\r\ny\rz"]]) == 'a\n"x\ny\nz"\n'


@given(st.lists(texts, min_size=1))
def test_a_row_of_texts_comes_back_from_csv(row: list[str]) -> None:
    back = list(csv.reader(io.StringIO(csv_text(row, [row]))))
    assert [[from_csv(value) for value in cells] for cells in back] == [row, row]
    assert back[0] == [csv_cell(value) for value in row]


@given(st.lists(values.map(str.strip).filter(bool)))
def test_a_list_comes_back_from_its_cell(items: list[str]) -> None:
    assert split_list(as_text(items)) == tuple(items)


def test_numbers_stay_numbers() -> None:
    assert [cell(v) for v in (-1, -0.5, 1 / 3, None, True, "-1")] == [
        "-1",
        "-0.5",
        "0.3333333333",
        "",
        "yes",
        "'-1",
    ]
