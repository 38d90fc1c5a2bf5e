"""The registry of measures: one measure is one file and one line of `MEASURES`."""

from concurrent.futures import Executor

from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.measures import (
    backbone_load,
    betweenness,
    bridges,
    closeness,
    community,
    constraint,
    core,
    cut_off,
    degree,
    eigenvector,
    harmonic,
    in_degree,
    kinds,
    out_degree,
    pagerank,
    reach,
)
from ci_map.graph.measures.measure import Measure, Network, Value
from ci_map.graph.work import workers

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
    reach.MEASURE,
    cut_off.MEASURE,
    bridges.MEASURE,
    kinds.MEASURE,
    backbone_load.MEASURE,
    community.MEASURE,
)


def compute_all(graph: Graph, executor: Executor | None = None) -> dict[str, list[Value]]:
    """Every measure of the directed graph: id of the measure → one value a vertex, in its order.

    Values are not rounded; None where a measure is not defined. The graph is left as it was. The
    heavy ones are computed in the executor; a large graph without one gets processes of its own.
    """
    simple = ties(graph)
    with workers(simple, executor) as chosen:
        network = Network(graph, chosen)
        begun = [(measure.id, measure.compute(network)) for measure in MEASURES]
        return {name: list(column() if callable(column) else column) for name, column in begun}
