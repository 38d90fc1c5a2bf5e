import random

import networkx as nx
import numpy as np
import pytest

from ci_map.graph import steps
from ci_map.graph.build import networkx, ties
from ci_map.graph.engine import Graph
from tests.graph.samples import FIXED, graph_of, random_pairs


def assert_right(graph: Graph) -> None:
    found = steps.begin(ties(graph))()
    lengths = dict(nx.all_pairs_shortest_path_length(nx.Graph(networkx(graph))))
    for vertex, name in enumerate(graph.vs["name"]):
        ways = [length for length in lengths[name].values() if length]
        assert found.reached[vertex] == len(ways)
        assert found.total[vertex] == sum(ways)
        assert found.inverse[vertex] == pytest.approx(sum(1 / way for way in ways), abs=1e-9)


@pytest.mark.parametrize("name", FIXED)
def test_counts_are_those_of_networkx(name: str) -> None:
    assert_right(FIXED[name])


def test_many_pieces_give_the_same_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = graph_of(300, random_pairs(300, 700, 5))
    monkeypatch.setattr(steps, "AT_ONCE", 70)
    assert_right(graph)


def test_long_ways_are_counted_one_search_after_another(monkeypatch: pytest.MonkeyPatch) -> None:
    path = graph_of(220, [(i, i + 1) for i in range(218)])
    assert_right(path)
    monkeypatch.setattr(steps, "LONG", 0)
    assert_right(graph_of(60, random_pairs(60, 80, 6)))


def test_a_star_whose_hub_has_more_neighbours_than_columns() -> None:
    chance = random.Random(3)  # noqa: S311
    pairs = [(0, i) for i in range(1, 90)] + [(chance.randrange(90), 90) for _ in range(50)]
    assert_right(graph_of(91, [pair for pair in pairs if pair[0] != pair[1]]))


def test_nobody_is_reached_in_an_empty_graph() -> None:
    assert np.array_equal(steps.begin(ties(graph_of(0, [])))().reached, [])
