"""How many initiatives one is the backbone of."""

from ci_map.graph.measures.measure import Measure, Network


def backbone_load(network: Network) -> list[int]:
    """Distinct initiatives, those that have ended too; 0 for who is no backbone of any."""
    graph = network.relations
    carried: list[set[int]] = [set() for _ in range(graph.vcount())]
    for (source, target), kind in zip(graph.get_edgelist(), graph.es["relation"], strict=True):
        if kind == "backbone_of":
            carried[source].add(target)
    return [len(initiatives) for initiatives in carried]


MEASURE = Measure("backbone_load", backbone_load)
