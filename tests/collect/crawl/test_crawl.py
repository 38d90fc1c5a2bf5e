from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ci_map.collect.archive import entries, read
from ci_map.collect.archive.place import RecordPlace
from ci_map.collect.crawl.digest import candidates_csv, pages_as_json
from ci_map.collect.crawl.digest import read as digest_of
from ci_map.collect.crawl.replay import replay
from ci_map.collect.crawl.report import report_of
from ci_map.collect.crawl.workers import workers
from ci_map.settings import Settings
from ci_map.store import Crawls, Site
from tests.collect.crawl.conftest import Crawl, site_of
from tests.testweb import Web


def told(crawls: Crawls, run: int, sites: list[Site]) -> tuple[object, str, list[str]]:
    digest = digest_of(crawls.pages(run), sites)
    texts = list(pages_as_json(crawls.pages(run), sites))
    return digest.said(), candidates_csv(digest.candidates()), texts


def test_the_pages_of_each_kind_are_visited_and_kept(
    web: Web, run: Crawl, crawls: Crawls, settings: Settings
) -> None:
    sites = [site_of(web, octet) for octet in (1, 2, 4)]
    number = run(sites)
    assert crawls.unfinished() is None
    visits = crawls.visits_of(number, "127.0.1.4")
    paths = [visit.url.partition(f":{web.port}")[2] for visit in visits]
    assert paths[:4] == ["/", "/partner", "/ueber-uns", "/kontakt"]
    assert len(visits) == settings.pages_per_site
    for visit in crawls.pages(number):
        place = RecordPlace(str(visit.file), int(visit.offset or 0), int(visit.length or 0))
        page = read(settings.archive, place)
        assert (page.url, page.status) == (visit.url, visit.status)


def test_what_pages_say_is_the_same_from_the_archive_without_a_request(
    web: Web, run: Crawl, crawls: Crawls, settings: Settings
) -> None:
    sites = [site_of(web, octet) for octet in range(1, 6)]
    number = run(sites)
    before = len(web.visits())
    live = told(crawls, number, sites)
    files = sorted(settings.archive.glob("*.warc.gz"))
    with workers(settings) as work, replay(files, sites, work) as (again, replayed):
        assert told(again, replayed, sites) == live
    assert len(web.visits()) == before
    statements, candidates, texts = live
    assert isinstance(statements, list)
    said = {(one.subject, one.field, one.value) for one in statements}
    assert {
        ("sites/org-4", "links_to", "org-5"),
        ("sites/org-4", "email", "info@org4.example"),
        ("sites/org-4", "founded", "2004"),
        ("sites/org-4", "country", "DE"),
        ("sites/org-4", "address", "Main Street 4, Köln, DE"),
        ("sites/org-4", "listed_names", "City Council"),
    } <= said
    assert all(one.page and one.page_hash and one.first_seen for one in statements)
    assert f"http://127.0.1.{web.hosts}" in candidates
    assert "5 known sites link to it: org-1, org-2, org-3, org-4, org-5" in candidates
    assert len(texts) == len(list(crawls.pages(number)))


def test_a_crawl_goes_on_where_its_limit_stopped_it_and_asks_nothing_twice(
    web: Web, run: Crawl, crawls: Crawls
) -> None:
    sites = [site_of(web, octet, "/pages/60/0") for octet in (1, 2)]
    sites = [Site(f"127.0.1.{n}", f"org-{n}", web.url("/pages/60/0", n)) for n in (1, 2)]
    start = len(web.visits())
    number = run(sites, limit=7, pages_per_site=25)
    assert crawls.progress(number) == (7, 0)
    assert run(sites, limit=10, pages_per_site=25) == number
    assert run(sites, pages_per_site=25) == number
    assert crawls.progress(number) == (50, 2)
    asked = Counter((v.address, v.path) for v in web.visits()[start:] if "robots" not in v.path)
    assert len(asked) == 50
    assert set(asked.values()) == {1}
    order = [visit.url for visit in crawls.visits_of(number, "127.0.1.1")]
    again = run([*sites, site_of(web, 3)], pages_per_site=25)
    assert again != number
    assert [visit.url for visit in crawls.visits_of(again, "127.0.1.1")] == order


def test_what_the_archive_has_and_the_store_has_not_is_noted_and_not_asked_for_again(
    web: Web, run: Crawl, crawls: Crawls, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a kill between the two, at the same place each time."""

    def dying(*given: Any) -> None:
        raise RuntimeError("killed")

    sites = [site_of(web, octet) for octet in (1, 2)]
    with monkeypatch.context() as patched:
        patched.setattr(Crawls, "note", dying)
        with pytest.raises(RuntimeError, match="killed"):
            run(sites)
    files = settings.archive.glob("*.warc.gz")
    kept = {outcome.url for path in files for _, outcome in entries(path)}
    assert kept
    before = len(web.visits())
    number = run(sites)
    asked = Counter(f"http://{v.host}{v.path}" for v in web.visits()[before:])
    assert not kept & set(asked)
    assert crawls.progress(number) == (16, 2)
    assert not list(settings.archive.glob("*.open"))


def test_a_page_that_has_not_changed_is_not_sent_again_and_still_counts(
    web: Web, run: Crawl, crawls: Crawls
) -> None:
    sites = [Site("127.0.1.1/etag", "org-1", web.url("/etag"))]
    first, second, third = (run(sites) for _ in range(3))
    assert first < second < third
    assert report_of(crawls, third).total.as_json()["unchanged"] == 1
    assert [one.page for one in crawls.pages(third)] == [one.page for one in crawls.pages(first)]


def test_a_programme_stays_under_its_path(web: Web, run: Crawl, crawls: Crawls) -> None:
    programme = Site("127.0.1.1/pages/60", "programme", web.url("/pages/60/0"))
    parent = Site("127.0.1.1", "parent", web.url("/pages/30/0"))
    number = run([parent, programme], pages_per_site=40)
    for key, part in (("127.0.1.1/pages/60", "/pages/60/"), ("127.0.1.1", "/pages/30/")):
        visits = crawls.visits_of(number, key)
        assert visits
        assert all(part in visit.url for visit in visits)


@pytest.mark.parametrize("processes", [1, 2])
def test_several_processes_make_the_same_crawl(
    processes: int, web: Web, run: Crawl, crawls: Crawls, tmp_path: Path
) -> None:
    sites = [site_of(web, octet) for octet in range(1, 7)]
    number = run(sites, processes=processes)
    asked = {visit.url for site in sites for visit in crawls.visits_of(number, site.key)}
    assert len(asked) == 6 * 8
    assert all(site.key for site in crawls.sites(number))
    assert not crawls.sites(number, waiting=True)


def test_a_report_counts_by_country_and_source(web: Web, run: Crawl, crawls: Crawls) -> None:
    sites = [
        site_of(web, 1),
        site_of(web, 2),
        Site("127.0.1.101", "shut", web.url("/", "disallow")),
    ]
    report = report_of(crawls, run(sites, pages_per_site=3))
    json = report.as_json()
    assert json["total"] == {
        "asked": 7, "answered": 6, "refused": 1, "failed": 0, "skipped": 0, "unchanged": 0,
        "reasons": {"robots": 1},
    }  # fmt: skip
    assert json["by_country"]["IL"]["answered"] == 3
    assert json["by_country"]["unknown"]["refused"] == 1
    assert json["by_source"][""]["refused"] == 1
    assert json["sites"] == {"planned": 3, "done": 3}
    assert any(
        line.startswith("refused: robots: 1, e.g. http://127.0.1.101") for line in report.lines()
    )
