"""The registry of measures: one measure is one file and one line of `MEASURES`."""

from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.measures import (
    betweenness,
    closeness,
    community,
    constraint,
    core,
    degree,
    eigenvector,
    harmonic,
    in_degree,
    out_degree,
    pagerank,
)
from ci_map.graph.measures.measure import Measure, Value

MEASURES: tuple[Measure, ...] = (
    degree.MEASURE,
    in_degree.MEASURE,
    out_degree.MEASURE,
    betweenness.MEASURE,
    closeness.MEASURE,
    harmonic.MEASURE,
    eigenvector.MEASURE,
    pagerank.MEASURE,
    core.MEASURE,
    constraint.MEASURE,
    community.MEASURE,
)


def compute_all(graph: Graph) -> dict[str, list[Value]]:
    """Every measure of the directed graph: id of the measure → one value a vertex, in its order.

    Values are not rounded; None where a measure is not defined. The graph is left as it was.
    """
    simple = ties(graph)
    return {
        measure.id: list(measure.compute(graph if measure.directed else simple))
        for measure in MEASURES
    }
