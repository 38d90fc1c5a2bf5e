"""The fetcher: a visit from the address to the outcome, with all manners and guards."""

import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlencode

from ci_map.collect.fetch import robots
from ci_map.collect.fetch.address import Address, BadAddress, joined, parse
from ci_map.collect.fetch.coding import ACCEPTED, decoded
from ci_map.collect.fetch.connection import Dialler
from ci_map.collect.fetch.exchange import Question, exchange
from ci_map.collect.fetch.guard import Resolve, system_resolve
from ci_map.collect.fetch.hosts import Host, Hosts
from ci_map.collect.fetch.manners import CannotVisit, NoContact, backoff, retry_after, user_agent
from ci_map.collect.fetch.media import check_bytes, check_type
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import (
    ANYTHING,
    PAGES,
    Exchange,
    Fetched,
    Headers,
    Known,
    Outcome,
    Reason,
    header,
)
from ci_map.collect.fetch.traps import trap
from ci_map.settings import Settings

T = TypeVar("T")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# These keep the method and the form.
SAME_METHOD = frozenset({307, 308})
# The server may answer otherwise the next time.
PASSING = frozenset({500, 502, 503, 504, 520, 521, 522, 523, 524})
# Without these a site cannot be reached at all, its robots.txt or any other page.
UNREACHED = frozenset(
    {Reason.DNS, Reason.TLS, Reason.CONNECTION, Reason.PRIVATE_ADDRESS, Reason.BAD_ADDRESS}
)


@dataclass(slots=True)
class _Visit:
    """A visit under way."""

    url: str
    known: Known | None
    form: bytes | None
    accept: Sequence[str]
    exchanges: list[Exchange] = field(default_factory=list)


class Fetcher:
    """Visits addresses politely (docs/collect.md says how). Safe to use from several threads.

    One per process: two fetchers do not know of one another's visits to a host. `resolve` gives
    the IP addresses of a host. Raises NoContact, or CannotVisit for another wrong setting.
    """

    def __init__(self, settings: Settings, *, resolve: Resolve = system_resolve) -> None:
        if not settings.contact and not settings.allow_private:
            raise NoContact
        if settings.ca_file and not settings.ca_file.is_file():
            raise CannotVisit(f"CI_MAP_CA_FILE: no file {settings.ca_file}")
        self._settings = settings
        self._agent = user_agent(settings)
        self._hosts = Hosts(settings, Dialler(settings, resolve))

    def fetch(
        self,
        url: str,
        known: Known | None = None,
        *,
        post: Mapping[str, str] | None = None,
        accept: Sequence[str] = PAGES,
    ) -> Outcome:
        """Wait for the host's turn, then visit; failures that may pass are tried again.

        `post` is sent as a form. `accept` are the media types wanted (PAGES, DATA, ANYTHING).
        """
        form = urlencode(post).encode("ascii") if post is not None else None
        visit = _Visit(url, known, form, accept)
        try:
            return self._persist(lambda: self._visited(visit), url)
        except Miss as miss:
            return miss.told(url, tuple(visit.exchanges))

    def delay_of(self, url: str) -> float:
        """Seconds between two requests to its host: the setting or robots.txt, the longer one."""
        return self._hosts.of(parse(url)).pause

    def wait_of(self, url: str) -> float:
        """Seconds until its host may be asked again; 0 when now."""
        return self._hosts.of(parse(url)).wait

    def close(self) -> None:
        """Hang up on everybody. The fetcher can still be used."""
        self._hosts.close()

    def _persist(self, action: Callable[[], T], url: str) -> T:
        """Try again what may pass, with growing waits, until tries or patience end."""
        for attempt in itertools.count(1):
            try:
                return action()
            except Miss as miss:
                if miss.final:
                    miss.retry_after = None
                    raise
                if miss.retry_after is None:
                    miss.retry_after = backoff(attempt - 1, url, self._settings.seed)
                if attempt >= self._settings.tries or miss.retry_after > self._settings.patience:
                    raise
                wait = miss.retry_after
            time.sleep(wait)
        raise AssertionError  # never reached

    def _visited(self, visit: _Visit) -> Fetched:
        """Follow redirects to the page; every hop passes all checks."""
        address = _parsed(visit.url)
        form = visit.form
        seen: set[tuple[str, bool]] = set()
        for _ in range(self._settings.max_redirects + 1):
            url = str(address)
            if (url, form is None) in seen:
                raise Miss(Reason.REDIRECTS, f"in a circle at {url}")
            seen.add((url, form is None))
            self._check(address, url, visit.exchanges)
            answer = self._ask(address, self._question(visit, form), visit.exchanges)
            target = _target(url, answer)
            if target is None:
                return self._page(visit, url, answer)
            if self._settings.stay_on_host and target.host != address.host:
                raise Miss(Reason.ELSEWHERE, str(target), exchange=answer)
            form = form if answer.status in SAME_METHOD else None
            address = target
        raise Miss(Reason.REDIRECTS, f"more than {self._settings.max_redirects}", exchange=answer)

    def _check(self, address: Address, url: str, exchanges: list[Exchange]) -> None:
        """Raise Miss when the address is a trap or not for us."""
        if why := trap(url):
            raise Miss(Reason.TRAP, why)
        self._rules(address, exchanges).check(url, self._settings.agent)

    def _question(self, visit: _Visit, form: bytes | None) -> Question:
        headers = [*self._headers(visit.accept)]
        if visit.known and visit.known.etag:
            headers.append(("If-None-Match", visit.known.etag))
        if visit.known and visit.known.last_modified:
            headers.append(("If-Modified-Since", visit.known.last_modified))
        return Question(
            tuple(headers),
            form,
            limit=self._settings.max_body,
            seconds=self._settings.total_timeout,
            check=lambda got: check_type(header(got, "content-type"), visit.accept),
        )

    def _headers(self, accept: Sequence[str]) -> Headers:
        others = () if accept == ANYTHING else ("*/*;q=0.1",)
        return (
            ("User-Agent", self._agent),
            ("Accept", ", ".join((*accept, *others))),
            ("Accept-Encoding", ACCEPTED),
        )

    def _ask(self, address: Address, question: Question, exchanges: list[Exchange]) -> Exchange:
        """One request in the host's turn."""
        host = self._hosts.of(address)
        with host.turn(self._settings.patience):
            try:
                answer = exchange(self._hosts.connection(host, address), address, question)
            except Miss as miss:
                if miss.exchange:
                    exchanges.append(miss.exchange)
                raise
            exchanges.append(answer)
            if answer.status in {429, 503}:
                host.hold(_asked_wait(answer) or 0.0)
            return answer

    def _page(self, visit: _Visit, url: str, answer: Exchange) -> Fetched:
        """The page that an answer is. Raises Miss."""
        _check_status(answer, visit.known)
        limit, ratio = self._settings.max_body, self._settings.max_ratio
        kind = header(answer.headers, "content-type")
        try:
            body = decoded(answer.body, header(answer.headers, "content-encoding"), limit, ratio)
            check_bytes(body, kind, visit.accept)
        except Miss as miss:
            miss.exchange = answer
            raise
        return Fetched(
            url=visit.url,
            final_url=url,
            status=answer.status,
            headers=answer.headers,
            body=body,
            fetched_at=answer.at,
            exchanges=tuple(visit.exchanges),
        )

    def _rules(self, address: Address, exchanges: list[Exchange]) -> robots.Rules:
        """The robots.txt of an origin; asked for when it is not known or too old."""
        host = self._hosts.of(address)
        rules = _fresh(host, address)
        if rules is not None:
            return rules
        with host.asking_rules:
            rules = _fresh(host, address)
            if rules is None:
                rules = host.rules[address.origin] = self._asked_rules(address, exchanges)
                host.slow_down(self._settings.delay)
            return rules

    def _asked_rules(self, address: Address, exchanges: list[Exchange]) -> robots.Rules:
        try:
            answer = self._persist(lambda: self._robots(address, exchanges), str(address))
            if answer is None or answer.status >= 300:
                return robots.allowed()
            coding = header(answer.headers, "content-encoding")
            text = decoded(answer.body, coding, robots.LIMIT, self._settings.max_ratio, cut=True)
        except Miss as miss:
            known = miss.reason if miss.reason in UNREACHED else Reason.ROBOTS_UNREACHABLE
            told = Miss(known, f"robots.txt: {miss.detail}", final=miss.final)
            told.retry_after = miss.retry_after
            return robots.refused(told)
        return robots.read(text, self._settings.agent, self._settings.longest_delay)

    def _robots(self, address: Address, exchanges: list[Exchange]) -> Exchange | None:
        """The answer to the request for robots.txt; None when its redirects do not end."""
        at = replace(address, target="/robots.txt")
        question = Question(
            self._headers(ANYTHING),
            limit=robots.LIMIT,
            cut=True,
            seconds=self._settings.total_timeout,
        )
        for hop in range(robots.REDIRECTS + 1):
            try:
                answer = self._ask(at, question, exchanges)
                robots.check_status(answer)
                target = _target(str(at), answer)
            except Miss as miss:
                if hop and miss.reason in UNREACHED:
                    raise Miss(Reason.ROBOTS_UNREACHABLE, miss.detail) from miss
                raise
            if target is None:
                return answer
            at = target
        return None


