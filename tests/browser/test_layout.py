"""Nothing covers what it belongs to: on screens of middling width, in low views, and on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

TABLET = {"width": 1000, "height": 760}
SMALL = {"width": 320, "height": 640}
LANGUAGES = ("en", "he", "fr", "de")
STEMS = ("^Infrastructure bodies", "^Backbones", "^Initiatives", "^Funders")
DRAWINGS = ("mindmap", "network", "geography")


def rectangle(locator: Locator) -> tuple[float, float, float, float]:
    box = locator.bounding_box()
    assert box
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def overlap(one: Locator, other: Locator) -> bool:
    left, top, right, bottom = rectangle(one)
    x, y, to_x, to_y = rectangle(other)
    return left < to_x - 1 and x < right - 1 and top < to_y - 1 and y < bottom - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_leaves_the_world_in_sight(open_map: Open, language: str) -> None:
    page = open_map(f"#view=geography&lang={language}", viewport=TABLET).page
    page.wait_for_timeout(400)
    legend, zoom = page.locator("details.legend"), page.locator(".zoom")
    expect(legend.locator("li").first).to_be_visible()
    assert not overlap(legend, zoom)
    marks = page.locator("[role=application] [data-id]").all()
    assert len(marks) > 10
    assert not [mark for mark in marks if overlap(mark, legend) or overlap(mark, zoom)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mind_map_opens_whole_and_clear_of_its_buttons(open_map: Open, language: str) -> None:
    page = open_map(f"#lang={language}", viewport=TABLET).page
    zoom = page.locator(".zoom")
    left, top, right, bottom = rectangle(page.locator("#view"))
    items = page.get_by_role("treeitem").all()
    assert len(items) > 40
    for item in items:
        x, y, to_x, to_y = rectangle(item)
        assert x >= left
        assert y >= top
        assert to_x <= right
        assert to_y <= bottom
        assert not overlap(item, zoom)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_never_cut(open_map: Open, language: str) -> None:
    page = open_map(f"#lang={language}", viewport=TABLET).page
    assert page.locator("h1").evaluate("h1 => h1.scrollWidth <= h1.clientWidth")


@pytest.mark.parametrize("view", DRAWINGS)
def test_a_card_stands_beside_the_view_and_leaves_it_its_tools(open_map: Open, view: str) -> None:
    page = open_map(f"#view={view}&org=fsg", viewport=TABLET).page
    card = page.get_by_role("dialog")
    assert not overlap(card, page.locator("#view"))
    page.get_by_role("button", name="Filters").click()
    assert overlap(card, page.locator("#view"))  # no room for three


@pytest.mark.parametrize("language", ["en", "he", "fr", "es", "de"])
def test_title_and_date_are_whole_on_the_smallest_phone(open_map: Open, language: str) -> None:
    page = open_map(f"#view=table&lang={language}", viewport=SMALL).page
    for part in page.locator("h1, .title .open, .title .open span").all():
        assert part.evaluate("e => e.scrollWidth <= e.clientWidth || e.clientWidth === 0")
        hidden = part.evaluate("e => e.clientHeight ? e.scrollHeight - e.clientHeight : 0")
        assert hidden < 10  # less than half a line


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_tabs_stay_where_they_are_whichever_is_open(open_map: Open, language: str) -> None:
    page = open_map(f"#lang={language}").page
    places = []
    for view in ("mindmap", "geography", "changes"):
        page.locator(f"#tab-{view}").click()
        places.append([rectangle(tab) for tab in page.get_by_role("tab").all()])
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("width", [320, 390, 1024])
@pytest.mark.parametrize("language", ["en", "he"])
def test_nothing_lies_over_the_buttons_beside_a_step_of_the_tour(
    open_map: Open, language: str, width: int
) -> None:
    page = open_map(f"#tour=3&lang={language}", viewport={"width": width, "height": 768}).page
    zoom, roles = page.locator(".zoom"), page.locator("ul.roles")
    if zoom.is_visible() and roles.is_visible():
        assert not overlap(zoom, roles)
    assert not roles.is_visible() or width > 400


def test_the_legend_of_a_low_network_stays_within_it(open_map: Open) -> None:
    page = open_map("#tour=5&lang=de", viewport={"width": 1024, "height": 768}).page
    page.wait_for_timeout(300)
    legend, stage = rectangle(page.locator("section.legend")), rectangle(page.locator(".stage"))
    assert legend[1] >= stage[1]
    assert legend[3] <= stage[3]


def test_what_is_found_is_read_whole_beside_a_small_search_box(open_map: Open) -> None:
    page = open_map("#view=table", viewport={"width": 1024, "height": 768}).page
    page.get_by_role("searchbox").fill("tama")
    for name in page.get_by_role("option").locator(".name").all():
        assert name.evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("language", ["en", "he"])
def test_on_a_phone_the_names_stay_while_the_table_is_scrolled(
    open_map: Open, language: str
) -> None:
    page = open_map(f"#view=table&lang={language}", viewport=SMALL).page
    before = rectangle(page.locator("tbody th").first)
    page.locator(".scroller").evaluate("e => e.scrollBy(document.dir === 'rtl' ? -800 : 800, 0)")
    page.wait_for_timeout(200)
    assert rectangle(page.locator("tbody th").first) == before
    assert before[2] - before[0] < 170


def test_a_cut_name_ends_in_dots_in_hebrew_too(open_map: Open) -> None:
    page = open_map("#view=table&lang=he", viewport={"width": 390, "height": 844}).page
    cut, whole = (
        beside_last_line(page, page.locator("tbody th .text").filter(has_text=name).first)
        for name in ("10to19: Dasra Adolescents Collaborative", "20,000 Homes Campaign")
    )
    assert beside_last_line(page, page.locator("tbody th .text").first) == whole  # nothing
    assert cut != whole


def beside_last_line(page: Page, name: Locator) -> bytes:
    """What is drawn at the right of a name's last line."""
    _, _, right, bottom = (round(side) for side in rectangle(name))
    return page.screenshot(clip={"x": right - 12, "y": bottom - 8, "width": 12, "height": 6})


