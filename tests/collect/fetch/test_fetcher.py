"""Every fault of the test web and the reason that it ends in."""

import re

import pytest

from ci_map.collect.fetch import ANYTHING, DATA, Fetched, Missed, NoContact, Reason, Validators
from ci_map.settings import Settings
from tests.collect.fetch.conftest import Made
from tests.testweb import Web
from tests.testweb.faults import PLAIN
from tests.testweb.hostile import HOSTILE
from tests.testweb.manners import LATE

CHARSETS = ("wrong", "missing", "meta", "unknown", "utf-16", "windows-1255")
PAGES_OF_FAULTS = [
    "/delay/0.1", "/chunked", "/redirect/0", "/redirect/5", "/encoded/gzip", "/encoded/x-gzip",
    "/encoded/deflate", "/encoded/raw-deflate", "/encoded/double", "/encoded/members",
    "/encoded/identity", "/type/untyped", "/type/mad", "/etag", "/status/206", "/headers/broken",
    "/headers/not-ascii", "/calendar/2026/11", "/session/3", "/endless/more", "/facets",
    "/javascript", "/meet/1",
    *(f"/hostile/{kind}" for kind in HOSTILE),
    *(f"/charset/{kind}" for kind in CHARSETS),
]  # fmt: skip
MISSED = {
    "/delay/900": Reason.TIMEOUT,
    "/drop": Reason.BROKEN,
    "/drop/headers": Reason.BROKEN,
    "/drop/body": Reason.BROKEN,
    "/chunked/broken": Reason.BROKEN,
    "/chunked/unfinished": Reason.BROKEN,
    "/chunked/endless": Reason.TOO_LARGE,
    "/redirect/6": Reason.REDIRECTS,
    "/redirect-loop/A": Reason.REDIRECTS,
    "/redirect-to": Reason.BROKEN,
    "/redirect-to?ftp://127.0.1.1/": Reason.BAD_ADDRESS,
    "/redirect-to?http://user:pass@127.0.1.1/": Reason.BAD_ADDRESS,
    "/redirect-to?http://[::1": Reason.BAD_ADDRESS,
    "/redirect-to?javascript:alert(1)": Reason.BAD_ADDRESS,
    "/redirect-to?/a/b/a/b/a/b": Reason.TRAP,
    "/huge": Reason.TOO_LARGE,
    "/huge/silent": Reason.TOO_LARGE,
    "/encoded/cut": Reason.BROKEN,
    "/encoded/not": Reason.BROKEN,
    "/encoded/br": Reason.BROKEN,
    "/encoded/zstd": Reason.BROKEN,
    "/bomb/gzip": Reason.BOMB,
    "/bomb/deflate": Reason.BOMB,
    "/bomb/double": Reason.BOMB,
    "/drip": Reason.TOO_SLOW,
    "/drip/headers": Reason.TOO_SLOW,
    "/status/404": Reason.HTTP_CLIENT,
    "/status/410": Reason.HTTP_CLIENT,
    "/status/401": Reason.HTTP_CLIENT,
    "/status/500": Reason.HTTP_SERVER,
    "/status/501": Reason.HTTP_SERVER,
    "/status/302": Reason.BROKEN,
    "/status/304": Reason.BROKEN,
    "/status/999": Reason.HTTP_SERVER,
    "/limited/100/9/a": Reason.RATE_LIMITED,
    "/unavailable/9/a": Reason.HTTP_SERVER,
    "/type/pdf": Reason.NOT_A_PAGE,
    "/type/pdf-as-html": Reason.NOT_A_PAGE,
    "/type/png-as-html": Reason.NOT_A_PAGE,
    "/type/html-as-binary": Reason.NOT_A_PAGE,
    "/type/json": Reason.NOT_A_PAGE,
    "/type/empty": Reason.NOT_A_PAGE,
    "/status/204": Reason.NOT_A_PAGE,
    "/pdf": Reason.NOT_A_PAGE,
    "/garbage": Reason.BROKEN,
    "/headers/many": Reason.BROKEN,
    "/headers/long": Reason.BROKEN,
    "/a/a/a/a": Reason.TRAP,
    "/" + "x" * 3000: Reason.TRAP,
}


@pytest.mark.parametrize("path", PAGES_OF_FAULTS)
def test_a_page_that_can_be_read_is_read(path: str, web: Web, make: Made) -> None:
    page = make().fetch(web.url(path))
    assert isinstance(page, Fetched), page
    assert page.body
    assert page.exchanges[-1].request.startswith(b"GET ")
    if path.startswith(("/encoded", "/redirect", "/type", "/chunked", "/etag")):
        assert page.body.startswith(PLAIN)


@pytest.mark.parametrize(("path", "reason"), MISSED.items())
def test_a_fault_ends_in_its_reason(path: str, reason: Reason, web: Web, make: Made) -> None:
    missed = make(**LATE.get(path, {})).fetch(web.url(path, host=2))
    assert isinstance(missed, Missed), missed
    assert missed.reason is reason
    assert missed.detail
    assert (missed.retry_after is not None) >= (reason is Reason.RATE_LIMITED)


