"""Core number (Seidman 1983): how deep in the dense middle of the network one lies."""

from ci_map.graph.measures.measure import Measure, Network


def core(network: Network) -> list[int]:
    """The largest k such that one is in a group whose members each have k ties within it."""
    return network.ties.coreness()


MEASURE = Measure("core", core)
