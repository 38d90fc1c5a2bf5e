"""Betweenness from those that are no leaves is that from all."""

import random

import numpy as np
import pytest
from hypothesis import given

from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.leaves import Drawn, betweenness
from tests.graph.samples import FIXED, graph_of, graphs, random_pairs


def assert_same(graph: Graph) -> None:
    simple = ties(graph)
    expected = simple.betweenness(directed=False)
    np.testing.assert_allclose(betweenness(simple), expected, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", FIXED)
def test_is_that_of_igraph(name: str) -> None:
    assert_same(FIXED[name])


@given(graphs())
def test_is_that_of_igraph_on_any_graph(graph: Graph) -> None:
    assert_same(graph)


def test_is_that_of_igraph_on_the_field(real: Graph) -> None:
    assert_same(real)


def test_from_drawn_sources_is_right_on_average() -> None:
    simple = ties(graph_of(300, random_pairs(300, 400, 8)))
    exact = np.array(simple.betweenness(directed=False))
    drawn = [betweenness(simple, Drawn(1, chance)) for chance in map(random.Random, range(200))]
    off = np.abs(np.mean(drawn, axis=0) - exact)
    error = np.std(drawn, axis=0) / np.sqrt(len(drawn))
    assert (off <= 5 * error + 1e-6).all()
    assert error.max() > 0


def test_no_source_is_drawn_of_a_network_that_is_small_enough() -> None:
    simple = ties(graph_of(300, random_pairs(300, 400, 8)))
    whole = betweenness(simple, Drawn(300 * 400, random.Random(1)))  # noqa: S311 — no secret
    assert (whole == betweenness(simple)).all()
