"""Visits as the fetcher gives them."""

from datetime import UTC, datetime

from ci_map.collect.fetch.outcome import Exchange, Fetched, Headers, Missed, Reason

AT = datetime(2026, 11, 25, 22, 15, 30, 123456, tzinfo=UTC)
HTML: Headers = (("Content-Type", "text/html"), ("X-Name", "a: b"))


def exchange(
    url: str = "https://example.org/", status: int = 200, headers: Headers = HTML, body: bytes = b""
) -> Exchange:
    request = f"GET {url} HTTP/1.1\r\nHost: example.org\r\n\r\n".encode()
    return Exchange(url, "93.184.216.34", AT, request, status, "As said", headers, body)


def page(
    body: bytes = b"<p>text</p>", headers: Headers = HTML, url: str = "https://e.org/"
) -> Fetched:
    return Fetched(url, url, 200, headers, body, AT, (exchange(url, 200, headers, body),))


def missed(url: str = "https://e.org/gone") -> Missed:
    told = (exchange(url, 404, HTML, b"gone"),)
    return Missed(url, Reason.HTTP_CLIENT, "status 404 Not Found %é\n", 404, None, told)
