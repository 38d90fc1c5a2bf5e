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
from functools import partial

from ci_map.graph import work
from ci_map.graph.engine import Graph
from ci_map.graph.work import Plain

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
    seen: set[int] = set()
    longest = 0
    for vertex, component in enumerate(ties.connected_components(mode="weak").membership):
        if component not in seen:
            seen.add(component)
            longest = max(longest, 2 * int(ties.eccentricity(vertex)))
    return longest


def begin(ties: Graph, draws: int, executor: Executor | None = None) -> Callable[[], list[float]]:
    """Start to draw; the function returned waits for the share of pairs that each vertex is
    between.
    """
    plain = Plain.of(ties)
    each = -(-draws // PIECES)
    wait = work.begin(executor, [partial(_inside, plain, each, n) for n in range(PIECES)])
    return lambda: _shares(wait(), plain.vertices, each * PIECES)


def _shares(parts: Sequence[Counter[int]], vertices: int, draws: int) -> list[float]:
    total: Counter[int] = Counter()
    for part in parts:
        total.update(part)
    # Pairs of which a vertex is an end count for it when drawing, not in its betweenness.
    scale = vertices / (vertices - 2) / draws
    return [total[vertex] * scale for vertex in range(vertices)]


def _inside(plain: Plain, draws: int, piece: int) -> Counter[int]:
    """How often each vertex is inside the ways of `draws` pairs."""
    chance = random.Random(f"{SEED} {piece}")  # noqa: S311 — no secret
    graph = plain.graph()
    neighbours, component = graph.get_adjlist(), graph.connected_components("weak").membership
    found: Counter[int] = Counter()
    for _ in range(draws):
        ends = chance.sample(range(plain.vertices), 2)
        if component[ends[0]] == component[ends[1]]:
            found.update(_way(neighbours, ends, chance))
    return found


class _Side:
    """A search from one end, as far as it has come: the steps to each vertex and the number of
    shortest ways to it.
    """

    def __init__(self, end: int, neighbours: Sequence[Sequence[int]]) -> None:
        self.neighbours = neighbours
        self.steps = {end: 0}
        self.ways = {end: 1}
        self.front = [end]
        self.ahead = len(neighbours[end])

    def go(self) -> None:
        """One step further."""
        depth = self.steps[self.front[0]] + 1
        arrived: list[int] = []
        steps, ways = self.steps, self.ways
        for vertex in self.front:
            for other in self.neighbours[vertex]:
                at = steps.get(other)
                if at is None:
                    steps[other], ways[other] = depth, ways[vertex]
                    arrived.append(other)
                elif at == depth:
                    ways[other] += ways[vertex]
        self.front = arrived
        self.ahead = sum(len(self.neighbours[vertex]) for vertex in arrived)

    def back(self, vertex: int, chance: random.Random) -> list[int]:
        """What lies between a vertex and the end, on one of the shortest ways drawn evenly."""
        way: list[int] = []
        while (before := self.steps[vertex] - 1) > 0:
            nearer = [v for v in self.neighbours[vertex] if self.steps.get(v) == before]
            (vertex,) = chance.choices(nearer, [self.ways[v] for v in nearer])
            way.append(vertex)
        return way


def _way(
    neighbours: Sequence[Sequence[int]], ends: Sequence[int], chance: random.Random
) -> list[int]:
    """The inner vertices of a shortest way between the ends, drawn evenly among all."""
    sides = [_Side(end, neighbours) for end in ends]
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
