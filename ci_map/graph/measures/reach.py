"""Reach in two steps, as Kumu has it: the share of the others within two steps of one."""

from collections.abc import Callable

from ci_map.graph.measures.measure import Measure, Network


def reach(network: Network) -> Callable[[], list[float]]:
    """From 0 to 1. Equals the size of `networkx.ego_graph(radius=2)`, less one, over n − 1."""
    wait = network.steps
    others = max(network.relations.vcount() - 1, 1)
    return lambda: [near / others for near in wait().near.tolist()]


MEASURE = Measure("reach", reach)
