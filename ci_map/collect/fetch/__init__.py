"""The polite fetcher: one visit to one address, with all manners and guards."""

from ci_map.collect.fetch.address import BadAddress, canonical, joined
from ci_map.collect.fetch.choice import NoBrowser, visitor
from ci_map.collect.fetch.fetcher import Fetcher
from ci_map.collect.fetch.manners import CannotVisit, NoContact
from ci_map.collect.fetch.outcome import (
    ANYTHING,
    DATA,
    PAGES,
    Exchange,
    Fetched,
    Group,
    Missed,
    Outcome,
    Reason,
    Validators,
)
from ci_map.collect.fetch.scripted import needs_browser
from ci_map.collect.fetch.traps import note, shape, trap
from ci_map.collect.fetch.visitors import Asked, InFront, Visitor

__all__ = [
    "ANYTHING",
    "DATA",
    "PAGES",
    "Asked",
    "BadAddress",
    "CannotVisit",
    "Exchange",
    "Fetched",
    "Fetcher",
    "Group",
    "InFront",
    "Missed",
    "NoBrowser",
    "NoContact",
    "Outcome",
    "Reason",
    "Validators",
    "Visitor",
    "canonical",
    "joined",
    "needs_browser",
    "note",
    "shape",
    "trap",
    "visitor",
]