@pytest.mark.parametrize("language", ["en", "he"])
def test_no_number_of_the_card_is_broken_or_on_a_line_of_its_own(
    open_map: Open, language: str
) -> None:
    page = open_map(f"#view=table&org=sheatufim&lang={language}").page
    card = page.get_by_role("dialog")
    lines = "td => { const all = document.createRange(); all.selectNodeContents(td);"
    lines += " return all.getClientRects().length; }"
    assert {value.evaluate(lines) for value in card.locator("table td:nth-child(2)").all()} == {1}
    for row in card.locator("section li:has(a[href^='#']):has(.refs)").all():
        name = row.locator("a").first.evaluate("a => [...a.getClientRects()].at(-1).bottom")
        assert rectangle(row.locator(".refs").first)[1] < name


def test_what_a_search_finds_is_seen_whole(open_map: Open) -> None:
    page = open_map("", viewport={"width": 1440, "height": 900}).page
    page.get_by_role("searchbox").fill("zealand")
    expect(page.get_by_role("treeitem", name=re.compile("^Backbones"))).to_be_visible()
    page.wait_for_timeout(500)
    left, _, right, _ = rectangle(page.locator("#view"))
    for item in page.get_by_role("treeitem").all():
        x, _, to_x, _ = rectangle(item)
        assert x >= left
        assert to_x <= right


def test_a_mind_map_that_nobody_moved_fits_the_room_that_a_card_leaves(open_map: Open) -> None:
    page = open_map(viewport={"width": 1024, "height": 768}).page
    branches = [page.get_by_role("treeitem", name=re.compile(name)) for name in STEMS]
    page.get_by_role("searchbox").fill("strivetogether")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.wait_for_timeout(300)
    left, _, right, _ = rectangle(page.locator("#view"))
    for branch in branches:
        x, _, to_x, _ = rectangle(branch)
        assert x >= left
        assert to_x <= right


def test_a_search_leaves_a_mind_map_that_the_reader_moved_where_it_is(open_map: Open) -> None:
    page = open_map().page
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    before = page.locator("[role=tree] > g").get_attribute("transform")
    page.get_by_role("checkbox", name=re.compile("Canada")).check()
    page.wait_for_timeout(400)
    assert page.locator("[role=tree] > g").get_attribute("transform") == before


def test_the_card_can_be_closed_from_its_end(open_map: Open) -> None:
    card = open_map("#view=table&org=strivetogether").page.get_by_role("dialog")
    card.get_by_role("link", name="Suggest a correction").scroll_into_view_if_needed()
    expect(card.get_by_role("button", name="Close")).to_be_in_viewport()


def test_a_correction_can_be_mailed_from_a_map_that_names_no_address(open_map: Open) -> None:
    card = open_map("#view=table&org=fsg").page.get_by_role("dialog")
    address = card.get_by_role("link", name="Suggest a correction").get_attribute("href") or ""
    assert address.startswith("mailto:?subject=Correction%3A%20FSG&body=FSG%20(fsg)")


def test_no_word_of_the_changes_is_broken_on_a_small_phone(open_map: Open) -> None:
    page = open_map("#view=changes", viewport={"width": 320, "height": 640}).page
    for word in ("Renamed", "Changed", "Merged"):
        button = page.get_by_role("button", name=re.compile(f"{word}$"))
        _, top, _, bottom = rectangle(button.locator(".word"))
        assert bottom - top < 25


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_network_is_on_paper_as_shapes(open_map: Open, scheme: str) -> None:
    page = open_map("#view=network", color_scheme=scheme).page
    page.wait_for_timeout(500)
    on_paper(page)
    paper = page.locator("svg.paper")
    expect(paper).to_be_visible()
    expect(page.locator("canvas").first).not_to_be_visible()
    assert paper.locator("circle").count() >= 1267
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert paper.locator("g[stroke]").first.get_attribute("stroke") in ("#fff", "#faf9f6")
    legend = page.get_by_role("region", name="Legend")
    expect(legend.get_by_text("Funds")).to_be_visible()
    assert not overlap(legend, paper)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)


def test_the_way_between_two_is_told_on_paper(open_map: Open) -> None:
    page = open_map("#view=network&path=fsg~strivetogether").page
    page.wait_for_timeout(500)
    on_paper(page)
    expect(page.get_by_text(re.compile("FSG to StriveTogether: "))).to_be_visible()
    expect(page.get_by_role("button", name="Way to …")).not_to_be_visible()


@pytest.mark.parametrize("width", [390, 1000, 1440])
def test_the_legend_of_the_world_stands_under_it_on_paper(open_map: Open, width: int) -> None:
    page = open_map("#view=geography", viewport={"width": width, "height": 844}).page
    page.wait_for_timeout(300)
    on_paper(page)
    legend = page.locator("details.legend")
    expect(legend.get_by_text("One organisation")).to_be_visible()
    assert not overlap(legend, page.get_by_role("application"))


def test_the_buttons_lie_low_in_a_low_view(open_map: Open) -> None:
    page = open_map("#view=geography&tour=2", viewport={"width": 390, "height": 844}).page
    left, top, right, bottom = rectangle(page.locator(".zoom"))
    assert right - left > bottom - top
