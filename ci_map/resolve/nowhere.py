"""Decisions on ids that no list has: a slip of the pen, or a row that is gone."""

from collections.abc import Collection, Iterable

from ci_map.resolve.applied import groups
from ci_map.resolve.decisions import Decision, is_row
from ci_map.resolve.judgement import Judgement


def nowhere(decisions: Iterable[Decision], known: Collection[str]) -> frozenset[str]:
    """The ids of which decisions speak and that are not among `known`, those of the lists at hand.

    Only a list of which a row is known is at hand: a decision may speak of rows of others
    ("LIST/id"). An id that another gave way to, or was given, is there when the other is.
    """
    said = tuple(decisions)
    at_hand = set(map(_list_of, known)) if said else set()
    ids = {name for one in said for name in one.ids}
    there = {name for name in ids if name in known or _list_of(name) not in at_hand}
    for group in groups(one for one in said if one.judgement is Judgement.REKEY):
        if not there.isdisjoint(group.ids):
            there |= group.ids
    return frozenset(ids - there)


def _list_of(name: str) -> str:
    """The list in which an id stands; "" for that of the organisations."""
    return name.partition("/")[0] if is_row(name) else ""
