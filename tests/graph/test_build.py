import itertools

import igraph
import networkx as nx
import pytest
from hypothesis import given

from ci_map.graph.build import directed, flat, networkx, ties
from ci_map.graph.engine import Graph
from ci_map.model import Organisation, Relation
from tests.graph.samples import graph_of, graphs, organisation

HOSTILE = '</script><img src=x onerror=alert(1)> \u202eשלום 🙂 a|b "' + "x" * 300


def test_order_of_input_does_not_matter() -> None:
    organisations = [organisation(number) for number in range(6)]
    relations = [
        Relation("o-00004", "funds", "o-00001"),
        Relation("o-00000", "partner_of", "o-00002"),
        Relation("o-00000", "advises", "o-00003", since=2014),
        Relation("o-00000", "advises", "o-00003", since=2011),
    ]
    first = directed(organisations, relations)
    second = directed(organisations[::-1], relations[::-1])
    assert first.get_edgelist() == second.get_edgelist() == [(0, 3), (0, 3), (0, 2), (4, 1)]
    assert first.es["since"] == second.es["since"] == [2011, 2014, None, None]
    assert first.vs["name"] == second.vs["name"] == sorted(o.id for o in organisations)


def test_attributes_follow_the_one_rule() -> None:
    whole = Organisation(
        id="a", name=HOSTILE, roles=("backbone", "funder"), place_based=False, founded=2011
    )
    graph = directed([whole], [])
    assert isinstance(graph, igraph.Graph)
    assert graph.vs["name"] == ["a"]
    assert graph.vs["label"] == [HOSTILE]
    assert graph.vs["roles"] == ["backbone|funder"]
    assert (graph.vs["place_based"], graph.vs["founded"]) == ([False], [2011])
    assert (graph.vs["domains"], graph.vs["country"]) == ([None], [None])
    assert networkx(graph).nodes["a"] == {
        "name": "a",
        "label": HOSTILE,
        "roles": "backbone|funder",
        "place_based": False,
        "founded": 2011,
    }


def test_a_value_without_a_rule_is_refused() -> None:
    with pytest.raises(TypeError, match="no rule for an attribute of type set"):
        flat({"a"})


def test_a_relation_to_nobody_is_told() -> None:
    with pytest.raises(ValueError, match=r"'o-00000 funds b': no organisation has the id 'b'"):
        directed([organisation(0)], [Relation("o-00000", "funds", "b")])


def test_an_id_given_twice_is_told() -> None:
    with pytest.raises(ValueError, match=r"more than once: \['o-00001'\]"):
        directed([organisation(1), organisation(0), organisation(1)], [])


def test_ties_count_two_organisations_once_whatever_their_relations() -> None:
    graph = graph_of(4, [(0, 1), (1, 0), (0, 1), (2, 1)])
    simple = ties(graph)
    assert simple.get_edgelist() == [(0, 1), (1, 2)]
    assert simple.vs["label"] == graph.vs["label"]
    assert graph.ecount() == 4


def test_networkx_keys_are_kinds_and_no_relation_is_lost() -> None:
    twice = [Relation("a", "funds", "b", since=year) for year in (2011, 2014)]
    pair = [Organisation(id="a", name="A"), Organisation(id="b", name="B")]
    found = networkx(directed(pair, [*twice, Relation("a", "founded", "b")]))
    assert [key for _, _, key in found.edges(keys=True)] == ["founded", "funds", 2]
    assert [data.get("since") for *_, data in found.edges(data=True)] == [None, 2011, 2014]


def test_writers_of_networkx_take_the_real_graph(real: Graph) -> None:
    lines = list(itertools.islice(nx.generate_graphml(networkx(real)), 3))
    assert lines[0].startswith("<graphml")


@given(graphs())
def test_networkx_has_the_same_vertices_and_relations(graph: Graph) -> None:
    found, names = networkx(graph), graph.vs["name"]
    edges = sorted((names[source], names[target]) for source, target in graph.get_edgelist())
    assert list(found) == names
    assert sorted(found.edges()) == edges
    assert nx.Graph(found).number_of_edges() == ties(graph).ecount()
