"""Harmonic closeness (Marchiori & Latora 2000), which compares across components."""

from collections.abc import Callable

from ci_map.graph.measures.measure import Measure, Network


def harmonic(network: Network) -> Callable[[], list[float]]:
    """Mean of 1 / steps to all n − 1 others, 0 for those out of reach: from 0 to 1.

    Equals `networkx.harmonic_centrality` divided by n − 1.
    """
    wait = network.steps
    others = max(network.relations.vcount() - 1, 1)
    return lambda: [inverse / others for inverse in wait().inverse.tolist()]


MEASURE = Measure("harmonic", harmonic)
