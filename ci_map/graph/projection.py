"""Who shares what: members of the same bodies, funders of the same grantees."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from ci_map.model import Relation

Pair = tuple[str, str]
MOST = 200  # members of one body; one with more says little of any two of them


def project(pairs: Iterable[Pair], most: int = MOST) -> Counter[Pair]:
    """From (one, what it belongs to) to pairs of ones, sorted, with the number of what they share.

    What more than `most` belong to is left out: it would give every two of them a pair.
    """
    belonging: defaultdict[str, set[str]] = defaultdict(set)
    for one, what in pairs:
        belonging[what].add(one)
    shared: Counter[Pair] = Counter()
    for what in sorted(belonging):
        if len(belonging[what]) <= most:
            shared.update(combinations(sorted(belonging[what]), 2))
    return shared


def co_membership(relations: Iterable[Relation], most: int = MOST) -> Counter[Pair]:
    """Pairs of organisations that are members of the same bodies, and of how many."""
    members = [(r.source_id, r.target_id) for r in relations if r.relation == "member_of"]
    return project(members, most)


def co_funding(relations: Iterable[Relation], most: int = MOST) -> Counter[Pair]:
    """Pairs of funders of the same grantees, and of how many."""
    return project(((r.source_id, r.target_id) for r in relations if r.relation == "funds"), most)
