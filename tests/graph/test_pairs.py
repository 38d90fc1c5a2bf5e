"""Drawn betweenness against the exact one."""

import math

import pytest

from ci_map.graph import pairs
from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.measures import betweenness as measure
from ci_map.graph.measures import compute_all
from ci_map.graph.measures.betweenness import Accuracy, accuracy
from tests.graph.samples import graph_of, random_pairs

SKEWED = graph_of(600, random_pairs(600, 1500, 11))
ERROR = 0.02


def exact(graph: Graph) -> list[float]:
    return [float(value or 0) for value in compute_all(graph)["betweenness"]]


@pytest.mark.parametrize(
    "graph",
    [
        SKEWED,
        graph_of(600, random_pairs(600, 500, 12)),
        graph_of(90, [(0, i) for i in range(1, 90)]),
        graph_of(60, [(i, i + 1) for i in range(59)]),
        graph_of(64, [(i, i ^ bit) for i in range(64) for bit in (1, 2, 4, 8, 16, 32)]),
    ],
    ids=["skewed", "scattered", "star", "path", "cube"],
)
def test_the_error_stays_within_its_bound(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = exact(graph)
    monkeypatch.setattr(measure, "EXACT", 0)
    monkeypatch.setattr(measure, "ERROR", ERROR)
    drawn = exact(graph)
    told = accuracy(ties(graph))
    assert (told.error, told.confidence) == (ERROR, 0.95)
    assert told.pairs_drawn >= 0.5 / ERROR**2
    assert drawn != expected
    assert max(abs(a - b) for a, b in zip(drawn, expected, strict=True)) <= ERROR


def test_small_graphs_are_exact() -> None:
    assert accuracy(ties(SKEWED)) == Accuracy(error=0, confidence=1, pairs_drawn=0)


def test_ways_are_drawn_evenly_among_all_shortest_ones() -> None:
    """Of a square with 3 further corners opposite each other, each has a share of 1 / 5."""
    between = graph_of(7, [(0, i) for i in range(1, 6)] + [(i, 6) for i in range(1, 6)])
    values = pairs.begin(ties(between), 40_000)()
    expected = exact(between)
    assert max(abs(a - b) for a, b in zip(values, expected, strict=True)) < 0.01


def test_the_number_of_pairs_follows_the_formula() -> None:
    star = ties(graph_of(90, [(0, i) for i in range(1, 90)]))
    spread = math.floor(math.log2(2 * 1 + 1 - 2 + 1)) + 1 + math.log(20)
    assert pairs.ways_needed(star, 0.1) == math.ceil(50 * spread)


def test_the_same_pairs_are_drawn_each_time() -> None:
    first = pairs.begin(ties(SKEWED), 2000)()
    assert first == pairs.begin(ties(SKEWED), 2000)()
