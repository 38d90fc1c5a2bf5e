"""What follows from all decisions together.

Everything here is a pure function of a set of decisions: their order does not matter, and applying
what was applied changes nothing. What a person says beats whatever the machine says.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ci_map.resolve.decisions import Decision, Ids, in_order, is_row, latest
from ci_map.resolve.judgement import Judgement


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
        pair = in_order(self.id_of(one), self.id_of(other))
        if pair[0] == pair[1]:
            return Judgement.SAME
        if pair in self.different:
            return Judgement.DIFFERENT
        return Judgement.UNSURE if pair in self.unsure else None


UNDECIDED = Applied({}, frozenset(), frozenset(), ())


def apply(decisions: Iterable[Decision]) -> Applied:
    """What follows from the decisions. Groups with a contradiction inside are left apart.

    The machine's decisions count where no person's speak against them, also by way of others; a
    person's `unsure` does speak against them. What cannot all be right is in `disagreements`.
    """
    said = latest(decisions)
    word = _follow([one for one in said if not one.is_machine])
    both = [one for one in said if not one.is_machine or _is_open(one, word)]
    wrong = [group for group in groups(both) if _joins_against(group, word) or not _stays(group)]
    dropped = {one for group in wrong for one in group.decisions if one.is_machine}
    applied = _follow([one for one in both if one not in dropped])
    told = {one.ids: one for one in (*map(_disagreement, wrong), *applied.disagreements)}
    disagreements = tuple(told[ids] for ids in sorted(told))
    return Applied(applied.canonical, applied.different, applied.unsure, disagreements)


def _is_open(one: Decision, word: Applied) -> bool:
    """Whether people said nothing on two ids, or the same as the machine."""
    said = word.judgement(*one.ids)
    return said is None or (said.is_same and one.judgement.is_same)


def explode(decisions: Iterable[Decision], name: str) -> tuple[Decision, ...]:
    """The decisions without those that join `name` to others, directly or by way of others.

    A row keeps the organisation's id that it was given as a new one: only merges come apart.
    """
    said = latest(decisions)
    taken = {one for one in _group_of(name, said).decisions if _merges(one)}
    return tuple(one for one in said if one not in taken)


def _merges(one: Decision) -> bool:
    return one.judgement.is_same and not one.names


def taken_back(
    decisions: Iterable[Decision], name: str, who: str, when: str, why: str = ""
) -> tuple[Decision, ...]:
    """What a person who explodes `name` leaves on record: `unsure` of each two of its group.

    So neither does the machine join them again nor is anybody asked; `same` later beats it.
    """
    said = latest(decisions)
    rest = _follow(explode(said, name))
    apart = sorted({rest.id_of(member) for member in _group_of(name, said).ids})
    return tuple(
        Decision(left, right, Judgement.UNSURE, who, when, why)
        for left, right in combinations(apart, 2)
    )


@dataclass(frozen=True, slots=True)
class Group:
    """Ids that are joined by a chain of decisions, and all decisions among them."""

    ids: frozenset[str]
    decisions: tuple[Decision, ...]


def _group_of(name: str, said: Iterable[Decision]) -> Group:
    alone = Group(frozenset((name,)), ())
    return next((group for group in groups(said) if name in group.ids), alone)


def groups(decisions: Iterable[Decision]) -> list[Group]:
    """The groups that decisions join, each once, sorted by its first id."""
    said = list(decisions)
    joined: dict[str, set[str]] = defaultdict(set)
    for one in said:
        if one.judgement.is_same:
            joined[one.left].add(one.right)
            joined[one.right].add(one.left)
    place: dict[str, int] = {}
    groups: list[frozenset[str]] = []
    for name in sorted(joined):
        if name not in place:
            groups.append(_reach(name, joined))
            place |= dict.fromkeys(groups[-1], len(groups) - 1)
    inside: list[list[Decision]] = [[] for _ in groups]
    for one in said:
        at = place.get(one.left)
        if at is not None and at == place.get(one.right):
            inside[at].append(one)
    return [Group(ids, tuple(among)) for ids, among in zip(groups, inside, strict=True)]


def _reach(name: str, joined: Mapping[str, set[str]]) -> frozenset[str]:
    found, ahead = {name}, [name]
    while ahead:
        fresh = joined[ahead.pop()] - found
        found |= fresh
        ahead.extend(fresh)
    return frozenset(found)


def _joins_against(group: Group, word: Applied) -> bool:
    """Whether a group holds two ids that people set apart, or were unsure of."""
    apart = word.different | word.unsure
    ids = sorted({word.id_of(name) for name in group.ids}) if apart else []
    return any(pair in apart for pair in combinations(ids, 2))


def _disagreement(group: Group) -> Disagreement:
    return Disagreement(tuple(sorted(group.ids)), group.decisions)


def _follow(said: Sequence[Decision]) -> Applied:
    """What follows, whoever said it."""
    canonical: dict[str, str] = {}
    wrong = []
    for group in groups(said):
        stays = _stays(group)
        if stays is None:
            wrong.append(_disagreement(group))
        else:
            canonical |= dict.fromkeys(group.ids, stays)
    pairs = {
        kind: frozenset(_canonical_pair(d, canonical) for d in said if d.judgement is kind)
        for kind in (Judgement.DIFFERENT, Judgement.UNSURE)
    }
    different = pairs[Judgement.DIFFERENT]
    unsure = frozenset(pair for pair in pairs[Judgement.UNSURE] - different if pair[0] != pair[1])
    moved = {name: stays for name, stays in canonical.items() if name != stays}
    return Applied(moved, different, unsure, tuple(wrong))


def _stays(group: Group) -> str | None:
    """The id that stays: never one that a person left for another, a row's only among rows.

    An id that a row was given as a new one goes after one that was there already. None when what
    was said of the group cannot all be right: one and two, two ids, a circle of ids.
    """
    if any(d.judgement is Judgement.DIFFERENT for d in group.decisions):
        return None
    rekeys = [d for d in group.decisions if d.judgement is Judgement.REKEY]
    people = [d for d in rekeys if not d.is_machine]
    moves = {d.left: d.right for d in people}
    if any(moves[d.left] != d.right for d in people):
        return None
    renamed = {d.left: d.right for d in rekeys if d.renames}
    left = [name for name in group.ids if name not in renamed]
    targets = sorted(set(renamed.values()) - renamed.keys())
    if not left or len(targets) > 1:
        return None
    given = {d.right for d in rekeys}
    return targets[0] if targets else min(left, key=lambda n: (is_row(n), n in given, n))


def _canonical_pair(one: Decision, canonical: Mapping[str, str]) -> Ids:
    return in_order(*(canonical.get(name, name) for name in one.ids))
