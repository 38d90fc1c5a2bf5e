"""Which way relations lead: from source to target, and both ways when the kind is symmetric."""

from ci_map import codebook
from ci_map.graph.engine import Graph, new_graph

Arrow = tuple[int, int, str]


def arrows(graph: Graph) -> list[Arrow]:
    """Source, target and kind of each relation of the directed graph, without loops.

    A relation of a symmetric kind gives two, one a way, however often and from whichever end it is
    told; the others give one each.
    """
    symmetric = {relation.id for relation in codebook.load().relations if relation.symmetric}
    ends = zip(graph.get_edgelist(), graph.es["relation"], strict=True)
    told = [(source, target, kind) for (source, target), kind in ends if source != target]
    mutual = {arrow for arrow in told if arrow[2] in symmetric}
    mutual |= {(target, source, kind) for source, target, kind in mutual}
    return [arrow for arrow in told if arrow[2] not in symmetric] + sorted(mutual)


def pointed(graph: Graph) -> Graph:
    """The directed multigraph of `arrows`, on the same vertices, without attributes."""
    ends = [(source, target) for source, target, _ in arrows(graph)]
    return new_graph(graph.vcount(), ends, directed=True)
