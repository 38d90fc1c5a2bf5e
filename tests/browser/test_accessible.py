"""axe-core finds nothing in what opens over a view, in a saved state, or beside the tour."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

SMALL = {"width": 320, "height": 640}
STEPS = 8


def nothing(page: Page) -> None:
    """The link says it all."""


def about(page: Page) -> None:
    page.locator(".title .open").click()


def listing(page: Page) -> None:
    page.locator(".tools .end button").last.click()


def settings(page: Page) -> None:
    page.locator(".tools > button").first.click()


def way(page: Page) -> None:
    page.get_by_role("tabpanel").locator(".focus .link").click()
    page.keyboard.type("fsg")
    expect(page.locator("#way-hits li").first).to_be_visible()


def search(page: Page) -> None:
    page.get_by_role("searchbox").fill("health")
    page.keyboard.press("ArrowDown")


def drawer(page: Page) -> None:
    page.locator("#filters-toggle").click()
    unfold(page, "#filters")


def unfold(page: Page, part: str = "#view") -> None:
    page.evaluate(
        "p => document.querySelectorAll(`${p} details`).forEach(d => d.open = true)", part
    )


def unfold_filters(page: Page) -> None:
    unfold(page, "#filters")
    for button in page.locator("#filters .fold button.link").all():
        button.click()


def unfold_tables(page: Page) -> None:
    unfold(page)
    expect(page.locator("#view details table")).to_have_count(page.locator("#view details").count())


OPENED: dict[str, tuple[str, Callable[[Page], None]]] = {
    "about": ("view=table", about),
    "list": ("view=geography", listing),
    "way": ("view=network&org=sheatufim", way),
    "search": ("view=table", search),
    "filters": ("view=table&f.country=IL", unfold_filters),
    "tables of findings": ("view=findings", unfold_tables),
    "gone": ("view=nowhere&org=nobody", nothing),
    "nothing found": ("view=network&q=zzzzqqqq", nothing),
    "radial": ("layout=radial&links=yes&also=yes&group=domain~place_scale~role", nothing),
    "way between two": ("view=network&path=fsg~tamarack-institute", nothing),
    "communities": ("view=network&colour=community&net=hide&f.country=CA", nothing),
    "arcs": ("view=geography&geo=served~all&org=fsg", nothing),
    "changes": ("view=changes&kinds=changed~ended", nothing),
}
ON_A_PHONE: dict[str, tuple[str, Callable[[Page], None]]] = {
    "filters": ("view=table&f.country=IL", drawer),
    "card": ("view=table&org=fsg", nothing),
    "search": ("view=table", search),
    "list": ("view=geography", listing),
    "mind map's settings": ("view=mindmap", settings),
    "network's settings": ("view=network", settings),
    "geography's settings": ("view=geography", settings),
}


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("opened", OPENED)
def test_what_opens_over_a_view_is_accessible(open_map: Open, opened: str, language: str) -> None:
    address, do = OPENED[opened]
    seen = open_map(f"#{address}&lang={language}")
    do(seen.page)
    seen.page.wait_for_timeout(400)
    assert seen.axe() == []
    assert seen.errors == []


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("opened", ON_A_PHONE)
def test_what_opens_on_a_phone_is_accessible(open_map: Open, opened: str, language: str) -> None:
    address, do = ON_A_PHONE[opened]
    seen = open_map(f"#{address}&lang={language}", viewport=SMALL)
    do(seen.page)
    seen.page.wait_for_timeout(400)
    assert seen.axe() == []


@pytest.mark.parametrize("language", ["en", "he"])
def test_each_step_of_the_tour_is_accessible(open_map: Open, language: str) -> None:
    seen = open_map(f"#tour=1&lang={language}")
    for step in range(1, STEPS + 1):
        seen.page.wait_for_url(f"**tour={step}*")
        seen.page.wait_for_timeout(500)
        assert seen.axe() == [], step
        seen.page.locator(".tour .next").click()
