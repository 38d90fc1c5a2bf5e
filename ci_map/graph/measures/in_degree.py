"""In-degree: how many distinct organisations point to one."""

from ci_map.graph.measures.measure import Measure, Network


def in_degree(network: Network) -> list[int]:
    """Distinct sources of arrows to each vertex; a partner points to it and it to the partner."""
    graph = network.arrows
    return [len({*graph.predecessors(vertex)}) for vertex in range(graph.vcount())]


MEASURE = Measure("in_degree", in_degree)
