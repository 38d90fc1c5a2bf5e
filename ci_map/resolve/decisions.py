"""Decisions of people on ids, and what follows from all of them together.

Everything here is a pure function of a set of decisions: their order does not matter, and applying
what was applied changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ci_map.resolve.judgement import Judgement

Ids = tuple[str, str]


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line of the file. Ids are an organisation's, or a row's ("LIST/id").

    `when` is a day in ISO 8601. The ids of a rekey keep their order (old, new), others are sorted.
    """

    left: str
    right: str
    judgement: Judgement
    who: str
    when: str
    why: str = ""

    @property
    def ids(self) -> Ids:
        """Both ids, sorted."""
        return min(self.left, self.right), max(self.left, self.right)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Decisions that cannot all be right; what they join is left apart until a person mends it."""

    ids: tuple[str, ...]
    decisions: tuple[Decision, ...]

    def __str__(self) -> str:
        """Who said what, so that they can talk."""
        said = "; ".join(
            f"{d.left} {d.judgement} {d.right} ({d.who}, {d.when})" for d in self.decisions
        )
        return f"decisions disagree on {', '.join(self.ids)}: {said}"


@dataclass(frozen=True, slots=True)
class Applied:
    """What follows from decisions.

    `canonical` leads from every id that was joined or rekeyed to the one that stays; an id that is
    not in it stays itself. `different` and `unsure` are pairs of canonical ids.
    """

    canonical: Mapping[str, str]
    different: frozenset[Ids]
    unsure: frozenset[Ids]
    disagreements: tuple[Disagreement, ...]

    def id_of(self, name: str) -> str:
        """The id that stands for an id: old links find the organisation by it."""
        return self.canonical.get(name, name)

    def judgement(self, one: str, other: str) -> Judgement | None:
        """What is decided of two ids, also by way of others; None when nothing is."""
        left, right = self.id_of(one), self.id_of(other)
        if left == right:
            return Judgement.SAME
        pair = (min(left, right), max(left, right))
        if pair in self.different:
            return Judgement.DIFFERENT
        return Judgement.UNSURE if pair in self.unsure else None


def decision(left: str, right: str, judgement: Judgement, who: str, when: str) -> Decision:
    """A decision with its ids in their order."""
    if judgement is not Judgement.REKEY and left > right:
        left, right = right, left
    return Decision(left, right, judgement, who, when)


def latest(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Sorted, and of what one person said of one pair only the last word."""
    last: dict[tuple[Ids, str], Decision] = {}
    for one in sorted(decisions, key=lambda d: (d.when, d.judgement, d)):
        last[one.ids, one.who] = one
    return tuple(sorted(last.values()))


def apply(decisions: Iterable[Decision]) -> Applied:
    """What follows from the decisions. Groups with a contradiction inside are left apart."""
    said = latest(decisions)
    groups = _groups(said)
    group_of = {name: number for number, group in enumerate(groups) for name in group}
    wrong = dict(_disagreements(said, groups, group_of))
    canonical = {
        name: _stays(group, said)
        for number, group in enumerate(groups)
        if number not in wrong
        for name in group
    }
    pairs = {
        kind: frozenset(_canonical_pair(d, canonical) for d in said if d.judgement is kind)
        for kind in (Judgement.DIFFERENT, Judgement.UNSURE)
    }
    different = pairs[Judgement.DIFFERENT]
    moved = {name: stays for name, stays in canonical.items() if name != stays}
    return Applied(moved, different, pairs[Judgement.UNSURE] - different, tuple(wrong.values()))


def explode(decisions: Iterable[Decision], name: str) -> tuple[Decision, ...]:
    """The decisions without those that join `name` to others, directly or by way of others."""
    said = latest(decisions)
    group = next((g for g in _groups(said) if name in g), frozenset((name,)))
    return tuple(d for d in said if not (d.judgement.is_same and d.left in group))


def _groups(decisions: Iterable[Decision]) -> list[frozenset[str]]:
    """Ids that are joined by a chain of decisions, each group once, sorted."""
    joined: dict[str, set[str]] = defaultdict(set)
    for one in decisions:
        if one.judgement.is_same:
            joined[one.left].add(one.right)
            joined[one.right].add(one.left)
    groups, seen = [], set[str]()
    for name in sorted(joined):
        if name not in seen:
            group = _reach(name, joined)
            seen |= group
            groups.append(group)
    return groups


def _reach(name: str, joined: Mapping[str, set[str]]) -> frozenset[str]:
    found, ahead = {name}, [name]
    while ahead:
        fresh = joined[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return frozenset(found)


def _disagreements(
    decisions: Iterable[Decision], groups: list[frozenset[str]], group_of: Mapping[str, int]
) -> Iterator[tuple[int, Disagreement]]:
    said = list(decisions)
    against: dict[int, list[Decision]] = defaultdict(list)
    for one in said:
        at = group_of.get(one.left)
        inside = at is not None and at == group_of.get(one.right)
        if at is not None and inside and one.judgement is Judgement.DIFFERENT:
            against[at].append(one)
    for number, group in enumerate(groups):
        if _stays_of(group, said) is None or number in against:
            involved = [d for d in said if {d.left, d.right} <= group]
            yield number, Disagreement(tuple(sorted(group)), tuple(involved))


def _stays(group: frozenset[str], decisions: Iterable[Decision]) -> str:
    stays = _stays_of(group, decisions)
    return min(group) if stays is None else stays


def _stays_of(group: frozenset[str], decisions: Iterable[Decision]) -> str | None:
    """The id that stays: never one that a rekey leaves; an organisation's before a row's.

    None when rekeys lead in a circle or to two ids.
    """
    moves = {d.left: d.right for d in decisions if d.judgement is Judgement.REKEY}
    twice = [d for d in decisions if d.judgement is Judgement.REKEY and moves[d.left] != d.right]
    left = [name for name in group if name not in moves]
    if not left or any(d.left in group for d in twice):
        return None
    targets = sorted(name for name in left if name in moves.values())
    if len(targets) > 1:
        return None
    return targets[0] if targets else min(left, key=lambda name: ("/" in name, name))


def _canonical_pair(one: Decision, canonical: Mapping[str, str]) -> Ids:
    left, right = canonical.get(one.left, one.left), canonical.get(one.right, one.right)
    return min(left, right), max(left, right)
