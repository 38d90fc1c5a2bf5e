"""The map as one file: offline, silent, safe, accessible."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ci_map.build import build
from tests.browser.conftest import Open
from tests.conftest import organisation_row, relation_row

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
VIEWS = ("mindmap", "network", "geography", "table", "findings", "changes")
HOSTILE = (
    "</script><img src=x onerror=\"document.title='owned'\">'`${1}]]><!-- \u202e 🙂" + "x" * 300
)
DATA = r'<script type="application/json" id="survey">.*?</script>'
FETCHING = "script|link|img|iframe|source|video|audio|object|embed"
TEXTS = ("name", "name_local", "aliases", "locality", "place_served", "note")


def test_nothing_in_the_file_asks_for_the_network(built: Path) -> None:
    page = (built / "map.html").read_text(encoding="utf-8")
    markup = re.sub(DATA, "", page, flags=re.DOTALL)
    assert not re.search(rf"<(?:{FETCHING})\b[^>]*(?:src|href)\s*=\s*[\"']?(?:https?:)?//", markup)
    assert not re.search(r"@import|@font-face[^}]*url\(\s*[\"']?(?:https?:)?//", markup)
    assert not re.search(r"\bimport\s*\(?\s*[\"']https?:", markup)
    assert "default-src 'none'" in markup
    assert "connect-src" not in markup


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_opens_offline_without_a_request_or_an_error(open_map: Open, view: str) -> None:
    seen = open_map(f"#view={view}")
    seen.page.wait_for_timeout(300)
    selected = seen.page.locator("[role=tab][aria-selected=true]")
    assert selected.count() == 1
    assert seen.errors == []
    assert [url for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_accessible(open_map: Open, view: str, language: str, theme: str) -> None:
    seen = open_map(f"#view={view}&lang={language}&org=fsg", color_scheme=theme)
    seen.page.wait_for_timeout(300)
    assert seen.axe() == []


@pytest.mark.parametrize("view", VIEWS)
def test_each_view_is_accessible_on_a_phone(open_map: Open, view: str) -> None:
    seen = open_map(f"#view={view}", viewport={"width": 320, "height": 640})
    assert seen.axe() == []
    too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert seen.page.evaluate(too_wide) is False


@pytest.fixture
def hostile(write_seeds: Write, tmp_path: Path) -> Path:
    """A survey with markup in every text, and a survey before it."""
    cells = dict.fromkeys(TEXTS, HOSTILE) | {"country": "US", "domains": "health"}
    rows = [organisation_row(id=x, **cells) for x in ("a", "b")]
    folder = write_seeds(rows, [relation_row("a", "funds", "b")])
    about = json.dumps({"title": {"en": HOSTILE}}, ensure_ascii=False)
    (folder / "about.yml").write_text(about, encoding="utf-8")
    return build(folder, tmp_path / "output", "hostile")


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_stays_text_in_each_view(open_map: Open, hostile: Path, view: str) -> None:
    seen = open_map(f"#view={view}&org=a", folder=hostile)
    seen.page.get_by_role("searchbox").fill("img")
    seen.page.wait_for_timeout(300)
    assert "owned" not in seen.page.title().replace(HOSTILE, "")
    assert seen.page.locator("img[src=x]").count() == 0
    assert seen.errors == []


def test_a_survey_without_organisations_says_so(
    open_map: Open, write_seeds: Write, tmp_path: Path
) -> None:
    seen = open_map(folder=build(write_seeds([]), tmp_path / "output"))
    expect(seen.page.get_by_role("status").filter(has_text="All 0 organisations")).to_be_visible()
    expect(seen.page.get_by_text("No organisation passes")).to_be_visible()
    assert seen.errors == []


@pytest.mark.parametrize(
    "hash_", ["#%E0%A4%A", "#view=nowhere&org=nobody&f.x=1", "#" + "a=b&" * 500]
)
def test_a_hostile_or_old_link_opens_and_says_what_is_gone(open_map: Open, hash_: str) -> None:
    seen = open_map(hash_)
    expect(seen.page.get_by_role("tab")).to_have_count(len(VIEWS))
    expect(seen.page.get_by_text("No longer found")).to_be_visible()
    assert seen.errors == []


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_tour_the_search_and_the_filters_are_accessible(open_map: Open, language: str) -> None:
    seen = open_map(f"#view=network&lang={language}&near=fsg~1&f.role=funder&tour=5")
    seen.page.get_by_role("searchbox").fill("tama")
    seen.page.wait_for_timeout(400)
    assert seen.axe() == []


@pytest.mark.parametrize("view", VIEWS)
def test_hebrew_is_accessible_on_a_phone(open_map: Open, view: str) -> None:
    seen = open_map(f"#view={view}&lang=he", viewport={"width": 320, "height": 640})
    assert seen.axe() == []
    too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert seen.page.evaluate(too_wide) is False
