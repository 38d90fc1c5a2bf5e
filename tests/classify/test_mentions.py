import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.classify.labelled import read_labelled
from ci_map.classify.mentions import LONGEST, _is_meant, mentions
from ci_map.gazetteer import is_known
from ci_map.gazetteer.folding import fold
from tests.classify.test_labelled import LABELLED

WORD = re.compile(
    r"(?:Sta?|Ft|Mt)\.|[^\W\d_](?:[^\W\d_]|['’\"״׳](?=[^\W\d_])|\.(?=[A-Z]\.|[a-z]))*"
)
PIECES = [
    "New", "York", "St.", "Louis", "Saint", "d'", "l’", "É", "Évry", "U.S.", "U.", "S.", "A", "Rio",
    "de", "Janeiro", "Leeds", "leeds", "LEEDS", "Leeds's", "Leeds'", "'s", "Reading", "reading",
    "Ｌeeds", "Georgia", "Kansas City", "North", "Carolina", "-", "–", ",", ".", " ", "\n",
    "2", "ב", "ירושלים", "Île-de-France", "ß", "İzmir", "Stoke-on-Trent",
]  # fmt: skip


def found(text: str, language: str = "en") -> list[str]:
    return [text[m.start : m.end] for m in mentions(text, fold(text), language)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Leeds's schools and the city of York", ["Leeds", "York"]),
        ("work in Stoke-on-Trent, St. Louis and New York City", None),
        ("à l'Évry, McLeeds", []),
        ("Reading is fun, says everyone who likes reading", []),
    ],
)
def test_names_begin_with_a_capital_that_begins_a_word(text: str, names: list[str] | None) -> None:
    assert found(text) == (
        ["Stoke-on-Trent", "St. Louis", "New York City"] if names is None else names
    )


def test_hebrew_prefixes_are_no_part_of_a_name() -> None:
    assert found("הפעילות בירושלים ובתל אביב", "he") == ["ירושלים", "תל אביב"]


@pytest.mark.parametrize(
    ("before", "led"),
    [
        ("in ", True),
        ("(In ", True),
        ("x, ", True),
        ("d'à ", True),
        ("near-", False),
        ("tin ", False),
    ],
)
def test_a_name_is_led_by_a_preposition_or_a_sign(before: str, led: bool) -> None:
    text = f"{before}Leeds"
    assert [mention.led for mention in mentions(text, fold(text), "en")] == [led]


def test_the_first_look_misses_no_name_of_real_texts() -> None:
    for each in read_labelled([LABELLED / "third_author.jsonl"]):
        assert _latin_spans(each.text) == list(_every_name(each.text))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_first_look_misses_no_name(text: str) -> None:
    assert _latin_spans(text) == list(_every_name(text))


def _latin_spans(text: str) -> list[tuple[int, int]]:
    return [(m.start, m.end) for m in mentions(text, fold(text), "en")]


def _every_name(text: str) -> Iterator[tuple[int, int]]:
    """The same by trying every word and its neighbours."""
    folded, past = fold(text), 0
    words = [match.span() for match in WORD.finditer(text)]
    for number, (start, _) in enumerate(words):
        if start >= past and text[start].isupper():
            for _, whole in reversed(words[number : number + LONGEST]):
                end = whole - 2 if folded[start:whole].endswith("'s") else whole
                if is_known(folded[start:end]) and _is_meant(folded[start:end], text, start):
                    past = end
                    yield start, end
                    break
