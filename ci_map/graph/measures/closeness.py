"""Closeness: how near one is to the organisations that it can reach."""

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure, known


def closeness(ties: Graph) -> list[float | None]:
    """1 / mean steps to the others of the same component; None for one without ties.

    There is no correction for the size of the component, so a pair has 1: compare within one
    component, or use `harmonic`. Equals `networkx.closeness_centrality(wf_improved=False)`.
    """
    return known(ties.closeness())


MEASURE = Measure("closeness", closeness)
