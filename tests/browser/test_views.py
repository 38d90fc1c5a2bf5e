"""What a reader does in each view: opens, walks, asks, tells, saves, in English and in Hebrew."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ci_map.build import build
from tests.browser.conftest import Open
from tests.conftest import organisation_row, relation_row

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
VIEWS = ("mindmap", "network", "geography", "table", "findings", "changes")
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">]]>&amp;<!-- 🙂"
SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"


def test_a_cluster_of_the_map_opens_by_keyboard_and_the_view_is_listed(open_map: Open) -> None:
    page = open_map("#view=geography").page
    chart = page.get_by_role("application")
    marks = chart.locator("[data-id]")
    before = [mark.get_attribute("data-id") for mark in marks.all()]
    chart.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="in view")).to_have_count(1)
    assert [mark.get_attribute("data-id") for mark in marks.all()] != before
    page.get_by_role("button", name="List").click()
    listing = page.get_by_role("region", name="In this part of the map").or_(
        page.get_by_role("dialog", name="In this part of the map")
    )
    expect(listing).to_be_visible()
    assert listing.get_by_role("button").count() > 1


def test_the_network_shows_surroundings_and_the_way_between_two(open_map: Open) -> None:
    page = open_map("#view=network&org=fsg").page
    panel = page.get_by_role("tabpanel")
    panel.get_by_role("group", name="Surroundings").get_by_role("button", name="1").click()
    assert "near=fsg~1" in page.url
    expect(page.get_by_text(re.compile(r"^\d+ of 1,267 organisations$")).first).to_be_visible()
    page.get_by_role("button", name="Clear all").first.click()
    panel.get_by_role("button", name="Way to …").click()
    page.keyboard.type("tamarack institute")
    expect(panel.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(panel.get_by_text(re.compile("FSG to Tamarack Institute: "))).to_be_visible()
    assert "path=fsg~tamarack" in page.url


def test_the_tour_runs_by_keyboard_and_stops(open_map: Open) -> None:
    page = open_map().page
    page.get_by_role("button", name="Tour").focus()
    page.keyboard.press("Enter")
    tour = page.get_by_role("region", name="Tour")
    expect(tour).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tour).to_contain_text("2")
    assert "tour=2" in page.url
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    expect(page.get_by_role("button", name="Tour")).to_be_focused()


def test_a_row_of_the_findings_leads_to_what_it_counts(open_map: Open) -> None:
    page = open_map("#view=findings").page
    row = page.get_by_role("tabpanel").locator("a[href^='#view=']").first
    view = re.search("view=([a-z]+)", row.get_attribute("href") or "")
    row.click()
    assert view
    expect(page.locator(f"#tab-{view[1]}")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tab", name="Findings")).to_have_attribute("aria-selected", "false")


def test_the_list_of_findings_leads_to_the_last_of_them_at_once(open_map: Open) -> None:
    page = open_map().page
    page.get_by_role("tab", name="Findings").click()
    named = page.get_by_role("navigation", name="At a glance").get_by_role("button")
    named.last.click()
    expect(page.get_by_role("article")).to_have_count(named.count())
    expect(page.get_by_role("article").last.get_by_role("heading", level=3)).to_be_focused()


@pytest.fixture
def hostile(write_seeds: Write, tmp_path: Path) -> Path:
    """A survey in which names are markup."""
    seats = {"a": "US", "b": "NZ"}
    rows = [organisation_row(id=x, name=f"{HOSTILE} {x}", country=seats[x]) for x in seats]
    return build(write_seeds(rows, [relation_row("a", "funds", "b")]), tmp_path / "output", "h")


def saved(page: Page, kind: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Save as {kind}").click()
    assert re.fullmatch(r"[\w-]+\.(svg|png)", download.value.suggested_filename)
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("view", ["mindmap", "network", "geography"])
def test_a_saved_picture_is_well_formed_and_a_hostile_name_in_it_is_text(
    open_map: Open, hostile: Path, view: str
) -> None:
    seen = open_map(f"#view={view}&lang=en", folder=hostile)
    seen.page.wait_for_timeout(500)
    root = ET.fromstring(saved(seen.page, "SVG").decode("utf-8"))  # noqa: S314 (made by the page above)
    assert root.tag == f"{SVG}svg"
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "g", "path", "rect", "circle", "line", "text", "tspan", "title"}
    attributes = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on") or "href" in name]
    assert any("<img" in (element.text or "") for element in root.iter())
    assert saved(seen.page, "PNG").startswith(PNG)
    assert seen.errors == []


def test_an_embedded_map_has_no_frame(open_map: Open) -> None:
    seen = open_map("?embed#view=mindmap")
    expect(seen.page.get_by_role("tree")).to_be_visible()
    expect(seen.page.get_by_role("tab")).to_have_count(0)
    expect(seen.page.get_by_role("searchbox")).to_have_count(0)
    assert seen.axe() == []


def test_a_copied_link_keeps_how_the_world_is_drawn_and_where_one_looks(open_map: Open) -> None:
    page = open_map("#view=geography").page
    page.get_by_role("radio", name="Place served").check(force=True)
    page.get_by_role("combobox", name="Relations").select_option("all")
    page.get_by_role("checkbox", name="Shade countries").uncheck()
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    page.wait_for_timeout(700)
    address, drawn = page.url.split("#")[1], marks(page)
    assert "geo=served~all~plain" in address
    other = open_map(f"#{address}").page
    other.wait_for_timeout(700)
    expect(other.get_by_role("radio", name="Place served")).to_be_checked()
    expect(other.get_by_role("combobox", name="Relations")).to_have_value("all")
    expect(other.get_by_role("checkbox", name="Shade countries")).not_to_be_checked()
    assert marks(other) == drawn
    assert other.url.split("#")[1] == address


def marks(page: Page) -> list[str]:
    """Where each mark of the map is, to the pixel."""
    boxes = [mark.bounding_box() for mark in page.locator("[role=application] [data-id]").all()]
    return sorted(f"{box['x']:.0f} {box['y']:.0f}" for box in boxes if box)


@pytest.mark.parametrize("view", ["mindmap", "network"])
def test_where_one_looks_is_in_the_link_of_every_drawing(open_map: Open, view: str) -> None:
    page = open_map(f"#view={view}").page
    assert "at=" not in page.url
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile("at="))
    address = page.url.split("#")[1]
    other = open_map(f"#{address}").page
    other.wait_for_timeout(900)
    assert other.url.split("#")[1] == address
    other.get_by_role("button", name="Show all").last.click()
    expect(other).not_to_have_url(re.compile("at="))


@pytest.mark.parametrize("view", VIEWS)
def test_hebrew_in_each_view_reads_from_right_to_left(open_map: Open, view: str) -> None:
    seen = open_map(f"#view={view}&lang=he&org=sheatufim")
    page = seen.page
    page.wait_for_timeout(300)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(f"#tab-{view}")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_have_text("שיתופים")
    spoken = page.get_by_role("tabpanel").inner_text() + page.locator("#view").inner_html()
    assert re.search("[א-ת]", spoken)
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] < 10
    assert seen.errors == []
