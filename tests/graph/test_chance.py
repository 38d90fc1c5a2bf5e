"""Random networks keep every degree; centralisation as Freeman defines it."""

import networkx as nx
import pytest
from hypothesis import given

from ci_map.graph.build import networkx, ties
from ci_map.graph.chance import centralisation, rewired, shares_between
from ci_map.graph.engine import Graph
from tests.graph.samples import FIXED, graph_of, graphs, random_pairs

SKEWED = ties(graph_of(80, random_pairs(80, 160, 4)))


@given(graphs())
def test_everyone_keeps_the_number_of_their_ties(graph: Graph) -> None:
    simple = ties(graph)
    for random in rewired(simple, range(3)):
        assert random.degree() == simple.degree()
        assert random.copy().simplify().ecount() == simple.ecount()


def test_the_networks_differ_and_are_the_same_each_time() -> None:
    first = [random.get_edgelist() for random in rewired(SKEWED, range(3))]
    assert first == [random.get_edgelist() for random in rewired(SKEWED, range(3))]
    assert len({tuple(sorted(edges)) for edges in [*first, SKEWED.get_edgelist()]}) == 4


@given(graphs())
def test_betweenness_is_that_of_networkx(graph: Graph) -> None:
    expected = nx.betweenness_centrality(nx.Graph(networkx(graph)))
    found = shares_between(ties(graph))
    assert found == pytest.approx([expected[name] for name in graph.vs["name"]], abs=1e-9)


def test_a_star_is_as_centralised_as_can_be_and_a_ring_not_at_all() -> None:
    assert centralisation(shares_between(ties(FIXED["star"]))) == pytest.approx(1)
    assert centralisation(shares_between(ties(FIXED["ring"]))) == pytest.approx(0)
    assert centralisation([]) == centralisation([1.0, 0.0]) == 0
