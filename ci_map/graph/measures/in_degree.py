"""In-degree: how many distinct organisations point to one."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure


def in_degree(graph: Graph) -> list[int]:
    """Distinct sources of relations to each vertex, itself left out."""
    return [len({*graph.predecessors(vertex)} - {vertex}) for vertex in range(graph.vcount())]


MEASURE = Measure("in_degree", in_degree, directed=True)
