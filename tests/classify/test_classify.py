import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.classify import classify
from ci_map.codebook import load

INITIATIVE = (
    "Bright Start Leeds is a partnership of forty schools, the NHS, Leeds City Council, employers "
    "and parents. We agreed on a common agenda, track shared indicators and meet every month in "
    "working groups so that every child is ready for school by 2030."
)
FIELDS = [
    "url", "lang", "in_scope", "role", "roles", "functions", "domains", "country", "locality",
    "place_based", "place_scale", "conditions", "evidence",
]  # fmt: skip


def test_an_initiative_is_told_with_its_place() -> None:
    answer = classify(INITIATIVE, "https://example.org")
    assert answer.in_scope
    assert answer.role == "initiative"
    assert (answer.country, answer.locality, answer.place_based) == ("GB", "Leeds", True)
    assert "shared_measurement" in answer.conditions


@pytest.mark.parametrize(
    "text",
    [
        "404. Page not found. The page you are looking for was deleted or moved elsewhere.",
        "We are Collective Impact, a branding and web design studio. See our portfolio of logos.",
        "Impact (noun): the force of one object hitting another. See also: collective. Pronounce.",
        "Rechtsanwälte Müller & Partner: Arbeitsrecht, Mietrecht, Erstberatung. Ihre Kanzlei.",
        "Página no encontrada. Lo sentimos, el enlace no existe. Volver al inicio. Error 404.",
        "株式会社コレクティブインパクトはWeb制作とブランディングの会社です。制作実績、料金プラン。",
    ],
)
def test_pages_of_other_kinds_are_out(text: str) -> None:
    answer = classify(text)
    assert answer.in_scope is False
    assert answer.role is None
    assert answer.domains == ()


@pytest.mark.parametrize("text", ["", " \n\t", "12345", "😀😀😀", "﷽", "<br>"])
def test_a_text_that_says_nothing_gets_no_answer(text: str) -> None:
    assert classify(text).in_scope is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered_with_exact_quotes(noise: str) -> None:
    text = f"{noise} {INITIATIVE} {noise}"
    answer = classify(text)
    for each in answer.evidence:
        assert text[each.start : each.end] == each.quote
        assert each.quote


def test_the_record_has_the_fields_of_the_contract_and_values_of_the_codebook() -> None:
    record = classify(INITIATIVE, "https://example.org").as_json()
    assert list(record)[: len(FIELDS)] == FIELDS
    book = load()
    assert set(record["roles"]) == set(book.roles.ids)
    assert set(record["domains"]) <= set(book.domains.ids)
    assert set(record["functions"]) <= set(book.functions.ids)
    assert record["place_scale"] in book.place_scales.ids
    assert {"field", "value", "quote", "start", "end"} <= set(record["evidence"][0])
    json.dumps(record, allow_nan=False)


def test_every_answer_has_evidence() -> None:
    answer = classify(INITIATIVE)
    told = {each.field for each in answer.evidence}
    assert {"in_scope", "role", "domains", "country", "place_scale", "locality"} <= told


def test_hostile_text_is_only_text() -> None:
    text = "</script><img src=x onerror=alert(1)> \u202e" + "א" * 300 + " " + INITIATIVE
    assert classify(text, "javascript:alert(1)").in_scope is not None
