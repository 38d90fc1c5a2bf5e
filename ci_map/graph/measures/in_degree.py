"""In-degree: how many distinct organisations point to one."""

from ci_map.graph.measures.measure import Measure, Network


def in_degree(network: Network) -> list[int]:
    """Distinct sources of relations to each vertex, itself left out."""
    graph = network.relations
    return [len({*graph.predecessors(vertex)} - {vertex}) for vertex in range(graph.vcount())]


MEASURE = Measure("in_degree", in_degree)
