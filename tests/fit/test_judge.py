import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map import codebook
from ci_map.fit import (
    ADAPTIVE,
    COMPLEX,
    Answer,
    BadAnswers,
    Verdict,
    judge,
    parsed,
    questions,
)

IDS = [question.id for question in questions()]


def all_(answer: Answer, but: tuple[str, ...] = ()) -> dict[str, Answer]:
    return {name: Answer.NO if name in but else answer for name in IDS}


def test_the_questions_are_the_codebooks() -> None:
    assert tuple(IDS) == codebook.load().problem_fit.ids
    assert set(COMPLEX) | set(ADAPTIVE) | {"collective_outcome"} == set(IDS)


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        (all_(Answer.YES), Verdict.FITS),
        (all_(Answer.YES, COMPLEX), Verdict.PARTLY),
        (all_(Answer.YES, ADAPTIVE), Verdict.PARTLY),
        (all_(Answer.NO), Verdict.FITS_NOT),
        (all_(Answer.YES, ADAPTIVE[:3]), Verdict.PARTLY),
        (all_(Answer.UNSURE), Verdict.CANNOT_TELL),
        ({}, Verdict.CANNOT_TELL),
    ],
)
def test_verdicts(answers: dict[str, Answer], verdict: Verdict) -> None:
    assert judge(answers).verdict is verdict


@given(st.fixed_dictionaries({name: st.sampled_from(Answer) for name in IDS}))
def test_settling_what_is_unsure_never_contradicts_a_verdict(answers: dict[str, Answer]) -> None:
    before = judge(answers).verdict
    for settled in (Answer.YES, Answer.NO):
        after = judge({n: settled if a is Answer.UNSURE else a for n, a in answers.items()}).verdict
        assert before in (Verdict.CANNOT_TELL, after)


@pytest.mark.parametrize("language", codebook.LANGUAGES)
def test_sentences_in_every_language(language: str) -> None:
    told = {judge(a).sentence(language) for a in (all_(Answer.YES), all_(Answer.NO), {})}
    assert len(told) == 3
    assert "{" not in judge(all_(Answer.YES, COMPLEX)).sentence(language)


def test_answers_are_read_by_their_beginning() -> None:
    assert parsed("y,No,u,yes,n,unsure,y,y,y,y")["many_actors"] is Answer.NO


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("yes", "1 answers; needed: 10"),
        ("maybe" + ",y" * 8 + ",", "answer 1: 'maybe', answer 10: ''; allowed: yes, no, unsure"),
    ],
)
def test_bad_answers_are_told(text: str, told: str) -> None:
    with pytest.raises(BadAnswers, match=told):
        parsed(text)


def test_an_unknown_question_is_told() -> None:
    with pytest.raises(BadAnswers, match="no question 'x'; allowed: no_known_solution"):
        judge({"x": Answer.YES})
