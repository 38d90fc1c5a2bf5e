"""Betweenness of a network of many leaves, from those alone that are none: twice as fast or more.

The shortest ways from a leaf are those from its only neighbour, one step longer. So the ways from
a vertex count once more for each leaf that hangs by it, and it stands itself between each of these
leaves and all others. In networks such as this field's half of the tied organisations are leaves.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ci_map.graph.engine import Graph

Sums = npt.NDArray[np.float64]


def betweenness(ties: Graph) -> Sums:
    """Of each vertex of an undirected simple graph, the pairs that it stands between, as igraph's
    own `betweenness` counts them.
    """
    degrees = ties.degree()
    hanging = _hanging(ties, degrees)
    found = np.zeros(ties.vcount())
    # Each source once, in groups that count as often.
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for vertex, degree in enumerate(degrees):
        if degree > 1:
            groups[1 + hanging[vertex]].append(vertex)
    for times, sources in groups.items():
        found += times * np.array(ties.betweenness(directed=False, sources=sources))
    # igraph counts every pair half from each of its ends.
    return found + _from_leaves(ties, hanging) / 2


def _hanging(ties: Graph, degrees: Sequence[int]) -> list[int]:
    """How many leaves hang by each vertex."""
    hanging = [0] * len(degrees)
    for one, other in ties.get_edgelist():
        hanging[one] += degrees[other] == 1
        hanging[other] += degrees[one] == 1
    return hanging


def _from_leaves(ties: Graph, hanging: Sequence[int]) -> Sums:
    """The pairs of a leaf and all others but its neighbour, between which the neighbour stands."""
    membership = np.array(ties.connected_components("weak").membership, dtype=np.int64)
    sizes = np.bincount(membership)[membership] if len(membership) else membership
    return np.array(hanging, dtype=np.float64) * np.maximum(sizes - 2, 0)
