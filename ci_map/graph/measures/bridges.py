"""Ties of one that nothing else replaces."""

from collections import Counter

from ci_map.graph.measures.measure import Measure, Network


def bridges(network: Network) -> list[int]:
    """How many of its ties are bridges: without one its two ends have no way to one another."""
    ends = Counter(end for bridge in network.cuts.bridges for end in bridge)
    return [ends[vertex] for vertex in range(network.relations.vcount())]


MEASURE = Measure("bridges", bridges)
