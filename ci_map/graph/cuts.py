"""Bridges and cut points: what a network hangs by (Tarjan 1972, Hopcroft and Tarjan 1973)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ci_map.graph.engine import Graph


@dataclass(frozen=True, slots=True)
class Cuts:
    """`bridges` are the ties without which their ends would be apart, as pairs of vertices, the
    smaller first, sorted. `cut_off[v]` others of v's component are apart from its largest rest
    when v is gone; v is a cut point when they are more than none.
    """

    bridges: Sequence[tuple[int, int]]
    cut_off: Sequence[int]


def cuts(ties: Graph) -> Cuts:
    """One walk through the ties, in time proportional to their number."""
    walk = _Walk(ties.get_adjlist())
    for root in range(ties.vcount()):
        if walk.entered[root] < 0:
            walk.walk(root)
    return Cuts(sorted(walk.bridges), walk.cut_off)


def cut_off(ties: Graph, vertex: int) -> int:
    """`cuts(ties).cut_off[vertex]`, of this one alone: a look at its component."""
    others = [other for other in ties.subcomponent(vertex) if other != vertex]
    pieces = Counter(ties.induced_subgraph(others).connected_components().membership)
    return len(others) - max(pieces.values(), default=0)


class _Walk:
    """A walk in depth. `lowest[v]` is the earliest entered vertex that v and those below it touch;
    `below[v]` how many they are; `hanging[v]` the sizes of what only v holds.
    """

    def __init__(self, neighbours: Sequence[Sequence[int]]) -> None:
        count = len(neighbours)
        self.neighbours = neighbours
        self.entered, self.lowest, self.below = [-1] * count, [0] * count, [1] * count
        self.parent, self.hanging = [-1] * count, [list[int]() for _ in range(count)]
        self.bridges: list[tuple[int, int]] = []
        self.cut_off = [0] * count
        self._clock = 0

    def walk(self, root: int) -> None:
        """Go through the component of a vertex."""
        order: list[int] = []
        stack = [self._enter(root, order)]
        while stack:
            vertex, others = stack[-1]
            unseen = next((v for v in others if self._is_new(vertex, v)), None)
            if unseen is None:
                stack.pop()
                self._leave(vertex)
            else:
                self.parent[unseen] = vertex
                stack.append(self._enter(unseen, order))
        for vertex in order:
            rest = len(order) - 1 - sum(self.hanging[vertex])
            self.cut_off[vertex] = len(order) - 1 - max(rest, *self.hanging[vertex], 0)

    def _enter(self, vertex: int, order: list[int]) -> tuple[int, Iterator[int]]:
        self.entered[vertex] = self.lowest[vertex] = self._clock
        self._clock += 1
        order.append(vertex)
        return vertex, iter(self.neighbours[vertex])

    def _is_new(self, vertex: int, other: int) -> bool:
        if self.entered[other] < 0:
            return True
        if other != self.parent[vertex]:
            self.lowest[vertex] = min(self.lowest[vertex], self.entered[other])
        return False

    def _leave(self, vertex: int) -> None:
        parent = self.parent[vertex]
        if parent < 0:
            return
        self.below[parent] += self.below[vertex]
        self.lowest[parent] = min(self.lowest[parent], self.lowest[vertex])
        if self.lowest[vertex] >= self.entered[parent]:
            self.hanging[parent].append(self.below[vertex])
        if self.lowest[vertex] > self.entered[parent]:
            self.bridges.append((min(parent, vertex), max(parent, vertex)))
