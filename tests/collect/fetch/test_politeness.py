"""Proven from the test web's log, not from what the fetcher says of itself."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from ci_map.collect.fetch import Fetched, Missed, Outcome, Reason
from tests.collect.fetch.conftest import Made
from tests.testweb import Visit, Web

# The server's clock is read before the client's pause begins and after it ends.
GRAIN = 0.005


def visits_to(web: Web, mark: str) -> list[Visit]:
    return sorted((v for v in web.visits() if mark in v.path), key=lambda visit: visit.start)


def gaps(visits: list[Visit]) -> list[float]:
    return [second.start - first.end for first, second in pairwise(visits)]


def test_one_request_at_a_time_and_a_pause_between(web: Web, make: Made) -> None:
    fetcher = make(delay=0.05)
    urls = [web.url(f"/delay/0.02/polite-{i}", host=h) for i in range(6) for h in (3, 4)]
    with ThreadPoolExecutor(12) as threads:
        outcomes = list(threads.map(fetcher.fetch, urls))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    for host in (3, 4):
        visits = [v for v in visits_to(web, "polite-") if v.address == f"127.0.1.{host}"]
        assert len(visits) == 6
        assert min(gaps(visits)) >= 0.05 - GRAIN


def test_two_hosts_are_asked_at_the_same_time(web: Web, make: Made) -> None:
    fetcher = make()
    with ThreadPoolExecutor(2) as threads:  # neither is answered before both have asked
        outcomes = threads.map(fetcher.fetch, [web.url("/meet/2/hosts", host=h) for h in (3, 4)])
        assert all(isinstance(outcome, Fetched) for outcome in outcomes)


def test_robots_and_redirects_count_as_requests(web: Web, make: Made) -> None:
    before = len([v for v in web.visits() if v.address == "127.0.1.5"])
    make(delay=0.05).fetch(web.url("/redirect/2", host=5))
    visits = [v for v in web.visits() if v.address == "127.0.1.5"][before:]
    assert [v.path for v in visits] == ["/robots.txt", "/redirect/2", "/redirect/1", "/redirect/0"]
    assert min(gaps(visits)) >= 0.05 - GRAIN


def test_the_crawl_delay_of_robots_is_kept(web: Web, make: Made) -> None:
    fetcher = make(delay=0.01)
    url = web.url("/delay/0/slow-site", host="delay")
    assert fetcher.delay_of(url) == 0.01
    assert fetcher.wait_of(url) == 0
    for _ in range(2):
        assert isinstance(fetcher.fetch(url), Fetched)
    assert fetcher.delay_of(url) == 0.3
    host = [
        visit for visit in web.visits() if visit.address == visits_to(web, "slow-site")[0].address
    ]
    assert [visit.path for visit in host][-3:] == ["/robots.txt", *["/delay/0/slow-site"] * 2]
    assert min(gaps(host[-3:])) >= 0.3 - GRAIN


def test_redirects_between_two_hosts_cannot_lock_one_another_out(web: Web, make: Made) -> None:
    fetcher = make(delay=0.001)
    urls = [web.url(f"/redirect-to?{web.url('/etag', host=h)}", host=9 - h) for h in (4, 5)] * 10
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(fetcher.fetch, urls))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)


@pytest.mark.parametrize("after", ["1", "date"])
def test_retry_after_is_waited_for(after: str, web: Web, make: Made) -> None:
    path = f"/limited/{after}/1/waited-{after}"
    assert isinstance(make(tries=2, patience=3).fetch(web.url(path)), Fetched)
    visits = visits_to(web, f"waited-{after}")
    assert len(visits) == 2
    assert min(gaps(visits)) >= (1 if after == "1" else 0.4) - GRAIN


def test_a_long_wait_is_left_for_later_and_nobody_asks_meanwhile(web: Web, make: Made) -> None:
    fetcher = make(tries=3)
    missed = fetcher.fetch(web.url("/limited/100/1/later", host=6))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.RATE_LIMITED
    assert missed.retry_after == 100
    other = fetcher.fetch(web.url("/etag?later", host=6))
    assert isinstance(other, Missed)
    assert other.reason is Reason.RATE_LIMITED
    assert other.retry_after is not None
    assert 0 < other.retry_after <= 100
    assert 0 < fetcher.wait_of(web.url("/etag", host=6)) <= other.retry_after
    assert len(visits_to(web, "later")) == 1


def test_passing_failures_are_tried_again_with_growing_waits(web: Web, make: Made) -> None:
    page = make(tries=3, patience=9).fetch(web.url("/unavailable/2/grow"))
    assert isinstance(page, Fetched)
    first, second = gaps(visits_to(web, "/unavailable/2/grow"))
    assert first >= 0.5 - GRAIN
    assert second >= 1.0 - GRAIN
    assert [e.status for e in page.exchanges] == [404, 503, 503, 200]
    assert isinstance(make(tries=2).fetch(web.url("/flaky/1/grow")), Fetched)


@pytest.mark.parametrize("path", ["/status/404/once", "/status/501/once", "/type/pdf?once"])
def test_what_will_not_pass_is_asked_once(path: str, web: Web, make: Made) -> None:
    missed = make(tries=3).fetch(web.url(path))
    assert isinstance(missed, Missed)
    assert missed.retry_after is None
    assert len(web.visits(path)) == 1


REFUSED = {
    "disallow": Reason.ROBOTS,
    "zipped": Reason.ROBOTS,
    "long-delay": Reason.ROBOTS,
    "redirected": Reason.ROBOTS,
    "error": Reason.ROBOTS_UNREACHABLE,
    "limited": Reason.ROBOTS_UNREACHABLE,
    "timeout": Reason.ROBOTS_UNREACHABLE,
    "drop": Reason.ROBOTS_UNREACHABLE,
}


@pytest.mark.parametrize(("kind", "reason"), REFUSED.items())
def test_robots_refuse(kind: str, reason: Reason, web: Web, make: Made) -> None:
    fetcher = make(read_timeout=3) if kind == "timeout" else make()
    path = f"/delay/0/refused-{kind}"
    for _ in range(2):
        missed = fetcher.fetch(web.url(path, host=kind))
        assert isinstance(missed, Missed)
        assert missed.reason is reason
        assert (missed.retry_after is not None) == (reason is Reason.ROBOTS_UNREACHABLE)
    assert web.visits(path) == []


def test_robots_are_asked_once_a_host_by_many_threads(web: Web, make: Made) -> None:
    def asked() -> int:
        return sum(v.path == "/robots.txt" and v.address == "127.0.1.7" for v in web.visits())

    before, fetcher = asked(), make()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(fetcher.fetch, [web.url(f"/etag?{i}", host=7) for i in range(16)]))
    assert asked() == before + 1


@pytest.mark.parametrize("kind", ["missing", "forbidden", "redirects", "html", "undecodable"])
def test_robots_that_do_not_say_no_allow(kind: str, web: Web, make: Made) -> None:
    assert isinstance(make().fetch(web.url("/etag", host=kind)), Fetched)


def outcome(web: Web, make: Made, kind: str, path: str) -> Outcome:
    return make().fetch(web.url(path, host=kind))


def test_the_rules_of_robots_are_followed_to_the_letter(web: Web, make: Made) -> None:
    def refused(kind: str, path: str) -> bool:
        found = outcome(web, make, kind, path)
        return isinstance(found, Missed) and found.reason is Reason.ROBOTS

    assert refused("partly", "/delay/9")
    assert not refused("partly", "/delay/0")
    assert refused("partly", "/x.pdf")
    assert not refused("partly", "/x.pdf/y")
    assert refused("undecodable", "/secret")
    assert refused("huge", "/early")
    assert not refused("huge", "/late")  # beyond the first 500 KiB
    assert refused("named", "/not-for-ci-map")
    assert not refused("named", "/etag")


def test_the_whole_visit_has_an_end(web: Web, make: Made) -> None:
    """However often it is tried, and the server is hung up on: sent in whole it would be a page."""
    missed = make(tries=2, patience=2, total_timeout=3).fetch(web.url("/drip?whole"))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.TOO_SLOW
    assert len(web.visits("/drip?whole")) == 2
