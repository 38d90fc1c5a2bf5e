"""Betweenness from those that are no leaves is that from all."""

import numpy as np
import pytest
from hypothesis import given

from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.leaves import betweenness
from tests.graph.samples import FIXED, graphs


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
