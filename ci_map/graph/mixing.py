"""How far ties stay within groups: assortativity and the E-I index."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from ci_map.graph.engine import Graph

Group = Hashable | None


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties between vertices whose groups are known, within a group and between two.

    `assortativity` (Newman 2003, doi:10.1103/PhysRevE.67.026126): 1 when all ties stay within
    groups, 0 when they go as by chance, below 0 when they avoid their own; None when all ends are
    of one group or there are no ties. Equals `networkx.attribute_assortativity_coefficient`.
    """

    internal: int
    external: int
    assortativity: float | None

    @property
    def ei_index(self) -> float | None:
        """`ei_index` of these ties."""
        return ei_index(self.internal, self.external)


def ei_index(internal: int, external: int) -> float | None:
    """(external − internal) / all (Krackhardt and Stern 1988): −1 when all ties stay within groups,
    1 when none does. It depends on the sizes of the groups; None without ties.
    """
    ties = internal + external
    return (external - internal) / ties if ties else None


def mixing(ties: Graph, group: Sequence[Group]) -> Mixing:
    """How the ties of an undirected graph mix the groups of its vertices; None is not known."""
    pairs = [
        (group[first], group[second])
        for first, second in ties.get_edgelist()
        if group[first] is not None and group[second] is not None
    ]
    internal = sum(first == second for first, second in pairs)
    return Mixing(internal, len(pairs) - internal, _assortativity(pairs, internal))


def by_group(ties: Graph, group: Sequence[Group]) -> dict[Hashable, tuple[int, int]]:
    """Internal and external ties of the members of each group."""
    internal: Counter[Hashable] = Counter()
    external: Counter[Hashable] = Counter()
    for first, second in ties.get_edgelist():
        one, other = group[first], group[second]
        if one is not None and other is not None:
            if one == other:
                internal[one] += 1
            else:
                external.update((one, other))
    return {
        known: (internal[known], external[known])
        for known in sorted({*internal, *external}, key=str)
    }


def _assortativity(pairs: Sequence[tuple[Group, Group]], internal: int) -> float | None:
    if not pairs:
        return None
    ends = Counter(end for pair in pairs for end in pair)
    # Whole numbers as long as possible: the order of additions then changes no bit.
    by_chance = sum(count**2 for count in ends.values()) / (2 * len(pairs)) ** 2
    if len(ends) == 1:
        return None
    return (internal / len(pairs) - by_chance) / (1 - by_chance)
