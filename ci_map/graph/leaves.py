"""Betweenness of a network of many leaves, from those alone that are none: twice as fast or more.

The shortest ways from a leaf are those from its only neighbour, one step longer. So the ways from
a vertex count once more for each leaf that hangs by it, and it stands itself between each of these
leaves and all others. In networks such as this field's half of the tied organisations are leaves.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ci_map.graph.engine import Graph

Sums = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

LEAST = 20  # sources that are drawn of a network too large for all


@dataclass(frozen=True, slots=True)
class Drawn:
    """Sources drawn by `chance` where all of them would be more than `work`, sources times ties.

    As many as that work allows, and `LEAST` of any network.
    """

    work: int
    chance: random.Random


def betweenness(ties: Graph, drawn: Drawn | None = None) -> Sums:
    """Of each vertex of an undirected simple graph, the pairs that it stands between, as igraph's
    own `betweenness` counts them; with `drawn` an estimate without bias where the graph is too
    large (Brandes and Pich 2007, doi:10.1142/S0218127407018403).
    """
    degrees = np.array(ties.degree(), dtype=np.int64)
    neighbour, hanging = _leaves(ties, degrees)
    times = np.where(degrees > 1, 1 + hanging, 0)
    scale = 1.0
    if drawn and np.count_nonzero(times) * ties.ecount() > drawn.work:
        tied = np.flatnonzero(degrees)
        most = min(max(drawn.work // ties.ecount(), LEAST), len(tied))
        chosen = np.array(drawn.chance.sample(tied.tolist(), most), dtype=np.int64)
        times = np.bincount(neighbour[chosen], minlength=len(degrees))
        times[degrees < 2] = 0
        scale = len(tied) / most
    found = np.zeros(len(degrees))
    for sources, each in _groups(times):
        found += each * np.array(ties.betweenness(directed=False, sources=sources))
    # igraph counts every pair half from each of its ends.
    return found * scale + _from_leaves(ties, hanging) / 2


def _leaves(ties: Graph, degrees: Counts) -> tuple[Counts, Counts]:
    """Of a leaf its neighbour and of others themselves; how many leaves hang by each vertex."""
    neighbour = np.arange(len(degrees))
    ends = np.array(ties.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    for one, other in (ends.T, ends.T[::-1]):
        leaf = degrees[one] == 1
        neighbour[one[leaf]] = other[leaf]
    leaves = np.flatnonzero(degrees == 1)
    return neighbour, np.bincount(neighbour[leaves], minlength=len(degrees))


def _groups(times: Counts) -> list[tuple[Sequence[int], int]]:
    """Each source once, in groups that count as often."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for vertex in np.flatnonzero(times).tolist():
        groups[int(times[vertex])].append(vertex)
    return [(sources, each) for each, sources in groups.items()]


def _from_leaves(ties: Graph, hanging: Counts) -> Sums:
    """The pairs of a leaf and all others but its neighbour, between which the neighbour stands."""
    membership = np.array(ties.connected_components("weak").membership, dtype=np.int64)
    sizes = np.bincount(membership)[membership] if len(membership) else membership
    return hanging.astype(np.float64) * np.maximum(sizes - 2, 0)
