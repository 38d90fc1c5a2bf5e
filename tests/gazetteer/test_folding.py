from hypothesis import given
from hypothesis import strategies as st

from ci_map.gazetteer.folding import fold, is_word_end, is_word_start


@given(st.text())
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_case_accents_and_quotes_are_folded() -> None:
    assert fold("Éducation İzmir ’Ñandú“ ＡＢＣ") == "education izmir 'nandu\" abc"


def test_hebrew_prefixes_are_no_part_of_the_word() -> None:
    text = "ושבשותפות"
    assert is_word_start(text, 3)
    assert is_word_start(text, 0)
    assert not is_word_start("גדשותפות", 2)


def test_a_word_ends_where_no_letter_follows() -> None:
    assert is_word_end("table, round", 5)
    assert not is_word_end("tables", 5)
