"""How many others each vertex reaches in 1, 2, 3 … steps: what closeness is made of.

A search from two thousand vertices at once, one bit each (multi-source breadth-first search, Then
et al. 2014, doi:10.14778/2735496.2735507), over ten times as fast as one search after another. In
an undirected graph as many reach a vertex in d steps as it reaches, so that the bits that arrive
are counted where they arrive.
"""

import itertools
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import numpy.typing as npt

from ci_map.graph import work
from ci_map.graph.engine import Graph
from ci_map.graph.work import PlainGraph

Counts = npt.NDArray[np.int64]
Sums = npt.NDArray[np.float64]
Bits = npt.NDArray[np.uint64]
Indices = npt.NDArray[np.int64]

AT_ONCE = 2048
WORD = 64
NEAR = 2  # steps, as Kumu's reach has them
LONG = 200  # steps; beyond, one search after another is faster
FEW = 32  # neighbours; those of larger hubs are taken all together


@dataclass(frozen=True, slots=True)
class Steps:
    """Of each vertex: how many others it reaches within two steps and at all, the steps to all of
    them together, and the sum of 1 / steps.
    """

    near: Counts
    reached: Counts
    total: Counts
    inverse: Sums

    @classmethod
    def none(cls, vertices: int) -> "Steps":
        """Of vertices that nobody has counted yet."""
        return cls(
            near=np.zeros(vertices, dtype=np.int64),
            reached=np.zeros(vertices, dtype=np.int64),
            total=np.zeros(vertices, dtype=np.int64),
            inverse=np.zeros(vertices),
        )

    def add(self, steps: int, arrived: Counts) -> None:
        """`arrived[v]` more are so many steps from vertex v."""
        if steps <= NEAR:
            self.near[:] += arrived
        self.reached[:] += arrived
        self.total[:] += steps * arrived
        self.inverse[:] += arrived / steps

    def place(self, members: Indices, other: "Steps") -> None:
        """What was counted of some vertices apart."""
        self.near[members] = other.near
        self.reached[members] = other.reached
        self.total[members] = other.total
        self.inverse[members] = other.inverse

    def join(self, other: "Steps") -> None:
        """Add what was counted elsewhere."""
        self.near[:] += other.near
        self.reached[:] += other.reached
        self.total[:] += other.total
        self.inverse[:] += other.inverse


def begin(ties: Graph, executor: Executor | None = None) -> Callable[[], Steps]:
    """Start the count; the function returned waits for it."""
    plain = PlainGraph.of(ties)
    count = one_by_one if is_long(ties) else _at_once
    ranges = work.pieces(plain.vertices, AT_ONCE)
    wait = work.begin(executor, [partial(count, plain, piece) for piece in ranges])
    return cache(lambda: joined(wait(), plain.vertices))


def joined(parts: Iterable[Steps], vertices: int) -> Steps:
    """What several pieces of work counted."""
    whole = Steps.none(vertices)
    for part in parts:
        whole.join(part)
    return whole


def is_long(ties: Graph) -> bool:
    """Whether some way is so long that a search of many at once would take too many turns."""
    seen: set[int] = set()
    for vertex, component in enumerate(ties.connected_components(mode="weak").membership):
        if component not in seen:
            seen.add(component)
            if ties.eccentricity(vertex) > LONG:
                return True
    return False


def one_by_one(plain: PlainGraph, sources: range) -> Steps:
    """How many others each of the sources reaches, by searches of their own."""
    graph = plain.graph()
    whole = Steps.none(plain.vertices)
    membership = np.array(graph.connected_components(mode="weak").membership, dtype=np.int64)
    part = slice(sources.start, sources.stop)
    whole.near[part] = graph.neighborhood_size(sources, order=NEAR, mindist=1)
    whole.reached[part] = np.bincount(membership)[membership[part]] - 1
    nearness = np.array(graph.closeness(sources, normalized=False))
    whole.total[part] = np.rint(1 / np.where(np.isnan(nearness), np.inf, nearness))
    whole.inverse[part] = graph.harmonic_centrality(sources, normalized=False)
    return whole


def _at_once(plain: PlainGraph, sources: range) -> Steps:
    return from_sources(plain, np.arange(sources.start, sources.stop))


def from_sources(plain: PlainGraph, sources: Indices) -> Steps:
    """How many of the sources each vertex reaches in 1, 2, 3 … steps."""
    whole = Steps.none(plain.vertices)
    _Ways.of(plain).count(sources, whole)
    return whole


@dataclass(frozen=True, slots=True)
class _Ways:
    """Neighbours of the vertices in order of falling degree: `columns[k]` has the k-th neighbour
    of each that has one, `hubs` the other neighbours of each hub.
    """

    place: Indices
    columns: Sequence[Indices]
    hubs: Sequence[Indices]

    @classmethod
    def of(cls, plain: PlainGraph) -> "_Ways":
        ends = np.array(plain.edges, dtype=np.int64).reshape(-1, 2)
        source, target = np.concatenate([ends, ends[:, ::-1]]).T
        degrees = np.bincount(source, minlength=plain.vertices)
        order = np.argsort(-degrees, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(plain.vertices)
        # Neighbours of the first vertex in the order, then of the second …
        neighbours = place[target[np.argsort(place[source], kind="stable")]]
        falling = degrees[order]
        starts = np.cumsum(falling) - falling
        columns = [
            neighbours[starts[falling > k] + k] for k in range(min(FEW, falling.max(initial=0)))
        ]
        large = np.flatnonzero(falling > FEW)
        hubs = [neighbours[starts[hub] + FEW : starts[hub] + falling[hub]] for hub in large]
        return cls(place, columns, hubs)

    def count(self, sources: Indices, found: Steps) -> None:
        """Add to `found` how many of the sources are 1, 2, 3 … steps from each vertex."""
        front = self._marked(sources)
        seen = front.copy()
        for steps in itertools.count(1):
            front = self._next(front)
            front &= ~seen
            arrived = np.bitwise_count(front).sum(axis=1, dtype=np.int64)
            if not arrived.any():
                return
            found.add(steps, arrived[self.place])
            seen |= front

    def _marked(self, sources: Indices) -> Bits:
        marked = np.zeros((len(self.place), -(-len(sources) // WORD)), dtype=np.uint64)
        number = np.arange(len(sources))
        bit = np.uint64(1) << (number % WORD).astype(np.uint64)
        marked[self.place[sources], number // WORD] = bit
        return marked

    def _next(self, front: Bits) -> Bits:
        arriving = np.zeros_like(front)
        for column in self.columns:
            arriving[: len(column)] |= front[column]
        for hub, others in enumerate(self.hubs):
            arriving[hub] |= np.bitwise_or.reduce(front[others], axis=0)
        return arriving
