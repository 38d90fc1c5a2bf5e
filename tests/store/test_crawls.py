import sys

import pytest

from ci_map.store import Crawls, Site, StoreUnusable, Visit, open_store

SITES = [Site("a.example", "a", "https://a.example/", "US", "seeds"), Site("b.example", "b", "x")]


@pytest.fixture
def crawls(url: str) -> Crawls:
    return Crawls(open_store(url))


def visit(url: str, outcome: str = "page", **facts: object) -> Visit:
    return Visit("a.example", url, outcome, **facts)  # type: ignore[arg-type]


def test_a_run_goes_on_until_it_is_finished(crawls: Crawls) -> None:
    assert crawls.unfinished() is None
    assert crawls.last() == 0
    run = crawls.begin("plan", SITES)
    assert crawls.unfinished() == (run, "plan")
    assert crawls.sites(run) == SITES
    crawls.note(run, [], ["a.example"])
    assert crawls.sites(run, waiting=True) == SITES[1:]
    assert crawls.progress(run) == (0, 1)
    crawls.finish(run)
    assert crawls.unfinished() is None
    assert crawls.begin("plan", SITES) == crawls.last() == run + 1


def test_an_owner_that_was_replaced_or_halted_stops(crawls: Crawls) -> None:
    run = crawls.begin("plan", [])
    crawls.claim(run, "one")
    assert crawls.goes_on(run, "one")
    crawls.halt(run)
    assert not crawls.goes_on(run, "one")
    crawls.claim(run, "two")
    assert not crawls.goes_on(run, "one")
    assert crawls.goes_on(run, "two")


def test_visits_keep_their_order_and_pages_come_by_address(crawls: Crawls) -> None:
    run = crawls.begin("plan", SITES)
    pages = [visit(f"https://a.example/{n:04}", page=b"x") for n in reversed(range(1200))]
    crawls.note(run, [*pages, visit("https://a.example/gone", "http_client", status=404)])
    assert [one.url for one in crawls.visits_of(run, "a.example")][:1200] == [p.url for p in pages]
    assert list(crawls.pages(run)) == pages[::-1]
    assert [one.status for one in crawls.missed(run)] == [404]
    assert crawls.tally(run) == [(SITES[0], "http_client", 1), (SITES[0], "page", 1200)]
    asked = [page.url for page in pages] + ["https://a.example/new"]
    assert crawls.known(run, asked) == set(asked[:-1])


def test_of_one_address_the_latest_visit_stays_in_whatever_order_they_come(crawls: Crawls) -> None:
    old = visit("u", fetched_at="2026-01-01", sha256="b")
    new = visit("u", fetched_at="2026-02-01", sha256="a", file="f")
    for first, second in ((old, new), (new, old)):
        run = crawls.begin("plan", SITES)
        crawls.note(run, [first])
        crawls.note(run, [second, second])
        assert crawls.visits_of(run, "a.example") == [new]


def test_the_pages_of_the_run_before_are_known(crawls: Crawls) -> None:
    first = crawls.begin("one", SITES)
    crawls.note(first, [visit("u", etag='"1"', page=b"x"), visit("v", "dns")])
    second = crawls.begin("two", SITES)
    assert crawls.last_pages(first, "a.example") == {}
    assert crawls.last_pages(second, "a.example")["u"].etag == '"1"'
    crawls.note(second, [visit("u", "unchanged", etag='"1"', page=b"x")])
    third = crawls.begin("three", SITES)
    assert list(crawls.last_pages(third, "a.example")) == ["u"]


def test_a_store_whose_driver_is_not_installed_says_how_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    for scheme in ("postgres", "postgresql", "postgresql+psycopg"):  # servers tell the first two
        with pytest.raises(StoreUnusable, match=r'pip install "ci-map\[postgres\]"') as told:
            open_store(f"{scheme}://ada:secret@db.example/ci_map")
        assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "bad store 'nonsense'"),
        ("oracle9://x", "bad store"),
        ("sqlite:////proc/none/store.db", "cannot be opened"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told(url: str, words: str) -> None:
    with pytest.raises(StoreUnusable, match=words):
        open_store(url)
