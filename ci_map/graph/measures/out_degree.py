"""Out-degree: how many distinct organisations one points to."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure


def out_degree(graph: Graph) -> list[int]:
    """Distinct targets of relations of each vertex, itself left out."""
    return [len({*graph.successors(vertex)} - {vertex}) for vertex in range(graph.vcount())]


MEASURE = Measure("out_degree", out_degree, directed=True)
