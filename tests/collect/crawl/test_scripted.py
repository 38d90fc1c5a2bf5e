"""A page that is empty without its script is no page of a crawl; it is told."""

from datetime import UTC, datetime

import pytest

from ci_map.collect.crawl.visit import visit_of
from ci_map.collect.fetch import Fetched

SHELL = b'<html><body><div id="root"></div><script src="/app.js"></script></body></html>'
WORDS = b"<p>Words enough that they make a page of it.</p>" * 2
HTML = (("Content-Type", "text/html"),)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (SHELL, "needs_browser"),
        (SHELL.replace(b"<script", b'<a href="/about">About</a><script'), "page"),
        (SHELL.replace(b"<script", WORDS + b"<script"), "page"),
    ],
)
def test_a_shell_is_told(body: bytes, outcome: str) -> None:
    url = "https://example.org/"
    page = Fetched(url, url, 200, HTML, body, datetime(2026, 11, 25, tzinfo=UTC))
    visit = visit_of("example.org", page, None)
    assert visit.outcome == outcome
    assert visit.has_page == (outcome == "page")
