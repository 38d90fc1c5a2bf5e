from math import dist, hypot

import numpy as np
import pytest
from hypothesis import given

from ci_map.graph.build import ties
from ci_map.graph.communities import communities
from ci_map.graph.engine import Graph, new_graph
from ci_map.graph.layout import least_distance, positions
from ci_map.graph.layout.spacing import close_pairs
from tests.graph.samples import FIXED, graph_of, graphs, random_pairs

LARGER = {
    "star of 3,000": graph_of(3000, [(0, i) for i in range(1, 3000)]),
    "path of 1,000": graph_of(1000, [(i, i + 1) for i in range(999)]),
    "500 pairs": graph_of(1000, [(i, i + 1) for i in range(0, 1000, 2)]),
    "clique of 90": graph_of(90, [(i, j) for i in range(90) for j in range(i)]),
    "two of 400": graph_of(800, [(i, i + 2) for i in range(798)]),
    "6,000, skewed": graph_of(6000, random_pairs(6000, 9000, 2)),
}


def assert_readable(graph: Graph) -> None:
    found = np.array(positions(graph)).reshape(-1, 2)
    assert found.shape == (graph.vcount(), 2)
    assert np.isfinite(found).all()
    assert np.abs(found).max(initial=0) <= 1100
    assert (np.round(found, 1) == found).all()
    if len(found) > 1:
        first, _, _ = close_pairs(found, least_distance(len(found)))
        assert not len(first)
        assert np.hypot(*found.T).max() > 900


@pytest.mark.parametrize("name", FIXED)
def test_every_shape_is_readable(name: str) -> None:
    assert_readable(FIXED[name])


@pytest.mark.parametrize("name", LARGER)
def test_larger_shapes_are_readable(name: str) -> None:
    assert_readable(LARGER[name])


@given(graphs(most=30))
def test_any_graph_is_readable(graph: Graph) -> None:
    assert_readable(graph)


def test_the_real_graph_is_readable(real: Graph) -> None:
    assert_readable(real)


def test_membership_may_be_given(real: Graph) -> None:
    assert positions(real, communities(ties(real))) == positions(real)


def test_isolates_stand_outside_by_country(real: Graph) -> None:
    found, degrees, countries = positions(real), real.degree(), real.vs["country"]
    reach = [hypot(*place) for place in found]
    assert min(r for r, d in zip(reach, degrees, strict=True) if not d) > max(
        r for r, d in zip(reach, degrees, strict=True) if d
    )
    alone = [v for v, degree in enumerate(degrees) if not degree]
    turns = {v: float(np.arctan2(*found[v])) % (2 * np.pi) for v in alone}
    ordered = [countries[v] or "" for v in sorted(alone, key=lambda v: round(turns[v], 6))]
    changes = sum(a != b for a, b in zip(ordered, ordered[1:] + ordered[:1], strict=True))
    assert changes == len(set(ordered))


def test_tied_organisations_stand_near_each_other(real: Graph) -> None:
    found = positions(real)
    lengths = [dist(found[a], found[b]) for a, b in ties(real).get_edgelist()]
    strangers = [dist(found[v], found[-v]) for v in range(1, len(found) // 2)]
    assert np.mean(lengths) < np.mean(strangers) / 5


def test_a_graph_without_countries_can_be_placed() -> None:
    assert len(positions(new_graph(4, [(0, 1)], directed=True))) == 4
