"""Where each organisation stands on the map: one deterministic picture of the whole graph.

The largest component fills the middle by forces; the other components stand round it in rings,
largest first; organisations without ties are dots on the outer rings, by country.
"""

from collections import defaultdict
from collections.abc import Sequence
from math import cos, pi, sin, sqrt

import numpy as np

from ci_map.graph.build import ties
from ci_map.graph.communities import communities
from ci_map.graph.engine import Graph
from ci_map.graph.layout.forces import Floats, spread, springs
from ci_map.graph.layout.packing import discs_in_rings, dots_in_rings
from ci_map.graph.layout.spacing import apart

RADIUS = 1000.0
ROUNDING = 1
BY_FORCES = 60


def positions(
    graph: Graph, membership: Sequence[int | None] | None = None
) -> list[tuple[float, float]]:
    """(x, y) of each vertex, in vertex order, within about −1000 … 1000, rounded to 0.1.

    Any two are at least `least_distance(n)` apart. `membership` is the `community` measure, which
    is computed when it is not given. Isolates go by the vertex attribute `country`, if there is.
    """
    if not graph.vcount():
        return []
    simple = ties(graph)
    groups = communities(simple) if membership is None else membership
    placed = _fitted(_placed(simple, groups), graph.vcount())
    return [(x, y) for x, y in (np.round(placed, ROUNDING) + 0.0).tolist()]


def least_distance(count: int) -> float:
    """The least distance between two of `count` vertices, in the units of `positions`."""
    return min(40.0, 600.0 / sqrt(max(count, 1)))


def _fitted(placed: Floats, count: int) -> Floats:
    reach = float(np.hypot(*placed.T).max())
    scaled = placed * (RADIUS / reach) if reach else placed
    # Rounding moves two points towards each other by at most the diagonal of one step.
    return apart(scaled, least_distance(count) + 1.5 * 10.0**-ROUNDING)


def _placed(simple: Graph, groups: Sequence[int | None]) -> Floats:
    tied, isolates = _components(simple)
    centres, reach = discs_in_rings([_radius(len(members)) for members in tied])
    placed = np.zeros((simple.vcount(), 2))
    for members, centre in zip(tied, centres, strict=True):
        placed[members] = _component(simple, members, groups) * _radius(len(members)) + centre
    countries = _countries(simple)
    isolates.sort(key=lambda vertex: (not countries[vertex], countries[vertex], vertex))
    outer = dots_in_rings([countries[vertex] for vertex in isolates], reach)
    placed[isolates] = np.reshape(outer, (-1, 2))
    return placed


def _components(simple: Graph) -> tuple[list[list[int]], list[int]]:
    """Components with ties, the largest first, each in vertex order; and the isolates."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for vertex, component in enumerate(simple.connected_components(mode="weak").membership):
        members[component].append(vertex)
    found = sorted(members.values(), key=lambda component: (-len(component), component[0]))
    tied = [component for component in found if len(component) > 1]
    return tied, [component[0] for component in found if len(component) == 1]


def _radius(size: int) -> float:
    """The disc of a component; the few dots of a small one may stand closer together."""
    return sqrt(size) * (0.75 if size <= BY_FORCES else 1.0)


def _component(simple: Graph, members: list[int], groups: Sequence[int | None]) -> Floats:
    """(members, 2) positions in the disc of radius 1."""
    within = simple.induced_subgraph(members)
    small = len(members) <= BY_FORCES
    found = _distances_kept(within) if small else _by_forces(within, [groups[m] for m in members])
    found -= (found.max(0) + found.min(0)) / 2
    result: Floats = found / np.hypot(*found.T).max()
    return result


def _by_forces(within: Graph, groups: Sequence[int | None]) -> Floats:
    ends = np.array(within.get_edgelist(), dtype=np.int64).T
    _, numbered = np.unique([group or 0 for group in groups], return_inverse=True)
    return spread(springs(ends, within.vcount()), numbered)


def _distances_kept(within: Graph) -> Floats:
    """Kamada & Kawai 1989, from a circle: the clearest for a few vertices."""
    count = within.vcount()
    turns = [2 * pi * vertex / count for vertex in range(count)]
    circle = [[cos(turn), sin(turn)] for turn in turns]
    return np.array([list(place) for place in within.layout_kamada_kawai(seed=circle)])


def _countries(graph: Graph) -> list[str]:
    if "country" not in graph.vs.attributes():
        return [""] * graph.vcount()
    return [country or "" for country in graph.vs["country"]]
