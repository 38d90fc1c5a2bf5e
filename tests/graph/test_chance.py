"""Random networks keep every degree; centralisation as Freeman defines it."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given

from ci_map.graph import chance
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


def test_a_large_network_is_rewired_from_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chance, "LARGE", SKEWED.ecount() - 1)
    networks = list(rewired(SKEWED, range(4)))
    assert all(network.degree() == SKEWED.degree() for network in networks)
    ties = [frozenset(network.get_edgelist()) for network in networks]
    assert len({*ties, frozenset(SKEWED.get_edgelist())}) == 5
    assert ties == [frozenset(network.get_edgelist()) for network in rewired(SKEWED, range(4))]
    # One shares hardly more ties with the next than with one that it was not made from.
    monkeypatch.setattr(chance, "LARGE", SKEWED.ecount())
    apart = [frozenset(network.get_edgelist()) for network in rewired(SKEWED, range(4))]
    assert sum(map(_alike, pairwise(ties))) < 1.5 * sum(map(_alike, pairwise(apart)))


def _alike(networks: tuple[frozenset[tuple[int, int]], frozenset[tuple[int, int]]]) -> int:
    return len(networks[0] & networks[1])


@given(graphs())
def test_betweenness_is_that_of_networkx(graph: Graph) -> None:
    expected = nx.betweenness_centrality(nx.Graph(networkx(graph)))
    found = shares_between(ties(graph))
    assert found == pytest.approx([expected[name] for name in graph.vs["name"]], abs=1e-9)


def test_a_star_is_as_centralised_as_can_be_and_a_ring_not_at_all() -> None:
    assert centralisation(shares_between(ties(FIXED["star"]))) == pytest.approx(1)
    assert centralisation(shares_between(ties(FIXED["ring"]))) == pytest.approx(0)
    assert centralisation([]) == centralisation([1.0, 0.0]) == 0
