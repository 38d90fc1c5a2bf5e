"""The questionnaire in the map says what `ci-map fit` says, and no answer leaves the page."""

import random

import pytest
from playwright.sync_api import expect

from ci_map.fit import ADAPTIVE, COMPLEX, Answer, Verdict, judge, questions, word
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

CHANCE = random.Random(3)  # noqa: S311
IDS = [question.id for question in questions()]
CASES = [
    dict.fromkeys(IDS, Answer.YES),
    {name: Answer.NO if name in ADAPTIVE else Answer.YES for name in IDS},
    {name: Answer.NO if name in COMPLEX else Answer.YES for name in IDS},
    dict.fromkeys(IDS, Answer.NO),
    *({name: CHANCE.choice(list(Answer)) for name in IDS} for _ in range(4)),
]


def test_the_cases_reach_every_verdict() -> None:
    assert {judge(answers).verdict for answers in CASES} == set(Verdict)


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_map_judges_as_the_command_line(open_map: Open, language: str) -> None:
    seen = open_map(f"?lang={language}#view=findings")
    page = seen.page
    page.get_by_role("button", name=word("title", language)).click()
    dialog = page.get_by_role("dialog", name=word("title", language))
    assert dialog.evaluate("element => element.scrollTop") == 0
    for answers in CASES:
        for question, answer in answers.items():
            dialog.locator(f"input[name={question}][value={answer}]").check()
        expect(dialog.get_by_role("status")).to_have_text(judge(answers).sentence(language))
    assert seen.axe() == []
    dialog.get_by_role("button", name=word("again", language)).click()
    expect(dialog.locator("input:checked")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert len(seen.requests) == 1
    assert seen.errors == []