def _parsed(url: str) -> Address:
    try:
        return parse(url)
    except BadAddress as error:
        raise Miss(Reason.BAD_ADDRESS, str(error)) from error


def _fresh(host: Host, address: Address) -> robots.Rules | None:
    rules = host.rules.get(address.origin)
    return rules if rules is not None and rules.until > time.monotonic() else None


def _target(url: str, answer: Exchange) -> Address | None:
    """Where an answer sends to, or None when it is no redirect."""
    place = header(answer.headers, "location")
    if answer.status not in REDIRECTS or place is None:
        return None
    # http.client reads headers as Latin-1; what sites send is UTF-8.
    place = place.encode("latin-1", errors="replace").decode("utf-8", errors="replace")
    try:
        return parse(joined(url, place))
    except BadAddress as error:
        raise Miss(Reason.BAD_ADDRESS, f"redirect: {error}", exchange=answer) from error


def _asked_wait(answer: Exchange) -> float | None:
    return retry_after(header(answer.headers, "retry-after"), datetime.now(UTC))


def _check_status(answer: Exchange, known: Known | None) -> None:
    """Raise Miss for every status that is no page."""
    status = answer.status
    told = f"status {status} {answer.phrase[:80]}".rstrip()
    if 200 <= status < 300:
        return
    if status == 304 and known:
        raise Miss(Reason.UNCHANGED, "as known", exchange=answer)
    if status == 429:
        raise Miss(Reason.RATE_LIMITED, told, retry_after=_asked_wait(answer), exchange=answer)
    if status >= 500:
        wait, final = _asked_wait(answer), status not in PASSING
        raise Miss(Reason.HTTP_SERVER, told, retry_after=wait, exchange=answer, final=final)
    reason = Reason.HTTP_CLIENT if status >= 400 else Reason.BROKEN
    raise Miss(reason, told, exchange=answer, final=True)
