"""The fetcher: a visit from the address to the outcome, with all manners and guards."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from ci_map.collect.fetch.address import Address, BadAddress, parse
from ci_map.collect.fetch.asking import Asker, asked_wait, target_of
from ci_map.collect.fetch.coding import decoded
from ci_map.collect.fetch.connection import Dialler
from ci_map.collect.fetch.exchange import Question
from ci_map.collect.fetch.guard import Resolve, system_resolve
from ci_map.collect.fetch.hosts import Hosts
from ci_map.collect.fetch.manners import CannotVisit, NoContact
from ci_map.collect.fetch.media import check_bytes, check_type
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import (
    Exchange,
    Fetched,
    Outcome,
    Reason,
    Validators,
    header,
)
from ci_map.collect.fetch.rulebook import Rulebook
from ci_map.collect.fetch.traps import trap
from ci_map.collect.fetch.visitors import Asked, Visitor
from ci_map.settings import Settings

# These keep the method and the form.
SAME_METHOD = frozenset({307, 308})
# The server may answer otherwise the next time.
PASSING = frozenset({500, 502, 503, 504, 520, 521, 522, 523, 524})


@dataclass(slots=True)
class _Visit:
    """A visit under way."""

    asked: Asked
    form: bytes | None
    exchanges: list[Exchange] = field(default_factory=list)


class Fetcher(Visitor):
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
        self._hosts = Hosts(settings, Dialler(settings, resolve))
        self._asker = Asker(settings, self._hosts)
        self._rulebook = Rulebook(self._asker)

    def visit(self, asked: Asked) -> Outcome:
        """Wait for the host's turn, then visit; failures that may pass are tried again."""
        form = urlencode(asked.post).encode("ascii") if asked.post is not None else None
        visit = _Visit(asked, form)
        try:
            return self._asker.persist(lambda: self._visited(visit), asked.url)
        except Miss as miss:
            return miss.told(asked.url, tuple(visit.exchanges))

    def delay_of(self, url: str) -> float:
        """Seconds between two requests to its host: the setting or robots.txt, the longer one."""
        return self._hosts.of(parse(url)).pause

    def wait_of(self, url: str) -> float:
        """Seconds until its host may be asked again; 0 when now."""
        return self._hosts.of(parse(url)).wait

    def close(self) -> None:
        """Hang up on everybody. The fetcher can still be used."""
        self._hosts.close()

    def _visited(self, visit: _Visit) -> Fetched:
        """Follow redirects to the page; every hop passes all checks."""
        address = _parsed(visit.asked.url)
        form = visit.form
        seen: set[tuple[str, bool]] = set()
        for _ in range(self._settings.max_redirects + 1):
            url = str(address)
            if (url, form is None) in seen:
                raise Miss(Reason.REDIRECTS, f"in a circle at {url}")
            seen.add((url, form is None))
            self._check(address, url, visit.exchanges)
            answer = self._asker.ask(address, self._question(visit, form), visit.exchanges)
            target = target_of(url, answer)
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
        self._rulebook.rules(address, exchanges).check(url, self._settings.agent)

    def _question(self, visit: _Visit, form: bytes | None) -> Question:
        known, accept = visit.asked.known, visit.asked.accept
        headers = [*self._asker.headers(accept)]
        if known and known.etag:
            headers.append(("If-None-Match", known.etag))
        if known and known.last_modified:
            headers.append(("If-Modified-Since", known.last_modified))
        return Question(
            tuple(headers),
            form,
            limit=self._settings.max_body,
            seconds=self._settings.total_timeout,
            check=lambda got: check_type(header(got, "content-type"), accept),
        )

    def _page(self, visit: _Visit, url: str, answer: Exchange) -> Fetched:
        """The page that an answer is. Raises Miss."""
        _check_status(answer, visit.asked.known)
        limit, ratio = self._settings.max_body, self._settings.max_ratio
        kind = header(answer.headers, "content-type")
        try:
            body = decoded(answer.body, header(answer.headers, "content-encoding"), limit, ratio)
            check_bytes(body, kind, visit.asked.accept)
        except Miss as miss:
            miss.exchange = answer
            raise
        return Fetched(
            url=visit.asked.url,
            final_url=url,
            status=answer.status,
            headers=answer.headers,
            body=body,
            fetched_at=answer.at,
            exchanges=tuple(visit.exchanges),
        )


def _parsed(url: str) -> Address:
    try:
        return parse(url)
    except BadAddress as error:
        raise Miss(Reason.BAD_ADDRESS, str(error)) from error


def _check_status(answer: Exchange, known: Validators | None) -> None:
    """Raise Miss for every status that is no page."""
    status = answer.status
    told = f"status {status} {answer.phrase[:80]}".rstrip()
    if 200 <= status < 300:
        return
    if status == 304 and known:
        raise Miss(Reason.UNCHANGED, "as known", exchange=answer)
    if status == 429:
        raise Miss(Reason.RATE_LIMITED, told, retry_after=asked_wait(answer), exchange=answer)
    if status >= 500:
        wait, final = asked_wait(answer), status not in PASSING
        raise Miss(Reason.HTTP_SERVER, told, retry_after=wait, exchange=answer, final=final)
    reason = Reason.HTTP_CLIENT if status >= 400 else Reason.BROKEN
    raise Miss(reason, told, exchange=answer, final=True)
