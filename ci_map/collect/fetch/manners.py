"""How a visitor introduces itself, and how long it waits when it is asked to."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version

from ci_map.errors import WrongUse
from ci_map.settings import Settings

FIRST_WAIT = 1.0
LONGEST_WAIT = 86_400.0
CONTACT = (
    "no contact address: sites are told who visits them. Set CI_MAP_CONTACT or `contact` in "
    'ci-map.toml to a mail or web address, such as "mailto:map@example.org"'
)


class CannotVisit(WrongUse, RuntimeError):
    """Nothing can be visited with these settings; the text says how to mend them."""


class NoContact(CannotVisit):
    """Sites must be told whom to ask."""

    def __init__(self, told: str = CONTACT) -> None:
        super().__init__(told)


def user_agent(settings: Settings) -> str:
    """`ci-map/0.1.0 (+mailto:map@example.org)`."""
    contact = f" (+{settings.contact})" if settings.contact else ""
    return f"{settings.agent}/{version('ci-map')}{contact}"


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), a day at most.

    None when there is none, or one that cannot be read.
    """
    if value is None:
        return None
    if (seconds := value.strip()).isdecimal():
        return min(float(seconds), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_WAIT)


def backoff(attempt: int, url: str, seed: int) -> float:
    """Seconds before another try: 1, 2, 4, … times something between a half and one and a half.

    The same seed, address and attempt (counted from 0) give the same wait.
    """
    jitter = random.Random(f"{seed} {attempt} {url}").uniform(0.5, 1.5)  # noqa: S311
    return min(FIRST_WAIT * 2.0**attempt, LONGEST_WAIT) * jitter
