"""One site's crawl against a visitor that answers as told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ci_map.collect.crawl.scope import Scopes
from ci_map.collect.crawl.visit import Tools, crawl_site, visit_of
from ci_map.collect.fetch import Asked, Fetched, Missed, Outcome, Reason
from ci_map.collect.fetch import Visitor as AnyVisitor
from ci_map.store import Crawls, Site, Visit, open_store

SITE = Site("example.org", "a", "http://example.org/")
OTHER = "parent.example/programme"
Answers = Mapping[str, Outcome | str | list[str]]


class Visitor(AnyVisitor):
    """Answers with a page of links, an outcome, or 404."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    def visit(self, asked: Asked) -> Outcome:
        url = asked.url
        told = self._answers.get(url, [])
        if isinstance(told, str):
            return Missed(url, Reason(told), "as told")
        if not isinstance(told, list):
            return told
        html = "".join(f'<a href="{link}">x</a>' for link in told).encode()
        return Fetched(url, url, 200, (), html, datetime(2026, 1, 1, tzinfo=UTC))


class Notes(list[Visit]):
    def put(self, visit: Visit, outcome: Outcome) -> None:
        self.append(visit)

    def take(self) -> bool:
        return True


Told = list[tuple[str, str]]
Crawl = Callable[..., Told]


@pytest.fixture
def crawl() -> Crawl:
    def go(
        answers: Answers, budget: int = 9, earlier: Sequence[Visit] = ()
    ) -> list[tuple[str, str]]:
        notes = Notes()
        scopes = Scopes([SITE.key, OTHER])
        tools = Tools(Visitor(answers), notes, notes, scopes, budget)
        assert crawl_site(SITE, tools, earlier, {})
        return [(visit.url.partition("://")[2], visit.outcome) for visit in notes]

    return go


def test_a_home_page_that_moved_within_its_site_is_found(crawl: Crawl) -> None:
    moved = Missed(SITE.home, Reason.ELSEWHERE, "https://www.example.org/")
    assert crawl({SITE.home: moved, "https://www.example.org/": ["/a"]}) == [
        ("example.org/", "elsewhere"),
        ("www.example.org/", "page"),
        ("www.example.org/a", "page"),
    ]


@pytest.mark.parametrize("target", ["https://elsewhere.example/", f"https://{OTHER}/"])
def test_one_that_moved_to_another_site_is_told_and_not_followed(target: str, crawl: Crawl) -> None:
    assert crawl({SITE.home: Missed(SITE.home, Reason.ELSEWHERE, target)}) == [
        ("example.org/", "elsewhere")
    ]


@pytest.mark.parametrize("reason", ["rate_limited", "robots_unreachable", "dns", "tls"])
def test_a_site_that_cannot_be_visited_now_is_left(reason: str, crawl: Crawl) -> None:
    visits = crawl({SITE.home: ["/a", "/b"], "http://example.org/a": reason})
    assert visits == [("example.org/", "page"), ("example.org/a", reason)]


def test_three_failures_in_a_row_end_a_site_but_pages_that_are_gone_do_not(crawl: Crawl) -> None:
    links = [f"/{name}" for name in "abcdefgh"]
    timeouts = {f"http://example.org/{name}": "timeout" for name in "cdefgh"}
    assert len(crawl({SITE.home: links, **timeouts})) == 6
    gone = {f"http://example.org/{name}": "http_client" for name in "abcdefgh"}
    assert len(crawl({SITE.home: links, **gone})) == 9


def test_the_budget_counts_what_was_asked_in_an_earlier_life(crawl: Crawl) -> None:
    links = [f"/{number}" for number in range(20)]
    assert len(crawl({SITE.home: links}, budget=5)) == 5
    earlier = [
        Visit(SITE.key, SITE.home, "timeout"),
        Visit(SITE.key, "http://example.org/1", "dns"),
    ]
    assert crawl({}, earlier=earlier) == []


def test_words_of_a_server_can_be_stored_whatever_they_are(tmp_path: Path) -> None:
    headers = (("ETag", '"\0\ud800"'), ("Last-Modified", "x" * 10_000))
    page = Fetched("http://a/", "http://a/", 200, headers, b"x", datetime(2026, 1, 1, tzinfo=UTC))
    visits = [
        visit_of("a", page),
        visit_of("a", Missed("http://a/b", Reason.BROKEN, "\0no \udcff HTTP")),
    ]
    crawls = Crawls(open_store(f"sqlite:///{tmp_path}/store.db"))
    run = crawls.begin("plan", [])
    crawls.note(run, visits)
    assert crawls.visits_of(run, "a") == visits
    assert (visits[0].etag, visits[1].detail) == ('"?"', "no ? HTTP")
