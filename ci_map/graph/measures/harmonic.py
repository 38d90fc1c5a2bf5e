"""Harmonic closeness (Marchiori & Latora 2000), which compares across components."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure


def harmonic(ties: Graph) -> list[float]:
    """Mean of 1 / steps to all n − 1 others, 0 for those out of reach: from 0 to 1.

    Equals `networkx.harmonic_centrality` divided by n − 1.
    """
    if ties.vcount() < 2:
        return [0.0] * ties.vcount()
    return ties.harmonic_centrality(normalized=True)


MEASURE = Measure("harmonic", harmonic)
