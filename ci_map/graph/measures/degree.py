"""Degree: how many distinct organisations one is tied to."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure


def degree(ties: Graph) -> list[int]:
    """Neighbours in the simple undirected graph; several relations to one organisation count 1."""
    return ties.degree()


MEASURE = Measure("degree", degree)
