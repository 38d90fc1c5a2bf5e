"""Out-degree: how many distinct organisations one points to."""

from ci_map.graph.measures.measure import Measure, Network


def out_degree(network: Network) -> list[int]:
    """Distinct targets of relations of each vertex, itself left out."""
    graph = network.relations
    return [len({*graph.successors(vertex)} - {vertex}) for vertex in range(graph.vcount())]


MEASURE = Measure("out_degree", out_degree)
