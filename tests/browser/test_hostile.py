"""Names that would be markup or formulas: in views, lists, tooltips, the tour and saved files."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ci_map.build import build
from ci_map.survey import open_survey
from tests.browser.conftest import Open, Seen
from tests.conftest import organisation_row, relation_row

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
VIEWS = ("mindmap", "network", "geography", "table", "findings", "changes")
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">'`${1}]]><!-- 🙂"
FORMULA = '=HYPERLINK("https://example.org/?"&A1)'
TEXTS = ("name_local", "aliases", "locality", "place_served", "note")


@pytest.fixture
def folder(write_seeds: Write, tmp_path: Path) -> Path:
    """A survey whose every text is markup, after one whose names were too."""
    cells = dict.fromkeys(TEXTS, HOSTILE) | {"country": "US", "domains": "health"}
    before = [organisation_row(id=x, name=f"{HOSTILE} before {x}", **cells) for x in ("a", "c")]
    now = [organisation_row(id=x, name=f"{HOSTILE} {x}", **cells) for x in ("a", "b")]
    now.append(organisation_row(id="f", name=FORMULA, country="NZ"))
    old = build(write_seeds(before), tmp_path / "output", "before")
    seeds = write_seeds(now, [relation_row("a", "funds", "b"), relation_row("f", "member_of", "a")])
    words = {"en": HOSTILE}
    about = {"title": words, "limits": [words], "contact": "mailto:team@example.org"}
    tour = [{"title": words, "text": words, "state": "view=network&org=a"}]
    for name, told in (("about", about), ("tour", tour)):
        (seeds / f"{name}.yml").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return build(seeds, tmp_path / "output", "now", open_survey(old))


def unharmed(seen: Seen) -> None:
    """No name became an element, ran, or was sent anywhere."""
    page = seen.page
    assert page.locator("img, script[src], iframe").count() == 0
    assert "owned" not in page.title().replace(HOSTILE, "")
    assert seen.errors == []
    assert not [u for u in seen.requests if not u.startswith(("file:", "data:", "blob:"))]


@pytest.mark.parametrize("language", ["en", "he"])
def test_names_stay_text_in_every_view_and_its_tooltips(
    open_map: Open, folder: Path, language: str
) -> None:
    seen = open_map(f"#view=mindmap&lang={language}&org=a&f.network=a", folder=folder)
    for view in VIEWS:
        seen.page.locator(f"#tab-{view}").click()
        seen.page.wait_for_timeout(300)
        assert "<img" in seen.page.locator("body").inner_text()
        for title in seen.page.locator("svg title").all_text_contents():
            assert "&lt;" not in title
        unharmed(seen)
    assert seen.axe() == []


def test_a_tooltip_tells_the_whole_name(open_map: Open, folder: Path) -> None:
    seen = open_map("#view=mindmap&lang=en&group=role", folder=folder)
    titles = seen.page.locator("[role=tree] title").all_text_contents()
    assert any(f"{HOSTILE} a" in title for title in titles)
    unharmed(seen)


def test_names_stay_text_in_search_way_list_about_and_tour(open_map: Open, folder: Path) -> None:
    seen = open_map("#view=network&lang=en&org=a", folder=folder)
    page = seen.page
    page.get_by_role("searchbox").fill("img")
    expect(page.get_by_role("option").first).to_contain_text("<img")
    page.keyboard.press("Escape")
    page.get_by_role("tabpanel").get_by_role("button", name="Way to …").click()
    page.keyboard.type("img")
    expect(page.get_by_role("tabpanel").get_by_role("listbox")).to_contain_text("<img")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Geography").click()
    page.get_by_role("button", name="List", exact=True).click()
    expect(page.get_by_text("In this part of the map").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tour").click()
    expect(page.get_by_role("region", name="Tour")).to_contain_text("<img")
    unharmed(seen)


def test_names_stay_text_in_dialogs_and_in_a_correction(open_map: Open, folder: Path) -> None:
    seen = open_map("#view=findings&lang=en&org=a", folder=folder)
    page = seen.page
    address = page.get_by_role("link", name="Suggest a correction").get_attribute("href") or ""
    assert address.startswith("mailto:team@example.org?subject=Correction%3A%20%3C%2Fscript%3E")
    assert not set('<>" ') & set(address)
    page.locator(".title .open").click()
    expect(page.locator("dialog[open]")).to_contain_text("<img")
    unharmed(seen)
    page.keyboard.press("Escape")
    page.locator("#view button[aria-haspopup=dialog]").click()
    unharmed(seen)
    assert seen.axe() == []


@pytest.mark.parametrize("view", VIEWS)
def test_names_stay_text_on_paper(open_map: Open, folder: Path, view: str) -> None:
    seen = open_map(f"#view={view}&lang=en&org=a&f.network=a", folder=folder)
    seen.page.wait_for_timeout(300)
    seen.page.emulate_media(media="print")
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen.page.wait_for_timeout(300)
    assert "<img" in seen.page.locator("body").inner_text()
    unharmed(seen)


def test_names_are_copied_as_they_are_and_formulas_as_text(open_map: Open, folder: Path) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    seen = open_map("#view=table&lang=en", folder=folder, permissions=allowed)
    seen.page.get_by_role("button", name="Copy", exact=True).click()
    expect(seen.page.get_by_text("3 rows copied")).to_be_attached()
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    rows = [line.split("\t")[0] for line in copied.splitlines()]
    assert {f"{HOSTILE} a", f"{HOSTILE} b", f"'{FORMULA}"} <= set(rows)
    unharmed(seen)


def test_the_table_saves_names_as_they_are_and_formulas_as_text(
    open_map: Open, folder: Path
) -> None:
    seen = open_map("#view=table&lang=en", folder=folder)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(text.splitlines())}
    assert rows["a"]["name"] == f"{HOSTILE} a"
    assert rows["f"]["name"] == f"'{FORMULA}"
    unharmed(seen)


@pytest.mark.parametrize("kind", ["SVG", "PNG"])
@pytest.mark.parametrize("view", ["mindmap", "network", "geography"])
def test_a_picture_can_be_saved_of_every_drawing(
    open_map: Open, folder: Path, view: str, kind: str
) -> None:
    wide = {"width": 1600, "height": 900}
    seen = open_map(f"#view={view}&lang=en&org=a", folder=folder, viewport=wide)
    seen.page.wait_for_timeout(300)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name=f"Save as {kind}").click()
    assert download.value.path().stat().st_size > 1000
    unharmed(seen)
