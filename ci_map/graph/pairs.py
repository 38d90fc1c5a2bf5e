"""Betweenness of a large graph, from the shortest ways of pairs drawn at random.

Riondato and Kornaropoulos (2016, doi:10.1007/s10618-015-0423-0): of `ways_needed` pairs drawn
evenly, one shortest way each, drawn evenly among all, every vertex lies inside a share that is
within `error` of its betweenness, all vertices at once, in `CONFIDENCE` of the draws. Ways are
found by searching from both ends (Borassi and Natale 2016), which looks at a few hundred ties.
"""

import math
import random
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ci_map.graph import work
from ci_map.graph.engine import Graph

Numbers = npt.NDArray[np.int64]

CONFIDENCE = 0.95
CONSTANT = 0.5  # of the bound, as Löffler and Phillips (2009) found it by experiment
SEED = 1
PIECES = 16


def ways_needed(ties: Graph, error: float) -> int:
    """How many pairs to draw; it grows with the length of ways, not with the number of vertices."""
    long = max(_longest(ties), 3)
    spread = math.floor(math.log2(long - 1)) + 1 + math.log(1 / (1 - CONFIDENCE))
    return math.ceil(CONSTANT / error**2 * spread)


def _longest(ties: Graph) -> int:
    """A bound of the steps of the longest shortest way: twice the steps from any vertex of it."""
    membership = ties.connected_components(mode="weak").membership
    sizes = Counter(membership)
    first: dict[int, int] = {}
    for vertex, part in enumerate(membership):
        first.setdefault(part, vertex)
    longest = 0
    for part, size in sizes.most_common():
        if 2 * (size - 1) <= longest:  # no way in it is longer, nor in the smaller ones
            break
        longest = max(longest, 2 * int(ties.eccentricity(first[part])))
    return longest


def begin(ties: Graph, draws: int, executor: Executor | None = None) -> Callable[[], list[float]]:
    """Start to draw; the function returned waits for the share of pairs that each vertex is
    between.
    """
    network = _Network.of(ties)
    each = -(-draws // PIECES)
    wait = work.begin(executor, [partial(_inside, network, each, n) for n in range(PIECES)])
    return lambda: _shares(wait(), ties.vcount(), each * PIECES)


@dataclass(frozen=True, slots=True)
class _Network:
    """Of vertex v the neighbours are those from `starts[v]` to `starts[v + 1]`, in their order."""

    starts: Numbers
    neighbours: Numbers
    component: Numbers

    @classmethod
    def of(cls, ties: Graph) -> "_Network":
        ends = np.array(ties.get_edgelist(), dtype=np.int64).reshape(-1, 2)
        source, target = np.concatenate([ends, ends[:, ::-1]]).T
        starts = np.cumsum([0, *np.bincount(source, minlength=ties.vcount())])
        membership = ties.connected_components(mode="weak").membership
        return cls(starts, target[np.lexsort((target, source))], np.array(membership))


def _shares(parts: Sequence[Counter[int]], vertices: int, draws: int) -> list[float]:
    total: Counter[int] = Counter()
    for part in parts:
        total.update(part)
    # Pairs of which a vertex is an end count for it when drawing, not in its betweenness.
    scale = vertices / (vertices - 2) / draws
    return [total[vertex] * scale for vertex in range(vertices)]


def _inside(network: _Network, draws: int, piece: int) -> Counter[int]:
    """How often each vertex is inside the ways of `draws` pairs."""
    chance = random.Random(f"{SEED} {piece}")  # noqa: S311 — no secret
    # Lists, since a loop in Python reads them several times as fast as arrays.
    ways = _Ways(network.starts.tolist(), network.neighbours.tolist())
    component = network.component
    found: Counter[int] = Counter()
    for _ in range(draws):
        ends = chance.sample(range(len(component)), 2)
        if component[ends[0]] == component[ends[1]]:
            found.update(_way(ways, ends, chance))
    return found


class _Ways(NamedTuple):
    """The ways of a `_Network` from vertex to vertex."""

    starts: list[int]
    neighbours: list[int]

    def ahead(self, vertex: int) -> list[int]:
        return self.neighbours[self.starts[vertex] : self.starts[vertex + 1]]


class _Side:
    """A search from one end, as far as it has come: the steps to each vertex and the number of
    shortest ways to it.
    """

    def __init__(self, end: int, network: _Ways) -> None:
        self.network = network
        self.steps = {end: 0}
        self.ways = {end: 1}
        self.front = [end]
        self.ahead = len(network.ahead(end))

    def go(self) -> None:
        """One step further."""
        depth = self.steps[self.front[0]] + 1
        arrived: list[int] = []
        steps, ways = self.steps, self.ways
        starts, neighbours = self.network
        for vertex in self.front:
            for other in neighbours[starts[vertex] : starts[vertex + 1]]:
                at = steps.get(other)
                if at is None:
                    steps[other], ways[other] = depth, ways[vertex]
                    arrived.append(other)
                elif at == depth:
                    ways[other] += ways[vertex]
        self.front = arrived
        self.ahead = sum([starts[vertex + 1] - starts[vertex] for vertex in arrived])

    def back(self, vertex: int, chance: random.Random) -> list[int]:
        """What lies between a vertex and the end, on one of the shortest ways drawn evenly."""
        way: list[int] = []
        while (before := self.steps[vertex] - 1) > 0:
            nearer = [v for v in self.network.ahead(vertex) if self.steps.get(v) == before]
            (vertex,) = chance.choices(nearer, [self.ways[v] for v in nearer])
            way.append(vertex)
        return way


def _way(network: _Ways, ends: Sequence[int], chance: random.Random) -> list[int]:
    """The inner vertices of a shortest way between the ends, drawn evenly among all."""
    sides = [_Side(end, network) for end in ends]
    met: list[int] = []
    while not met:
        # Before this step no vertex was reached from both, so all that meet now lie on such ways.
        sides.sort(key=lambda side: side.ahead)
        sides[0].go()
        met = [vertex for vertex in sides[0].front if vertex in sides[1].steps]
    through = [sides[0].ways[vertex] * sides[1].ways[vertex] for vertex in met]
    (middle,) = chance.choices(met, through)
    way = [middle, *sides[0].back(middle, chance), *sides[1].back(middle, chance)]
    return [vertex for vertex in way if vertex not in ends]
