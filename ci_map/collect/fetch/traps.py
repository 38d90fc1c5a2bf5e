"""Addresses without end: told from the address, and from how many of its shape were seen."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from urllib.parse import unquote, urlsplit

LONGEST = 2000
DEEPEST = 16
REPEATS = 3
PARAMETERS = 8
# How many addresses of one shape a host may have.
CALENDAR_PAGES = 12
QUERY_PAGES = 60
NUMBERED_PAGES = 2000

_DIGITS = re.compile(r"\d+")
_MARK = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{16,}", re.IGNORECASE)
_SESSION = re.compile(r"/\([A-Za-z]\([0-9a-z]{20,}\)\)/", re.IGNORECASE)
_CALENDAR = re.compile(
    r"calend|kalend|agenda|event|veranstaltung|termin|tribe|ical|\bmonth\b|\byear\b|\bdate\b",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|2\d)\d\d[-/]?[01]?\d|(?:month|year|date|day)=", re.IGNORECASE)


def shape(url: str) -> str:
    """What addresses of one kind have in common: digits are 0, values of parameters are left out.

    >>> shape("https://example.org/calendar/2031/05?view=month&page=2")
    'example.org/calendar/0/0?page&view'
    """
    parts = urlsplit(url)
    path = _DIGITS.sub("0", _MARK.sub("0", parts.path))
    names = sorted({_DIGITS.sub("0", p.partition("=")[0]) for p in parts.query.split("&") if p})
    return f"{parts.netloc}{path}" + (f"?{'&'.join(names)}" if names else "")


def trap(url: str, seen: Mapping[str, int] | None = None) -> str | None:
    """Why a canonical address is a trap, or None.

    `seen` counts the addresses of a host by `shape` (and by path, for those with a query) that were
    asked before this one, as `note` keeps it; without it only the address itself is judged.
    """
    return _endless(url) or (_too_many(url, seen) if seen else None)


def note(url: str, seen: Counter[str]) -> None:
    """Count an address that will be asked."""
    seen[shape(url)] += 1
    if "?" in url:
        seen[_page(url)] += 1


def _endless(url: str) -> str | None:
    if len(url) > LONGEST:
        return f"longer than {LONGEST} letters"
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if len(segments) > DEEPEST:
        return f"deeper than {DEEPEST} segments"
    if repeated := _repeated(segments):
        return f"repeats {repeated!r}"
    if parts.query.count("&") >= PARAMETERS:
        return f"more than {PARAMETERS} parameters"
    if len(names := [p.partition("=")[0] for p in parts.query.split("&")]) > 2 * len(set(names)):
        return "repeats its parameters"
    return "carries a session" if _SESSION.search(unquote(parts.path)) else None


def _repeated(segments: list[str]) -> str | None:
    """A run of one to four segments that stands three times in a row, as in /a/b/a/b/a/b."""
    for length in range(1, 5):
        runs = [a == b for a, b in zip(segments, segments[length:], strict=False)]
        for same, run in groupby(enumerate(runs), key=lambda pair: pair[1]):
            if same and len(found := list(run)) >= (REPEATS - 1) * length:
                return "/".join(segments[found[0][0] : found[0][0] + length])
    return None


def _too_many(url: str, seen: Mapping[str, int]) -> str | None:
    kind = shape(url)
    count = seen.get(kind, 0)
    if _CALENDAR.search(url) and _DATE.search(url) and count >= CALENDAR_PAGES:
        return f"{count} pages of a calendar were asked"
    if "?" in url and seen.get(_page(url), 0) >= QUERY_PAGES:
        return f"{seen[_page(url)]} variants of one page were asked"
    if "0" in kind and count >= NUMBERED_PAGES:
        return f"{count} addresses of this shape were asked"
    return None


def _page(url: str) -> str:
    return url.partition("?")[0] + "?"
