"""One request in its host's turn, tries, and where an answer sends to."""

import itertools
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from ci_map.collect.fetch.address import Address, BadAddress, joined, parse
from ci_map.collect.fetch.coding import ACCEPTED
from ci_map.collect.fetch.exchange import Question, exchange
from ci_map.collect.fetch.hosts import Hosts
from ci_map.collect.fetch.manners import backoff, retry_after, user_agent
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import ANYTHING, Exchange, Headers, Reason, header
from ci_map.settings import Settings

T = TypeVar("T")
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Asker:
    """Asks hosts, each in its turn, and again when a failure may pass."""

    def __init__(self, settings: Settings, hosts: Hosts) -> None:
        self.settings = settings
        self.hosts = hosts
        self._agent = user_agent(settings)

    def headers(self, accept: Sequence[str]) -> Headers:
        """What every request says."""
        others = () if accept == ANYTHING else ("*/*;q=0.1",)
        return (
            ("User-Agent", self._agent),
            ("Accept", ", ".join((*accept, *others))),
            ("Accept-Encoding", ACCEPTED),
        )

    def ask(self, address: Address, question: Question, exchanges: list[Exchange]) -> Exchange:
        """One request in the host's turn; what was exchanged is added. Raises Miss."""
        host = self.hosts.of(address)
        with host.turn(self.settings.patience):
            try:
                answer = exchange(self.hosts.connection(host, address), address, question)
            except Miss as miss:
                if miss.exchange:
                    exchanges.append(miss.exchange)
                raise
            exchanges.append(answer)
            if answer.status in {429, 503}:
                host.hold(asked_wait(answer) or 0.0)
            return answer

    def persist(self, action: Callable[[], T], url: str) -> T:
        """Try again what may pass, with growing waits, until tries or patience end."""
        for attempt in itertools.count(1):
            try:
                return action()
            except Miss as miss:
                if miss.final:
                    miss.retry_after = None
                    raise
                if miss.retry_after is None:
                    miss.retry_after = backoff(attempt - 1, url, self.settings.seed)
                if attempt >= self.settings.tries or miss.retry_after > self.settings.patience:
                    raise
                wait = miss.retry_after
            time.sleep(wait)
        raise AssertionError  # never reached


def target_of(url: str, answer: Exchange) -> Address | None:
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


def asked_wait(answer: Exchange) -> float | None:
    """Seconds that a Retry-After header asks for."""
    return retry_after(header(answer.headers, "retry-after"), datetime.now(UTC))
