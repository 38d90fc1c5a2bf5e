"""Steps in a network too large for a search from everyone."""

import numpy as np
import pytest

from ci_map.graph import drawn_steps, steps
from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.measures import compute_all
from tests.graph.samples import graph_of, random_pairs

GRAPH = graph_of(900, [*random_pairs(600, 1200, 5), (700, 701), (701, 702), (800, 801)])


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_steps, "DRAWN", 400)
    monkeypatch.setattr(drawn_steps, "AT_ONCE", 150)


def both(graph: Graph) -> tuple[steps.Steps, steps.Steps]:
    return steps.begin(ties(graph))(), drawn_steps.begin(ties(graph))()


@pytest.mark.parametrize("long", [200, 0])
def test_what_is_estimated_is_near_and_the_rest_is_exact(
    long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact, drawn = both(GRAPH)
    monkeypatch.setattr(steps, "LONG", long)
    _, drawn = both(GRAPH)
    assert np.array_equal(drawn.near, exact.near)
    assert np.array_equal(drawn.reached, exact.reached)
    assert np.array_equal(drawn.total[600:], exact.total[600:])
    assert np.allclose(drawn.inverse[600:], exact.inverse[600:])
    tied = exact.total > 0
    assert np.abs(drawn.total[tied] / exact.total[tied] - 1).max() < 0.1
    assert np.abs(drawn.inverse[tied] / exact.inverse[tied] - 1).max() < 0.1
    assert not np.array_equal(drawn.total, exact.total)


def test_measures_of_a_large_network_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = compute_all(GRAPH)
    monkeypatch.setattr(drawn_steps, "EXACT", 10)
    drawn = compute_all(GRAPH)
    assert drawn["reach"] == exact["reach"]
    assert drawn["closeness"] != exact["closeness"]
    assert [v is None for v in drawn["closeness"]] == [v is None for v in exact["closeness"]]


def test_nobody_is_reached_where_nobody_is() -> None:
    assert len(drawn_steps.begin(ties(graph_of(0, [])))().reached) == 0
