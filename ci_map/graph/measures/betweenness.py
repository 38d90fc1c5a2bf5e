"""Betweenness (Freeman 1977): how often one lies on the shortest ways between two others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ci_map.graph import pairs, work
from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure, Network
from ci_map.graph.work import PlainGraph

EXACT = 500_000_000  # vertices times ties: about ten seconds of one processor
ERROR = 0.01
SOURCES = 512  # in a piece of work


@dataclass(frozen=True, slots=True)
class Accuracy:
    """`error` is the bound that the values of all organisations keep at once with the confidence
    told; 0 when they are exact, and then nothing was drawn.
    """

    error: float = 0.0
    confidence: float = 1.0
    pairs_drawn: int = 0


def accuracy(ties: Graph) -> Accuracy:
    """How exact `betweenness` is of these ties: exact up to a size, beyond it from drawn pairs."""
    if work.size(ties) <= EXACT:
        return Accuracy()
    return Accuracy(ERROR, pairs.CONFIDENCE, pairs.ways_needed(ties, _error_of_draws(ties)))


def betweenness(network: Network) -> Callable[[], list[float]]:
    """As a share from 0 to 1 of the (n − 1)(n − 2) / 2 pairs of others; see `accuracy`.

    Exact by Brandes, from all sources in pieces. Pairs with no way between them count for nobody.
    Equals `networkx.betweenness_centrality`.
    """
    drawn = accuracy(network.ties).pairs_drawn
    if drawn:
        return pairs.begin(network.ties, drawn, network.executor)
    plain = PlainGraph.of(network.ties)
    tasks = [partial(_from, plain, part) for part in work.pieces(plain.vertices, SOURCES)]
    wait = work.begin(network.executor, tasks)
    return lambda: _shares(wait(), plain.vertices)


def _error_of_draws(ties: Graph) -> float:
    """The bound for shares of all pairs, of which each vertex is an end of some."""
    return ERROR * (ties.vcount() - 2) / ties.vcount()


def _from(plain: PlainGraph, sources: range) -> list[float]:
    return plain.graph().betweenness(directed=False, sources=sources)


def _shares(parts: Sequence[Sequence[float]], vertices: int) -> list[float]:
    # As many ways lead from each source as to it, so that each pair was counted once by halves.
    scale = max((vertices - 1) * (vertices - 2) / 2, 1)
    return [sum(values) / scale for values in zip(*parts, strict=True)]


MEASURE = Measure("betweenness", betweenness)
