"""Out-degree: how many distinct organisations one points to."""

from ci_map.graph.measures.measure import Measure, Network


def out_degree(network: Network) -> list[int]:
    """Distinct targets of arrows from each vertex; a partner points to it and it to the partner."""
    graph = network.arrows
    return [len({*graph.successors(vertex)}) for vertex in range(graph.vcount())]


MEASURE = Measure("out_degree", out_degree)
