"""The network as layers, one a kind of relation (multiplex)."""

from collections import defaultdict
from itertools import combinations

from ci_map.graph.engine import Graph

Tie = tuple[int, int]


def layers(graph: Graph) -> dict[str, set[Tie]]:
    """The ties of each kind of relation, by kind: pairs of vertices, the smaller first."""
    found: defaultdict[str, set[Tie]] = defaultdict(set)
    for (source, target), kind in zip(graph.get_edgelist(), graph.es["relation"], strict=True):
        if source != target:
            found[kind].add((min(source, target), max(source, target)))
    return dict(sorted(found.items()))


def degrees(graph: Graph) -> dict[str, list[int]]:
    """By kind, how many others each vertex is tied to by it."""
    found: dict[str, list[int]] = {}
    for kind, ties in layers(graph).items():
        found[kind] = [0] * graph.vcount()
        for ends in ties:
            for end in ends:
                found[kind][end] += 1
    return found


def overlap(graph: Graph) -> dict[tuple[str, str], float]:
    """By two kinds, the share of the ties of either that are of both (Jaccard)."""
    found = layers(graph)
    return {
        (one, other): len(found[one] & found[other]) / len(found[one] | found[other])
        for one, other in combinations(found, 2)
    }
