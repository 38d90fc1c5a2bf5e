"""The network under the pointer, and the frame of what is asked for, by what sigma gives to all."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

SPOT = """id => {
  const survey = JSON.parse(document.getElementById('survey').textContent).organisations;
  const [{x, y}, i] = [survey, survey.id.indexOf(id)];
  return [x[i], y[i], Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
}"""


def spot(page: Page, name: str) -> tuple[float, float]:
    """Where an organisation is on the page, while the network is seen whole."""
    x, y, left, right, bottom, top = page.evaluate(SPOT, name)
    box = page.get_by_role("application", name="Network").bounding_box()
    assert box
    scale = (min(box["width"], box["height"]) - 80) / max(right - left, top - bottom)
    across = box["x"] + box["width"] / 2 + (x - (left + right) / 2) * scale
    return across, box["y"] + box["height"] / 2 - (y - (bottom + top) / 2) * scale


@pytest.mark.parametrize("address", ["#view=network", "#view=mindmap"])
def test_the_pointer_finds_an_organisation_and_a_click_opens_its_card(
    open_map: Open, address: str
) -> None:
    """Also where the network was made ready while another view was looked at."""
    seen = open_map(address)
    seen.page.wait_for_timeout(800)
    seen.page.get_by_role("tab", name="Network").click()
    seen.page.wait_for_timeout(500)
    x, y = spot(seen.page, "strivetogether")
    seen.page.mouse.move(x, y)
    expect(seen.page.locator(".stage.over")).to_have_count(1)
    seen.page.mouse.click(x, y)
    card = seen.page.get_by_role("dialog")
    expect(card.get_by_role("heading", name="StriveTogether")).to_be_visible()
    assert seen.errors == []


def test_coming_back_shows_the_network_as_it_was_left(open_map: Open) -> None:
    page = open_map("#view=network").page
    network = page.get_by_role("application", name="Network")
    before = network.screenshot()
    page.get_by_role("tab", name="Mind map").click()
    expect(network).to_have_count(0)
    page.get_by_role("tab", name="Network").click()
    assert network.screenshot() == before
    page.get_by_role("tab", name="Mind map").click()
    page.get_by_label("Theme").select_option("dark")
    page.get_by_role("tab", name="Network").click()
    assert network.screenshot() != before


def test_a_way_between_two_fills_the_view(open_map: Open) -> None:
    page = open_map("#view=network&path=fsg~tamarack-institute").page
    page.wait_for_timeout(500)
    root = saved(page)
    names = {text.text: (float(text.get("x", 0)), float(text.get("y", 0))) for text in texts(root)}
    box = page.get_by_role("application", name="Network").bounding_box()
    assert box
    (ax, ay), (bx, by) = names["FSG"], names["Tamarack Institute"]
    assert all(0 < x < box["width"] for x in (ax, bx))
    assert all(0 < y < box["height"] for y in (ay, by))
    assert math.hypot(ax - bx, ay - by) > box["height"] / 3


def test_a_saved_network_tells_its_relations_apart(open_map: Open) -> None:
    page = open_map("#view=network").page
    page.wait_for_timeout(500)
    root = saved(page)
    said = [text.text for text in texts(root)]
    assert {"Funds", "Advises", "Partner of", "Backbones"} <= set(said)
    page.get_by_role("checkbox", name=re.compile("^Funds")).uncheck(force=True)
    root = saved(page)
    assert "Funds" not in [text.text for text in texts(root)]


def saved(page: Page) -> ET.Element:
    """The picture that "Save as SVG" gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    return picture(download.value)


def picture(download: Download) -> ET.Element:
    return ET.fromstring(download.path().read_text(encoding="utf-8"))  # noqa: S314


def texts(root: ET.Element) -> list[ET.Element]:
    return list(root.iter("{http://www.w3.org/2000/svg}text"))


def test_on_paper_what_is_filtered_out_is_pale(open_map: Open) -> None:
    page = open_map("#view=network&f.country=CA").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(500)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.wait_for_timeout(300)
    with page.expect_download() as download:
        page.evaluate("document.querySelector('[aria-label=\"Save as SVG\"]').click()")
    root = picture(download.value)
    discs = [disc.get("fill", "") for disc in root.iter("{http://www.w3.org/2000/svg}circle")]
    channels = [[int(fill[k : k + 2], 16) for k in (1, 3, 5)] for fill in discs if len(fill) == 7]
    pale = sum(min(one) > 200 for one in channels)
    assert pale > len(channels) / 2
