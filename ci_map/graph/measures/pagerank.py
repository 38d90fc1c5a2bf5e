"""PageRank (Brin & Page 1998): pointed to by those who are themselves pointed to."""

from ci_map.graph.measures.measure import Measure, Network

DAMPING = 0.85


def pagerank(network: Network) -> list[float]:
    """Share of the time a reader spends at each organisation who follows a relation at random,
    from source to target, and starts anew anywhere 15 % of the time. Values sum to 1.

    Each relation is one way to go: who both founds and funds another points to it twice. One of a
    symmetric kind may be followed from either end. Equals `networkx.pagerank` on the MultiDiGraph
    of `ci_map.graph.arrows`.
    """
    return network.arrows.pagerank(damping=DAMPING)


MEASURE = Measure("pagerank", pagerank)
