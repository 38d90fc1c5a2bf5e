"""Decisions on ids, of people and of the machine, as they stand in decisions.csv."""

from collections.abc import Iterable
from dataclasses import dataclass

from ci_map.resolve.judgement import Judgement

Ids = tuple[str, str]
MACHINE = "ci-map resolve"  # who decided, of merges without asking


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
        return in_order(self.left, self.right)

    @property
    def is_machine(self) -> bool:
        """Whether no person said it."""
        return self.who == MACHINE

    @property
    def names(self) -> bool:
        """Whether it gives a row ("LIST/id") an id of its own, as new organisations get one."""
        return self.judgement is Judgement.REKEY and is_row(self.left)

    @property
    def renames(self) -> bool:
        """Whether an organisation leaves its id for another."""
        return self.judgement is Judgement.REKEY and not is_row(self.left) and not self.is_machine


def in_order(one: str, other: str) -> Ids:
    """Two ids as a pair that does not depend on which was named first."""
    return min(one, other), max(one, other)


def is_row(name: str) -> bool:
    """Whether an id is that of a row of a list or source ("LIST/id"), not an organisation's."""
    return "/" in name


def decision(
    left: str, right: str, judgement: Judgement, who: str, when: str, why: str = ""
) -> Decision:
    """A decision with its ids in their order."""
    if judgement is not Judgement.REKEY:
        left, right = in_order(left, right)
    return Decision(left, right, judgement, who, when, why)


def latest(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Sorted, and of what one person said of one pair only the last word."""
    last: dict[tuple[Ids, str], Decision] = {}
    for one in sorted(decisions, key=lambda d: (d.when, d.judgement, d)):
        last[one.ids, one.who] = one
    return tuple(sorted(last.values()))
