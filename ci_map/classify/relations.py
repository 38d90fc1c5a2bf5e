"""The second step: what an organisation's relations say of its role, beside what its text says.

The text is judged first, alone; relations only shift the scores of the role. How often a kind of
relation goes with a role is counted in the seed lists, the organisation itself left out.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ci_map.classify.known import Known
from ci_map.classify.linear import best, softmax
from ci_map.model import Assembled

ROLES = ("backbone", "funder", "infrastructure", "initiative")
WEIGHT = 0.5
"""How much relations count: kinds of one organisation go together, so each counts for half."""
UNSEEN = 1.0
"""Added to each count."""


@dataclass(frozen=True)
class Relations:
    """Kinds of relation by organisation ("funds>" as their source, "funds<" as their target)."""

    kinds: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        counts: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
        for organisation, role in self.roles.items():
            counts[role].update(["", *self.kinds.get(organisation, ())])
        return counts

    def shifts(self, organisation: str) -> dict[str, float]:
        """What the relations of an organisation add to the logarithm of each role's score."""
        return {role: WEIGHT * self._shift(organisation, role) for role in ROLES}

    def _shift(self, organisation: str, role: str) -> float:
        counts, own = self._counts[role], self.roles.get(organisation) == role
        total = counts[""] - own + 2 * UNSEEN
        kinds = self.kinds.get(organisation, frozenset())
        return sum(math.log((counts[kind] - own + UNSEEN) / total) for kind in sorted(kinds))

    def apply(self, answer: Mapping[str, Any], organisation: str | None) -> dict[str, Any]:
        """The answer with the scores of the role shifted, and what shifted them."""
        kinds = self.kinds.get(organisation or "")
        if not organisation or not kinds or not answer["roles"]:
            return dict(answer)
        shifts = self.shifts(organisation)
        scores = softmax(
            {r: math.log(max(score, 1e-4)) + shifts[r] for r, score in answer["roles"].items()}
        )
        shifted = {
            "role": best(scores)[0],
            "roles": {role: round(score, 3) for role, score in scores.items()},
            "relations": {"organisation": organisation, "kinds": sorted(kinds)},
        }
        return {**answer, **shifted}

    def of_page(self, answer: Mapping[str, Any], known: Known) -> dict[str, Any]:
        """The answer of a page, its organisation found by its site in the seed list."""
        owner = known.owner(answer["url"])
        return self.apply(answer, owner.id if owner else None)


def relations_of(listed: Assembled) -> Relations:
    """What the relations of seed lists say of roles."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in listed.relations:
        kinds[one.source_id].add(f"{one.relation}>")
        kinds[one.target_id].add(f"{one.relation}<")
    roles = {one.id: one.role for one in listed.organisations if one.role in ROLES}
    return Relations({name: frozenset(found) for name, found in kinds.items()}, roles)
