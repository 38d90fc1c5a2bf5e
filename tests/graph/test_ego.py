import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.graph.build import networkx, ties
from ci_map.graph.ego import UnknownOrganisation, ego, steps_from
from ci_map.graph.engine import Graph
from tests.graph.samples import graph_of, graphs


def test_steps_go_both_ways_along_relations_and_not_beyond_the_component() -> None:
    graph = graph_of(6, [(1, 0), (1, 2), (3, 2), (4, 5)])
    expected = {"o-00000": 0, "o-00001": 1, "o-00002": 2, "o-00003": 3}
    assert list(steps_from(graph, "o-00000").items()) == list(expected.items())
    assert steps_from(ties(graph), "o-00000") == expected


def test_ego_is_ordered_by_steps_then_id() -> None:
    graph = graph_of(4, [(3, 2), (0, 2), (0, 1)])
    assert ego(graph, "o-00002") == ("o-00002", "o-00000", "o-00003")
    assert ego(graph, "o-00002", radius=0) == ("o-00002",)


def test_an_isolate_reaches_itself() -> None:
    assert steps_from(graph_of(1, []), "o-00000") == {"o-00000": 0}


def test_an_unknown_id_names_close_ones(real: Graph) -> None:
    with pytest.raises(KeyError) as caught:
        ego(real, "Tamarack-Institut")
    assert isinstance(caught.value, UnknownOrganisation)
    assert "close to it: tamarack-institute" in str(caught.value)
    assert str(caught.value).startswith("no organisation has the id 'Tamarack-Institut'")


def test_an_unknown_id_like_no_other_is_told_plainly() -> None:
    with pytest.raises(UnknownOrganisation, match=r"^no organisation has the id '§'$"):
        ego(graph_of(2, []), "§")


def test_a_negative_radius_is_refused() -> None:
    with pytest.raises(ValueError, match="radius must be 0 or more steps, not -1"):
        ego(graph_of(1, []), "o-00000", radius=-1)


@given(graphs().filter(lambda graph: graph.vcount() > 0), st.integers(0, 4))
def test_ego_agrees_with_networkx(graph: Graph, radius: int) -> None:
    centre = graph.vs["name"][0]
    expected = nx.ego_graph(networkx(graph).to_undirected(), centre, radius=radius)
    assert set(ego(graph, centre, radius)) == set(expected)
