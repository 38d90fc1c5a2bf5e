"""What a reader does: search, filter, open a card, share a link, in English and in Hebrew."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def counted(page: Page) -> int:
    """How many organisations the map says that it shows."""
    text = page.get_by_text(re.compile(r"^(All )?[\d,]+ (of [\d,]+ )?organisations$")).first
    words = text.inner_text().removeprefix("All ")
    return int(words.split()[0].replace(",", ""))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tamarack institute", "Tamarack Institute"),
        ("tamarak", "Tamarack Institute"),
        ("שיתופים", "Sheatufim"),
        ("100MLives", "100 Million Healthier Lives"),
        ("Rädda", "Rädda Barnen"),
        ("radda barnen", "Rädda Barnen"),
        ("strive togehter", "StriveTogether"),
        ("colective impact fourm", "Collective Impact Forum"),
        ("united wya", "United Way Worldwide"),
    ],
)
def test_search_forgives(open_map: Open, typed: str, found: str) -> None:
    page = open_map().page
    page.get_by_role("searchbox").fill(typed)
    expect(page.get_by_role("option").filter(has_text=found).first).to_be_visible()


def test_search_by_keyboard_opens_a_card_with_its_evidence(open_map: Open) -> None:
    page = open_map().page
    page.keyboard.press("/")
    page.keyboard.type("strivetogether")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog")
    expect(card.get_by_role("heading", name="StriveTogether")).to_be_visible()
    source = card.locator("a[href^='https://gennextmsp.org']").first
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_filters_hold_for_all_views_and_are_cleared(open_map: Open) -> None:
    page = open_map("#view=table").page
    page.get_by_role("checkbox", name=re.compile("Canada")).check()
    assert counted(page) == 140
    page.get_by_role("tab", name="Mind map").click()
    assert counted(page) == 140
    page.get_by_role("button", name="Clear all").first.click()
    assert counted(page) == 1267


@pytest.mark.parametrize(
    ("language", "typed", "named", "chip"),
    [
        ("en", "funder", "Funders", "f.role=funder"),
        ("en", "educaton", "Education", "f.domain=education"),
        ("en", "canada", "Canada", "f.country=CA"),
        ("he", "חינוך", "חינוך", "f.domain=education"),
        ("de", "Kanada", "Kanada", "f.country=CA"),
    ],
)
def test_the_name_of_a_role_a_domain_or_a_country_leads_to_its_filter(
    open_map: Open, language: str, typed: str, named: str, chip: str
) -> None:
    page = open_map(f"#view=table&lang={language}").page
    page.get_by_role("searchbox").fill(typed)
    offered = page.get_by_role("option").first
    expect(offered.locator(".name")).to_have_text(named)
    told = re.search(r"[\d.,]+(?= )", offered.locator(".place").inner_text().split("·")[1] + " ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(chip)))
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert told
    expect(page.get_by_role("status").filter(has_text=told[0]).first).to_be_attached()
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value(typed)


FILTERS = ["Role", "Function", "Domain", "Country", "Region", "Place-based", "Place scale"]
FILTERS += ["Relation", "Founded", "Active", "Confidence"]


def test_there_is_a_filter_for_all_that_is_promised(open_map: Open) -> None:
    panel = open_map("#view=table").page.get_by_role("complementary", name="Filters")
    for facet in FILTERS:
        expect(panel.get_by_text(facet, exact=True).first).to_be_visible()


def test_a_copied_link_reproduces_the_view(open_map: Open) -> None:
    page = open_map("#view=table").page
    page.get_by_role("checkbox", name=re.compile("Backbones")).check()
    page.get_by_role("searchbox").fill("cincinnati")
    shown, address = counted(page), page.url.split("#")[1]
    other = open_map(f"#{address}").page
    assert counted(other) == shown
    expect(other.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")


def test_back_and_forward_work(open_map: Open) -> None:
    page = open_map().page
    page.get_by_role("tab", name="Table").click()
    page.go_back()
    expect(page.get_by_role("tab", name="Mind map")).to_have_attribute("aria-selected", "true")
    page.go_forward()
    expect(page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")


def test_hebrew_turns_the_page_right_to_left(open_map: Open) -> None:
    page = open_map("?lang=he").page
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("tab", name="מפת חשיבה")).to_have_attribute("aria-selected", "true")
    page.get_by_role("searchbox").fill("שִׁיתּוּפִים")
    expect(page.get_by_role("option").filter(has_text="שיתופים").first).to_be_visible()


def test_the_mind_map_unfolds_by_keyboard(open_map: Open) -> None:
    page = open_map().page
    tree = page.get_by_role("tree")
    branch = tree.get_by_role("treeitem", name=re.compile("^Canada")).first
    expect(branch).to_have_attribute("aria-expanded", "false")
    before = tree.get_by_role("treeitem").count()
    branch.focus()
    page.keyboard.press("ArrowRight")
    expect(branch).to_have_attribute("aria-expanded", "true")
    assert tree.get_by_role("treeitem").count() > before


def test_the_table_sorts_and_opens_a_card(open_map: Open) -> None:
    page = open_map("#view=table").page
    header = page.get_by_role("columnheader", name="Name", exact=True)
    header.get_by_role("button").click()
    expect(header).to_have_attribute("aria-sort", "descending")
    row = page.get_by_role("row").nth(1)
    name = row.get_by_role("rowheader").inner_text()
    row.click()
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_have_text(name)


@pytest.mark.parametrize("language", ["en", "he"])
def test_columns_of_the_table_are_there_when_one_comes_to_them(
    open_map: Open, language: str
) -> None:
    page = open_map(f"?lang={language}#view=table").page
    grid = page.get_by_role("grid")
    columns = int(grid.get_attribute("aria-colcount") or 0)
    first, last = (page.locator(f"[data-cell='1:{at}']") for at in (0, columns - 1))
    page.locator(".scroller").evaluate(
        "e => e.scrollLeft = document.dir === 'rtl' ? -e.scrollWidth : e.scrollWidth"
    )
    expect(last).to_be_in_viewport()
    page.reload()
    page.wait_for_selector("html[data-ready=true]")
    expect(last).to_have_count(0)
    first.focus()
    page.keyboard.press("End")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()


def test_without_webgl_the_network_says_so_and_leads_on(open_map: Open) -> None:
    seen = open_map()
    seen.page.add_init_script(
        "HTMLCanvasElement.prototype.getContext = new Proxy("
        "HTMLCanvasElement.prototype.getContext, {apply: (f, self, [kind, ...rest]) =>"
        " kind.startsWith('webgl') ? null : Reflect.apply(f, self, [kind, ...rest])})"
    )
    seen.page.goto(seen.page.url.split("#")[0] + "#view=network")
    seen.page.reload()
    seen.page.wait_for_selector("html[data-ready=true]")
    button = seen.page.get_by_role("tabpanel").get_by_role("button", name="Table")
    button.click()
    expect(seen.page.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")


def test_every_link_of_the_findings_and_the_tour_leads_somewhere(open_map: Open) -> None:
    seen = open_map("#view=findings")
    payload = "JSON.parse(document.getElementById('survey').textContent)"
    links = seen.page.evaluate(
        f"(({{findings, tour}}) => [...tour.map(s => s.state), ...findings.flatMap(f =>"
        f" f.charts.flatMap(c => c.rows.map(r => r.state)))].filter(Boolean))({payload})"
    )
    assert len(links) > 30
    base = seen.page.url.split("#")[0]
    for link in dict.fromkeys(links):
        seen.page.goto(f"{base}#{link}")
        expect(seen.page.get_by_text("No longer found")).to_have_count(0)
    assert seen.errors == []
