"""The crawl of one site: ask, extract, choose what to ask next."""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from ci_map.collect.archive import RecordPlace
from ci_map.collect.crawl.frontier import Frontier
from ci_map.collect.crawl.scope import Scopes
from ci_map.collect.extract import Extracted, extract
from ci_map.collect.fetch import Missed, Outcome, Reason, Validators, Visitor, needs_browser
from ci_map.store import PAGE, WHOLE, Site, StoreDamaged, Visit

HOPELESS = frozenset({Reason.RATE_LIMITED, Reason.ROBOTS_UNREACHABLE, Reason.DNS, Reason.TLS})
"""After one of these the rest of a site is left for another run."""
MOST_FAILURES = 3
"""So many passing failures in a row, and it is left, too."""
FASTEST = 1  # zlib's level: three quarters of the size for a third of the time


class Notes(Protocol):
    """Where visits go."""

    def put(self, visit: Visit, outcome: Outcome) -> None:
        """A visit was made, with an outcome that is to be kept."""


class Permits(Protocol):
    """Whether more may be asked."""

    def take(self) -> bool:
        """Use up one; false when there are none or the crawl is to stop."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a site's crawl works with. `budget` is the most addresses that it may ask for."""

    visitor: Visitor
    notes: Notes
    permits: Permits
    scopes: Scopes
    budget: int


def crawl_site(
    site: Site, tools: Tools, earlier: Iterable[Visit], last: Mapping[str, Visit]
) -> bool:
    """Ask for a site's pages, best first; false when it was stopped before its end.

    `earlier` are its visits of this run, from before an interruption; `last` its pages of the run
    before, by address.
    """
    frontier = Frontier(site.home, lambda url: tools.scopes.of(url) == site.key)
    trail = _Trail(site, frontier, tools)
    trail.follow_again(list(earlier))
    while trail.goes_on:
        if not tools.permits.take():
            return False
        taken = frontier.take()
        if taken is None:
            break
        url, trap = taken
        outcome = Missed(url, Reason.TRAP, trap) if trap else _asked(url, tools, last.get(url))
        visit = visit_of(site.key, outcome, last.get(url))
        tools.notes.put(visit, outcome)
        trail.follow(visit)
    return True


class _Trail:
    """What the visits so far mean for those to come; the same after an interruption."""

    def __init__(self, site: Site, frontier: Frontier, tools: Tools) -> None:
        self._site, self._frontier, self._tools = site, frontier, tools
        self._asked = self._cut = self._failures = 0
        self._hopeless = False

    @property
    def goes_on(self) -> bool:
        """Whether the site is to be asked for more."""
        budget = self._tools.budget
        left = self._asked < budget and self._cut < budget
        return left and not self._hopeless and self._failures < MOST_FAILURES

    def follow_again(self, visits: list[Visit]) -> None:
        """Walk the way once more that led here."""
        for visit in visits:
            if visit.outcome != Reason.TRAP:
                self._frontier.asked(visit.url)
            self.follow(visit)
        self._frontier.forget(visit.url for visit in visits)

    def follow(self, visit: Visit) -> None:
        """Take up what a visit led to."""
        if visit.outcome == Reason.TRAP:
            self._cut += 1
            return
        self._asked += 1
        reason = None if visit.has_page else Reason(visit.outcome)
        self._hopeless = reason in HOPELESS
        self._failures = self._failures + 1 if reason and reason.passing else 0
        if visit.page is not None:
            self._frontier.offer(page_of(visit).links)
        if reason is Reason.ELSEWHERE and self._tools.scopes.of(visit.detail) == self._site.key:
            self._frontier.send(visit.detail)


def _asked(url: str, tools: Tools, last: Visit | None) -> Outcome:
    return tools.visitor.fetch(url, Validators(last.etag, last.last_modified) if last else None)


def visit_of(site: str, outcome: Outcome, last: Visit | None = None) -> Visit:
    """What the store keeps of an outcome, but for its place in the archive.

    `last` is the page that an unchanged one still is, wherever that is kept.
    """
    if isinstance(outcome, Missed):
        return _missed(site, outcome, last)
    page = extract(outcome.body, outcome.final_url, outcome.header("content-type"))
    if not page.links and needs_browser(outcome):
        told = Missed(outcome.url, Reason.NEEDS_BROWSER, "empty without its script", outcome.status)
        return _missed(site, told, last)
    known = outcome.known
    return Visit(
        site=site,
        url=outcome.url,
        outcome=PAGE,
        status=outcome.status,
        final_url=outcome.final_url,
        fetched_at=outcome.fetched_at.isoformat(),
        sha256=hashlib.sha256(outcome.body).hexdigest(),
        etag=_storable(known.etag),
        last_modified=_storable(known.last_modified),
        page=zlib.compress(page.as_json().encode(), FASTEST),
    )


def placed(visit: Visit, place: RecordPlace | None) -> Visit:
    """The visit with the place of its record in the archive."""
    if place is None or visit.outcome == Reason.UNCHANGED:
        return visit
    return replace(visit, file=place.file, offset=place.offset, length=place.length)


def _missed(site: str, missed: Missed, last: Visit | None) -> Visit:
    if missed.reason is Reason.UNCHANGED and last:
        return replace(last, site=site, url=missed.url, outcome=Reason.UNCHANGED.value)
    return Visit(
        site=site,
        url=missed.url,
        outcome=missed.reason.value,
        detail=_storable(missed.detail) or "",
        status=missed.status,
    )


def _storable(text: str | None) -> str | None:
    """Words of a server as any database takes them: no NUL, no lone surrogates."""
    return text.replace("\0", "").encode("utf-8", "replace").decode() if text else None


def page_of(visit: Visit) -> Extracted:
    """What was extracted from the page of a visit that has one. Raises StoreDamaged."""
    try:
        return Extracted.from_json(zlib.decompress(visit.page or b""))
    except (zlib.error, ValueError) as error:
        place = f"the store (CI_MAP_STORE) is damaged at {visit.url}"
        raise StoreDamaged(f"{place}: {error}; {WHOLE}") from error
