"""robots.txt, by the rules of RFC 9309."""

import time
from dataclasses import dataclass

from protego import Protego

from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Exchange, Reason

LIMIT = 500 * 1024
REDIRECTS = 5
# Seconds: RFC 9309 allows a day; what failed is asked again sooner.
KEPT = 86_400.0
KEPT_FAILURE = 600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin's robots.txt lets one agent do. `until` is on the monotonic clock."""

    until: float
    parsed: Protego | None = None
    refusal: Miss | None = None
    delay: float = 0.0

    def check(self, url: str, agent: str) -> None:
        """Raise Miss when the address may not be asked."""
        if self.refusal is not None:
            left = max(self.until - time.monotonic(), 0.0)
            refusal = self.refusal
            wait = None if refusal.final else max(left, refusal.retry_after or 0.0)
            raise Miss(refusal.reason, refusal.detail, retry_after=wait, final=refusal.final)
        if self.parsed is not None and not self.parsed.can_fetch(url, agent):
            raise Miss(Reason.ROBOTS, "robots.txt says no")


def allowed() -> Rules:
    """Rules of a site without a robots.txt (status 4xx, or no end of redirects)."""
    return Rules(time.monotonic() + KEPT)


def refused(miss: Miss) -> Rules:
    """Rules of a site whose robots.txt cannot be had for now: nothing is asked."""
    return Rules(time.monotonic() + KEPT_FAILURE, refusal=miss)


def read(content: bytes, agent: str, longest_delay: float) -> Rules:
    """The rules of a robots.txt; only its first 500 KiB count. What is no UTF-8 is lost."""
    text = content[:LIMIT].decode("utf-8", errors="replace").removeprefix("\ufeff")
    parsed = Protego.parse(text)
    delay = _delay(parsed, agent)
    until = time.monotonic() + KEPT
    if delay > longest_delay:
        told = f"robots.txt asks for {delay:g} seconds between requests, limit is {longest_delay:g}"
        return Rules(until, refusal=Miss(Reason.ROBOTS, told))
    return Rules(until, parsed, delay=delay)


def check_status(answer: Exchange) -> None:
    """Raise Miss when the site cannot tell its rules for now.

    429 counts, too: who has been asked too often should not be asked more.
    """
    if answer.status >= 500 or answer.status == 429:
        raise Miss(Reason.ROBOTS_UNREACHABLE, f"status {answer.status}", exchange=answer)


def _delay(parsed: Protego, agent: str) -> float:
    """Seconds by Crawl-delay or Request-rate, whichever is longer."""
    rate = parsed.request_rate(agent)
    by_rate = rate.seconds / rate.requests if rate and rate.requests else 0.0
    return max(parsed.crawl_delay(agent) or 0.0, by_rate)
