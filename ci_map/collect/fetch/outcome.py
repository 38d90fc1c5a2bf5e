"""What a visit to an address came to: a page, or the reason why there is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Headers = tuple[tuple[str, str], ...]

# Media types that a visit may ask for (the `accept` of `Fetcher.fetch`).
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
DATA = (
    "application/json",
    "application/ld+json",
    "application/sparql-results+json",
    "text/csv",
    "text/tab-separated-values",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    *PAGES,
)
ANYTHING = ("*/*",)


class Group(StrEnum):
    """The column of the crawl report in which a reason is counted."""

    REFUSED = "refused"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNCHANGED = "unchanged"


class Reason(StrEnum):
    """Why an address gave no page. The values are the report's keys; they never change."""

    ROBOTS = "robots"
    ROBOTS_UNREACHABLE = "robots_unreachable"
    PRIVATE_ADDRESS = "private_address"
    BAD_ADDRESS = "bad_address"
    TRAP = "trap"
    DNS = "dns"
    TLS = "tls"
    CONNECTION = "connection"
    TIMEOUT = "timeout"
    TOO_SLOW = "too_slow"
    BROKEN = "broken"
    REDIRECTS = "redirects"
    HTTP_CLIENT = "http_client"
    HTTP_SERVER = "http_server"
    RATE_LIMITED = "rate_limited"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    NOT_A_PAGE = "not_a_page"
    NEEDS_BROWSER = "needs_browser"
    ELSEWHERE = "elsewhere"
    UNCHANGED = "unchanged"

    @property
    def group(self) -> Group:
        """Refused by the site or by our own rules, failed, skipped as no page, or unchanged."""
        return _GROUPS.get(self, Group.FAILED)

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed later; else asking again is only a burden."""
        return self in _PASSING


_GROUPS = {
    Reason.ROBOTS: Group.REFUSED,
    Reason.ROBOTS_UNREACHABLE: Group.REFUSED,
    Reason.PRIVATE_ADDRESS: Group.REFUSED,
    Reason.BAD_ADDRESS: Group.REFUSED,
    Reason.TRAP: Group.REFUSED,
    Reason.TOO_LARGE: Group.SKIPPED,
    Reason.BOMB: Group.SKIPPED,
    Reason.NOT_A_PAGE: Group.SKIPPED,
    Reason.NEEDS_BROWSER: Group.SKIPPED,
    Reason.ELSEWHERE: Group.SKIPPED,
    Reason.UNCHANGED: Group.UNCHANGED,
}
_PASSING = frozenset(
    {
        Reason.ROBOTS_UNREACHABLE,
        Reason.DNS,
        Reason.CONNECTION,
        Reason.TIMEOUT,
        Reason.TOO_SLOW,
        Reason.BROKEN,
        Reason.HTTP_SERVER,
        Reason.RATE_LIMITED,
    }
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What an earlier visit left, for a conditional request (RFC 9110, section 8.8)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they went over the wire, for the archive.

    `request` is the request's line, headers and body. `body` is without chunking but with its
    content coding; it is cut short when the visit was (`truncated`: WARC's word for the cause).
    """

    url: str
    address: str
    at: datetime
    request: bytes
    status: int
    phrase: str
    headers: Headers
    body: bytes
    truncated: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page. `body` is content-decoded; its charset is for the reader to find.

    `exchanges` has every exchange of the visit in order, redirects first, the page's own last.
    """

    url: str
    final_url: str
    status: int
    headers: Headers
    body: bytes
    fetched_at: datetime
    exchanges: tuple[Exchange, ...] = ()

    def header(self, name: str) -> str | None:
        """The first header of that name, in whatever case."""
        return header(self.headers, name)

    @property
    def known(self) -> Validators:
        """What a later conditional request needs."""
        return Validators(self.header("etag"), self.header("last-modified"))


@dataclass(frozen=True, slots=True)
class Missed:
    """No page, and why. `detail` is for people; for `ELSEWHERE` it is the address to ask instead.

    `retry_after` is in seconds, when the reason passes and asking again is worth it.
    """

    url: str
    reason: Reason
    detail: str = ""
    status: int | None = None
    retry_after: float | None = None
    exchanges: tuple[Exchange, ...] = ()


Outcome = Fetched | Missed


def header(headers: Headers, name: str) -> str | None:
    """The first header of that name, in whatever case."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), None)
