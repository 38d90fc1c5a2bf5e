"""The card: how sure a rank is, what shows the conditions, and links that name an old id."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ci_map.build import contents_of
from ci_map.gather import gather
from ci_map.model import Method
from ci_map.publish.map_page import map_html
from tests.browser.conftest import Open
from tests.conftest import organisation_row, relation_row

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
QUOTE = "</script><img src=x onerror=\"document.title='owned'\"> We share one goal."


@pytest.fixture
def folder(write_seeds: Write, tmp_path: Path) -> Path:
    """A map of three, one with evidence of a condition, another found under an id of before."""
    rows = [organisation_row(id=x, name=f"Body {x}") for x in ("a", "b", "c")]
    relations = [relation_row("a", "funds", "b"), relation_row("b", "partner_of", "c")]
    contents = contents_of(gather(write_seeds(rows, relations)), "s")
    named = next(s for s in contents.statements if s.subject == "b" and s.field == "name")
    shown = replace(
        named,
        field="conditions",
        value="common_agenda",
        original_value=QUOTE,
        method=Method.CRAWLED,
        confidence=0.75,
    )
    told = replace(contents, statements=[*contents.statements, shown], moved={"before": "b"})
    (tmp_path / "map.html").write_bytes(map_html(told))
    return tmp_path


def test_the_words_that_show_a_condition_stand_on_the_card(open_map: Open, folder: Path) -> None:
    seen = open_map("#org=b", folder=folder)
    section = seen.page.get_by_role("dialog").get_by_role("region", name="Conditions")
    expect(section).to_contain_text("Common agenda")
    expect(section).to_contain_text(QUOTE)
    expect(section).to_contain_text("75%")
    assert seen.page.locator("img").count() == 0
    assert seen.axe() == []
    assert seen.errors == []


def test_nothing_is_said_of_conditions_where_there_is_no_evidence(
    open_map: Open, folder: Path
) -> None:
    card = open_map("#org=a", folder=folder).page.get_by_role("dialog")
    expect(card.get_by_role("heading", name="Body a")).to_be_visible()
    expect(card).not_to_contain_text("Conditions")


def test_an_id_of_before_finds_what_stands_for_it(open_map: Open, folder: Path) -> None:
    page = open_map("#org=before&near=before~1", folder=folder).page
    expect(page.get_by_role("dialog").get_by_role("heading", name="Body b")).to_be_visible()
    expect(page.get_by_text("No longer found")).to_have_count(0)


def test_a_link_to_one_that_is_gone_says_so(open_map: Open, folder: Path) -> None:
    page = open_map("#org=nobody", folder=folder).page
    expect(page.get_by_text("No longer found")).to_contain_text("nobody")


def test_a_rank_is_told_with_where_it_may_be(open_map: Open) -> None:
    card = open_map("#org=tamarack-institute").page.get_by_role("dialog")
    row = card.get_by_role("row").filter(has_text="Betweenness")
    expect(row).to_contain_text("likely 1–")
    expect(card).to_contain_text("95 of 100 draws")


def test_relations_without_a_direction_stand_together(open_map: Open) -> None:
    card = open_map("#org=tamarack-institute").page.get_by_role("dialog")
    expect(card.get_by_role("heading", name="Partner of")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "one", "many"), [("en", "Funder", "Funders"), ("he", "גוף מממן", "גופים מממנים")]
)
def test_the_role_of_one_is_singular_and_a_filter_plural(
    open_map: Open, language: str, one: str, many: str
) -> None:
    page = open_map(f"#view=table&f.role=funder&org=alcoa-foundation&lang={language}").page
    expect(page.get_by_role("dialog").get_by_text(one, exact=True).first).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text(many, exact=True)).to_have_count(0)
    cells = page.get_by_role("grid").get_by_role("gridcell")
    expect(cells.filter(has_text=re.compile(f"^{one}")).first).to_be_visible()
    expect(cells.filter(has_text=re.compile(f"^{many}(,|$)"))).to_have_count(0)
    expect(page.get_by_role("checkbox", name=re.compile(f"^{many}"))).to_be_checked()
