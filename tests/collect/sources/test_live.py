"""Sources by the real fetcher, over HTTP on the test web."""

from pathlib import Path

import pytest

from ci_map.collect.archive import ArchiveWriter
from ci_map.collect.archive.place import OPEN
from ci_map.collect.collected import read_collected
from ci_map.collect.fetch import Fetcher
from ci_map.collect.sources.archived import FOLDER, Archiving, archives, the_web
from ci_map.collect.sources.plan import Plan
from ci_map.collect.sources.runner import run_all
from ci_map.collect.sources.runs import Ending
from tests.collect.sources.conftest import Write
from tests.testweb import Web
from tests.testweb.manners import quick
from tests.testweb.organisations import name_of, partners_of

ENGLISH = 5  # the host whose pages are in English
LISTING = {
    "container": "body",
    "entry": "body > ul > li:has(a)",
    "fields": {"name": "a", "url": {"css": "a", "take": "href"}},
}


@pytest.fixture
def fetcher(web: Web) -> Fetcher:
    return Fetcher(quick(web))


def test_a_list_on_the_web_is_read(
    source: Write, web: Web, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = web.url("/our-partners", ENGLISH)
    crawlers = source("partners", address=address, listing=LISTING).parent
    [done] = run_all(Plan(crawlers, tmp_path / "collected").live(["partners"], fetcher))
    assert (done.outcome, done.message) == (Ending.READ, "")
    said = read_collected([tmp_path / "collected" / "partners.csv"])
    names = {s.value for s in said if s.field == "name"} - {"A network"}
    assert names == {name_of(other) for other in partners_of(ENGLISH, web.hosts)}
    assert {s.page for s in said} == {address}


@pytest.mark.parametrize("path", ["/missing", "/redirect-loop", "/drop", "/pdf"])
def test_what_the_web_does_is_told_in_one_line(
    source: Write, web: Web, fetcher: Fetcher, tmp_path: Path, path: str
) -> None:
    crawlers = source("partners", address=web.url(path, ENGLISH), listing=LISTING).parent
    [done] = run_all(Plan(crawlers, tmp_path / "collected").live([], fetcher))
    assert done.outcome is Ending.UNREACHABLE
    assert web.url(path, ENGLISH) in done.message
    assert "\n" not in done.message
    assert not (tmp_path / "collected" / "partners.csv").exists()


def test_what_was_read_live_is_read_again_offline_to_the_same_bytes(
    source: Write, web: Web, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = web.url("/our-partners", ENGLISH)
    crawlers = source("partners", address=address, listing=LISTING).parent
    source("gone", address=web.url("/missing", ENGLISH), listing=LISTING)
    live, again = tmp_path / "live", tmp_path / "again"
    with ArchiveWriter(tmp_path / "archive") as archive:
        first = run_all(Plan(crawlers, live).live([], Archiving(fetcher, archive)))
    before = len(web.visits())
    second = run_all(Plan(crawlers, again).replay([], tmp_path / "archive"))
    assert len(web.visits()) == before, "a replay asks the web nothing"
    for one, two in zip(first, second, strict=True):
        assert (one.outcome, one.values) == (two.outcome, two.values)
    assert (live / "partners.csv").read_bytes() == (again / "partners.csv").read_bytes()
    [elsewhere] = run_all(Plan(source("new").parent, again).replay(["new"], tmp_path / "archive"))
    assert "not in" in elsewhere.message


def test_only_what_is_due_is_read(
    source: Write, web: Web, fetcher: Fetcher, tmp_path: Path
) -> None:
    address = web.url("/our-partners", ENGLISH)
    crawlers = source("partners", address=address, listing=LISTING).parent
    plan = Plan(crawlers, tmp_path / "collected")
    assert plan.due() == ["partners"]
    run_all(plan.live([], fetcher))
    assert plan.due() == []
    assert plan.live([], fetcher) == []


def test_what_a_killed_reading_left_open_is_mended_by_the_next(web: Web, tmp_path: Path) -> None:
    settings = quick(web, archive=tmp_path)
    with the_web(settings) as visitor:
        visitor.fetch(web.url("/etag"))
    [path] = archives(tmp_path / FOLDER)
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:50])
    path.with_name(path.name + OPEN).touch()
    with the_web(settings):
        pass
    assert path.read_bytes() == whole
    assert list((tmp_path / FOLDER).iterdir()) == [path]
