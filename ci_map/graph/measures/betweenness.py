"""Betweenness (Freeman 1977): how often one lies on the shortest ways between two others."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure


def betweenness(ties: Graph) -> list[float]:
    """Exact (Brandes), as a share from 0 to 1 of the (n − 1)(n − 2) / 2 pairs of others.

    Pairs with no way between them count for nobody. Equals `networkx.betweenness_centrality`.
    """
    others = ties.vcount() - 1
    pairs = max(others * (others - 1) / 2, 1)
    return [value / pairs for value in ties.betweenness(directed=False)]


MEASURE = Measure("betweenness", betweenness)
