"""Pages made by JavaScript, in a real Chromium that is not let near the network."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ci_map.collect.crawl.visit import visit_of
from ci_map.collect.fetch import Fetched, Missed, Reason
from ci_map.collect.fetch.browser import BrowserFetcher
from ci_map.collect.fetch.scripted import needs_browser
from ci_map.settings import Settings
from tests.testweb import Web

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def fetcher() -> Iterator[BrowserFetcher]:
    with BrowserFetcher(Settings(allow_private=True, delay=0, tries=1)) as running:
        yield running


def rendered(fetcher: BrowserFetcher, url: str) -> Fetched:
    page = fetcher.fetch(url)
    assert isinstance(page, Fetched), page
    return page


def test_a_page_made_by_script_has_its_text(web: Web, fetcher: BrowserFetcher) -> None:
    before = len(web.visits("/javascript"))
    page = rendered(fetcher, web.url("/javascript"))
    assert b"<h1>Made by script</h1>" in page.body
    assert page.header("content-type") == "text/html; charset=utf-8"
    assert page.exchanges[-1].body == page.body
    assert page.exchanges[-2].url == web.url("/javascript")
    assert len(web.visits("/javascript")) == before + 1  # the browser did not ask again
    assert visit_of("example", page, None).has_page  # short as it is


def test_a_plain_page_is_not_rendered(web: Web, fetcher: BrowserFetcher) -> None:
    assert rendered(fetcher, web.url("/etag")).header("x-rendered-by") is None
    missed = fetcher.fetch(web.url("/status/404"))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.HTTP_CLIENT


def test_what_a_script_asks_for_passes_the_same_guards(web: Web) -> None:
    """Loopback is let in to the tests; the private address has no route from the browser."""
    settings = Settings(allow_private=True, delay=0.05, tries=1)
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.1.250"] if host == "169.254.169.254" else [host]

    with BrowserFetcher(settings, resolve=resolve) as fetcher:
        page = rendered(fetcher, web.url("/javascript-private", host=3))
    made = page.body.partition(b"<script")[0]
    assert b"LEAK" not in made
    assert b"<p>kept</p>" in made
    assert b"<p>own</p>" in made
    assert "169.254.169.254" in asked  # by the fetcher, whose guard would have refused it
    visits = [v for v in web.visits() if v.address == "127.0.1.3" and "by-script" in v.path]
    assert len(visits) == 1
    assert visits[0].agent.startswith("ci-map/")


def test_the_browser_itself_reaches_nothing(web: Web, fetcher: BrowserFetcher) -> None:
    page = rendered(fetcher, web.url("/javascript-socket"))
    assert b"closed" in page.body
    assert web.visits("/by-socket") == []


def test_a_script_without_end_ends_in_a_reason(web: Web) -> None:
    patient = Settings(allow_private=True, delay=0, tries=1)
    with BrowserFetcher(patient.model_copy(update={"browser_timeout": 4})) as fetcher:
        missed = fetcher.fetch(web.url("/javascript-endless"))
        assert isinstance(missed, Missed)
        assert missed.reason is Reason.TOO_SLOW
        fetcher._settings = patient  # the next page is not to be a race
        assert b"Made by script" in rendered(fetcher, web.url("/javascript")).body


def test_a_script_that_leads_elsewhere_is_followed(web: Web, fetcher: BrowserFetcher) -> None:
    page = rendered(fetcher, web.url("/javascript-moved"))
    assert page.final_url == web.url("/etag")
    assert b"backbone" in page.body


@pytest.mark.parametrize(
    ("body", "needed"),
    [
        (b'<body><div id="root"></div><script src="a.js"></script>', True),
        (b"<body><noscript>" + b"Needs JavaScript. " * 9 + b"</noscript><SCRIPT>1</SCRIPT>", True),
        (b"<body><script>1</script>" + b"<p>a page of many words</p>" * 9, False),
        (b"<body><p>short</p>", False),
        (b'<body><script>1</script><a href="/about"><img src="a.png"></a>', False),
        (b"", False),
        (b"<script", True),
    ],
)  # fmt: skip
def test_which_pages_need_a_browser(body: bytes, needed: bool) -> None:
    url = "https://example.org/"
    page = Fetched(url, url, 200, (("Content-Type", "text/html"),), body, datetime.now(UTC))
    assert needs_browser(page) == needed
    assert not needs_browser(replace(page, headers=(("x-rendered-by", "Chromium"),)))
