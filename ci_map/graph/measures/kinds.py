"""How many kinds of relation one has (multiplexity)."""

from ci_map.graph.kinds import degrees
from ci_map.graph.measures.measure import Measure, Network


def kinds(network: Network) -> list[int]:
    """Of the codebook's kinds of relation, whichever way they point."""
    columns = degrees(network.relations).values()
    return [sum(column[v] > 0 for column in columns) for v in range(network.relations.vcount())]


MEASURE = Measure("kinds", kinds)
