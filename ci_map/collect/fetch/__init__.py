"""The polite fetcher: one visit to one address, with all manners and guards."""

from ci_map.collect.fetch.outcome import (
    ANYTHING,
    DATA,
    PAGES,
    Exchange,
    Fetched,
    Group,
    Known,
    Missed,
    Outcome,
    Reason,
    Visitor,
)

__all__ = [
    "ANYTHING",
    "DATA",
    "PAGES",
    "Exchange",
    "Fetched",
    "Group",
    "Known",
    "Missed",
    "Outcome",
    "Reason",
    "Visitor",
]
