"""The measures of `measures.py` as NetworKit has them: all of its list but constraint."""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

CONFIDENCE = 0.95


class Sides:
    """The relations, the pairs that they join in one direction, and the ties."""

    def __init__(self, kit: Any, nodes: int, arrows: Sequence[tuple[int, int]]) -> None:
        kit.setNumberOfThreads(os.cpu_count())
        kit.setSeed(1, True)  # drawing wants one for each thread
        self.kit = kit
        self.nodes = nodes
        ends = np.array(arrows, dtype=np.uint64).reshape(-1, 2)
        self.relations = self._graph(ends, directed=True)
        # Graph.removeMultiEdges takes both ways of a directed pair for one; numpy does not.
        self.pairs = self._graph(np.unique(ends, axis=0), directed=True)
        self.ties = self._graph(np.unique(np.sort(ends, axis=1), axis=0), directed=False)

    def _graph(self, ends: Any, *, directed: bool) -> Any:
        columns = (np.ascontiguousarray(ends[:, 0]), np.ascontiguousarray(ends[:, 1]))
        return self.kit.GraphFromCoo(columns, n=self.nodes, directed=directed)


Compute = Callable[[Sides], list[float]]


def measures(error: float) -> Mapping[str, Compute]:
    """By our names; betweenness is exact, or drawn with the error if one is allowed."""
    return {
        "degree": lambda of: [of.ties.degree(vertex) for vertex in range(of.nodes)],
        "in_degree": lambda of: [of.pairs.degreeIn(vertex) for vertex in range(of.nodes)],
        "out_degree": lambda of: [of.pairs.degreeOut(vertex) for vertex in range(of.nodes)],
        "betweenness": lambda of: _betweenness(of, error),
        "closeness": _closeness,
        "harmonic": lambda of: _scores(of.kit.centrality.HarmonicCloseness(of.ties, True)),
        "eigenvector": _eigenvector,
        "pagerank": _pagerank,
        "core": lambda of: _scores(of.kit.centrality.CoreDecomposition(of.ties)),
        "community": lambda of: (
            of.kit.community.ParallelLeiden(of.ties).run().getPartition().getVector()
        ),
    }


def _scores(algorithm: Any) -> list[float]:
    found: list[float] = algorithm.run().scores()
    return found


def _betweenness(of: Sides, error: float) -> list[float]:
    centrality = of.kit.centrality
    if error:
        # Kadabra tells vertices in the order of ranks, and twice the share that Betweenness tells.
        drawn = centrality.KadabraBetweenness(of.ties, error, 1 - CONFIDENCE).run()
        return [score / 2 for _, score in sorted(drawn.ranking())]
    return _scores(centrality.Betweenness(of.ties, normalized=True))


def _closeness(of: Sides) -> list[float]:
    """NetworKit's generalised one, without its factor for what cannot be reached."""
    form = of.kit.centrality.ClosenessVariant.GENERALIZED
    scores = _scores(of.kit.centrality.Closeness(of.ties, True, form))
    parts = of.kit.components.ConnectedComponents(of.ties).run()
    sizes = parts.getComponentSizes()
    reached = (sizes[parts.componentOfNode(vertex)] - 1 for vertex in range(of.nodes))
    return [
        score * (of.nodes - 1) / others if others else 0.0
        for score, others in zip(scores, reached, strict=True)
    ]


def _eigenvector(of: Sides) -> list[float]:
    scores = _scores(of.kit.centrality.EigenvectorCentrality(of.ties, 1e-12))
    top = max(scores)
    return [score / top for score in scores]


def _pagerank(of: Sides) -> list[float]:
    centrality = of.kit.centrality
    sinks = centrality.SinkHandling.DistributeSinks
    return _scores(centrality.PageRank(of.relations, tol=1e-14, distributeSinks=sinks))
