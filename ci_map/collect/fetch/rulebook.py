"""Whose robots.txt is known, and how one is asked for."""

import time
from dataclasses import replace

from ci_map.collect.fetch import robots
from ci_map.collect.fetch.address import Address
from ci_map.collect.fetch.asking import Asker, target_of
from ci_map.collect.fetch.coding import decoded
from ci_map.collect.fetch.exchange import Question
from ci_map.collect.fetch.hosts import Host
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import ANYTHING, Exchange, Reason, header

# Without these a site cannot be reached at all, its robots.txt or any other page.
UNREACHED = frozenset(
    {Reason.DNS, Reason.TLS, Reason.CONNECTION, Reason.PRIVATE_ADDRESS, Reason.BAD_ADDRESS}
)


class Rulebook:
    """The robots.txt of every origin that was asked."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker
        self._settings = asker.settings

    def rules(self, address: Address, exchanges: list[Exchange]) -> robots.Rules:
        """The robots.txt of an origin; asked for when it is not known or too old."""
        host = self._asker.hosts.of(address)
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
            answer = self._asker.persist(lambda: self._robots(address, exchanges), str(address))
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
            self._asker.headers(ANYTHING),
            limit=robots.LIMIT,
            cut=True,
            seconds=self._settings.total_timeout,
        )
        for hop in range(robots.REDIRECTS + 1):
            try:
                answer = self._asker.ask(at, question, exchanges)
                robots.check_status(answer)
                target = target_of(str(at), answer)
            except Miss as miss:
                if hop and miss.reason in UNREACHED:
                    raise Miss(Reason.ROBOTS_UNREACHABLE, miss.detail) from miss
                raise
            if target is None:
                return answer
            at = target
        return None


def _fresh(host: Host, address: Address) -> robots.Rules | None:
    rules = host.rules.get(address.origin)
    return rules if rules is not None and rules.until > time.monotonic() else None
