"""Words of the table: where they stand, and which of them are quoted."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from ci_map.classify.reading import read
from ci_map.classify.witness import of_words
from ci_map.classify.words import PIECE, STEM, Words, spans, terms

COLUMN = ("domains", "health")
TABLE = Words(
    (COLUMN,),
    (0.0,),
    {"clinic": 5.0, "clinic nurses": 6.0, "town": 5.0, "at the": 5.0, "often": 2.0},
    np.array([[1.0], [2.0], [-1.0], [9.0], [9.0]]),
)


@given(st.text(alphabet="ab ñשл木きカー. 7\n", max_size=60))
@example("支援する学校 and schools")
def test_every_term_stands_where_its_span_says(folded: str) -> None:
    found = [folded[start:end] for start, end in spans(folded)]
    assert len(found) == len(terms(folded))
    for term, text in zip(terms(folded), found, strict=True):
        first, *second = term.split(" ")
        assert text.startswith(first) or (len(first) == PIECE and first in text)
        assert len(first) <= STEM
        assert not second or second[0] in text


def test_a_piece_of_a_compound_is_quoted_as_its_whole_word() -> None:
    table = Words((COLUMN,), (0.0,), {"pfleg": 5.0}, np.array([[1.0]]))
    (span, rule), *_ = of_words(read("Die Altenpflege am Ort"), table, COLUMN)
    assert "Die Altenpflege am Ort"[slice(*span)] == "Altenpflege"
    assert rule == "words.pfleg"


def test_words_that_speak_for_a_label_are_quoted_once_and_only_those_that_tell_something() -> None:
    text = "At the town hall the clinic nurses met. Often at the clinic, clinic after clinic."
    quoted = [text[start:end] for (start, end), _ in of_words(read(text), TABLE, COLUMN)]
    assert quoted == ["clinic nurses"]
    assert of_words(read(text), TABLE, ("domains", "youth")) == []