@pytest.mark.parametrize("path", ["/pdf", "/type/html-as-binary", "/huge"])
def test_what_is_no_page_is_not_read(path: str, web: Web, make: Made) -> None:
    missed = make().fetch(web.url(path))
    assert isinstance(missed, Missed)
    assert missed.exchanges[-1].body == b""
    assert missed.exchanges[-1].truncated


def test_nothing_listens(make: Made) -> None:
    missed = make().fetch("http://127.0.1.250:9/")
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.CONNECTION


@pytest.mark.parametrize("kind", ["expired", "wrong-host", "self-signed"])
def test_a_bad_certificate_is_refused(kind: str, web: Web, make: Made) -> None:
    missed = make().fetch(web.secure(kind))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.TLS
    assert missed.detail


def test_a_good_certificate_is_taken_and_the_connection_kept(web: Web, make: Made) -> None:
    fetcher = make()
    for path in ("/etag", "/encoded/gzip", "/drop/body", "/etag"):
        page = fetcher.fetch(web.secure("good", path))
        assert isinstance(page, Fetched) == (path != "/drop/body")
    strange = make(ca_file=None).fetch(web.secure("good"))
    assert isinstance(strange, Missed)
    assert strange.reason is Reason.TLS


def test_what_is_known_is_not_sent_again(web: Web, make: Made) -> None:
    fetcher = make()
    page = fetcher.fetch(web.url("/etag"))
    assert isinstance(page, Fetched)
    assert page.known == Validators('"v1"', "Wed, 21 Oct 2026 07:28:00 GMT")
    for known in (
        page.known,
        Validators(etag='"v1"'),
        Validators(last_modified=page.known.last_modified),
    ):
        again = fetcher.fetch(web.url("/etag"), known)
        assert isinstance(again, Missed)
        assert again.reason is Reason.UNCHANGED
        assert again.exchanges[-1].status == 304
    assert isinstance(fetcher.fetch(web.url("/etag"), Validators('"v0"')), Fetched)


def test_redirects_are_kept_in_order(web: Web, make: Made) -> None:
    page = make().fetch(web.url("/redirect/2"))
    assert isinstance(page, Fetched)
    assert page.url == web.url("/redirect/2")
    assert page.final_url == web.url("/redirect/0")
    asked = [exchange.url for exchange in page.exchanges]
    assert asked == [
        web.url(p) for p in ("/robots.txt", "/redirect/2", "/redirect/1", "/redirect/0")
    ]
    assert [exchange.status for exchange in page.exchanges] == [404, 301, 301, 200]
    assert {exchange.address for exchange in page.exchanges} == {"127.0.1.1"}


def test_a_redirect_to_another_host_may_be_left_to_the_crawl(web: Web, make: Made) -> None:
    there = web.url("/etag", host=2)
    path = f"/redirect-to?{there}"
    page = make().fetch(web.url(path))
    assert isinstance(page, Fetched)
    assert page.final_url == there
    missed = make(stay_on_host=True).fetch(web.url(path))
    assert isinstance(missed, Missed)
    assert (missed.reason, missed.detail) == (Reason.ELSEWHERE, there)


def test_a_post_is_sent_as_a_form_and_its_answer_read(web: Web, make: Made) -> None:
    page = make().fetch(web.url("/type/json"), post={"query": "é &="}, accept=DATA)
    assert isinstance(page, Fetched)
    assert page.body == b'{"a": 1}'
    assert page.exchanges[-1].request.endswith(b"\r\n\r\nquery=%C3%A9+%26%3D")
    moved = make().fetch(web.url("/redirect/1"), post={"a": "b"})
    assert isinstance(moved, Fetched)
    assert moved.exchanges[-1].request.startswith(b"GET ")


def test_anything_is_taken_when_anything_is_asked_for(web: Web, make: Made) -> None:
    for path in ("/pdf", "/type/png-as-html", "/type/empty"):
        assert isinstance(make().fetch(web.url(path), accept=ANYTHING), Fetched)


def test_the_agent_says_who_it_is(web: Web, make: Made) -> None:
    make(contact="mailto:map@example.org").fetch(web.url("/delay/0/agent"))
    agents = [visit.agent for visit in web.visits("/delay/0/agent")]
    assert len(agents) == 1
    assert re.fullmatch(r"ci-map/\d\S* \(\+mailto:map@example\.org\)", agents[0])


def test_nobody_visits_the_web_without_a_contact() -> None:
    from ci_map.collect.fetch import Fetcher

    with pytest.raises(NoContact, match="CI_MAP_CONTACT"):
        Fetcher(Settings(contact=None))
    fetcher = Fetcher(Settings(allow_private=True), resolve=lambda host, port: ["192.0.2.1"])
    with pytest.raises(NoContact):
        fetcher.fetch("http://example.org/")


def test_a_fetcher_goes_on_after_every_fault(web: Web, make: Made) -> None:
    fetcher = make(total_timeout=3)
    for path in ("/drop/body", "/huge", "/chunked/broken", "/garbage", "/encoded/cut", "/drip"):
        assert isinstance(fetcher.fetch(web.url(path)), Missed)
        assert isinstance(fetcher.fetch(web.url("/etag")), Fetched)
