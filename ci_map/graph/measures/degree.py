"""Degree: how many distinct organisations one is tied to."""

from ci_map.graph.measures.measure import Measure, Network


def degree(network: Network) -> list[int]:
    """Neighbours in the simple undirected graph; several relations to one organisation count 1."""
    return network.ties.degree()


MEASURE = Measure("degree", degree)
