"""Every measure against networkx, on graphs of every shape."""

from collections import Counter
from collections.abc import Callable, Mapping
from math import isnan, nan
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from ci_map.graph.build import directed, networkx, ties
from ci_map.graph.engine import Graph
from ci_map.graph.measures import MEASURES, compute_all
from ci_map.graph.measures import eigenvector as eigenvector_module
from ci_map.graph.measures.eigenvector import eigenvector as eigenvector_of
from ci_map.graph.measures.measure import Network, Value
from ci_map.model import Relation
from tests.graph.samples import FIXED, graph_of, graphs, organisation

PRECISION = 1e-9
BACKBONE = "backbone_of"
IDS = [
    *("degree", "in_degree", "out_degree", "betweenness", "closeness", "harmonic"),
    *("eigenvector", "pagerank", "core", "constraint"),
    *("reach", "cut_off", "bridges", "kinds", "backbone_load", "community"),
]
Reference = Callable[[Any, Any], Mapping[str, float]]


def closeness(ties: Any) -> dict[str, float]:
    found = nx.closeness_centrality(ties, wf_improved=False)
    return {node: found[node] if ties.degree(node) else nan for node in ties}


def harmonic(ties: Any) -> dict[str, float]:
    return {n: value / max(len(ties) - 1, 1) for n, value in nx.harmonic_centrality(ties).items()}


def eigenvector(ties: Any) -> dict[str, float]:
    """The dense eigenvector of the largest component, of equals the one with the first id."""
    found = dict.fromkeys(ties, 0.0)
    components = map(sorted, nx.connected_components(ties))
    members = max(components, key=len, default=[])
    if len(members) > 1:
        _, vectors = np.linalg.eigh(nx.to_numpy_array(ties, nodelist=members))
        leading = np.abs(vectors[:, -1])
        found |= dict(zip(members, (leading / leading.max()).tolist(), strict=True))
    return found


def reach(ties: Any) -> dict[str, float]:
    near = {node: len(nx.ego_graph(ties, node, radius=2)) - 1 for node in ties}
    return {node: count / max(len(ties) - 1, 1) for node, count in near.items()}


def cut_off(ties: Any) -> dict[str, float]:
    """By taking each away and looking at what is left of its component."""
    lost: dict[str, float] = {}
    for node in ties:
        rest = ties.subgraph(nx.node_connected_component(ties, node) - {node})
        pieces = [len(piece) for piece in nx.connected_components(rest)]
        lost[node] = sum(pieces) - max(pieces, default=0)
    points = set(nx.articulation_points(ties))
    assert points == {node for node, count in lost.items() if count}
    return lost


def bridges(ties: Any) -> dict[str, float]:
    ends = Counter(end for bridge in nx.bridges(ties) for end in bridge)
    return {node: ends[node] for node in ties}


def arrows(relations: Any) -> Any:
    """A partner of one has it as partner too, once, whoever says so."""
    both: Any = nx.MultiDiGraph()
    both.add_nodes_from(relations)
    for source, target, kind in relations.edges(data="relation"):
        if kind == "partner_of":
            both.add_edges_from([(source, target, kind), (target, source, kind)])
        else:
            both.add_edge(source, target)
    return both


def kinds(_: Any, relations: Any) -> dict[str, float]:
    return {
        node: len(
            {kind for _, _, kind in relations.in_edges(node, data="relation")}
            | {kind for _, _, kind in relations.out_edges(node, data="relation")}
        )
        for node in relations
    }


def backbone_load(_: Any, relations: Any) -> dict[str, float]:
    return {
        node: len(
            {to for _, to, kind in relations.out_edges(node, data="relation") if kind == BACKBONE}
        )
        for node in relations
    }


REFERENCES: dict[str, Reference] = {
    "degree": lambda ties, _: dict(ties.degree()),
    "in_degree": lambda _, relations: {
        n: len(found) for n, found in arrows(relations).pred.items()
    },
    "out_degree": lambda _, relations: {
        n: len(found) for n, found in arrows(relations).succ.items()
    },
    "betweenness": lambda ties, _: nx.betweenness_centrality(ties),
    "closeness": lambda ties, _: closeness(ties),
    "harmonic": lambda ties, _: harmonic(ties),
    "eigenvector": lambda ties, _: eigenvector(ties),
    "pagerank": lambda _, relations: nx.pagerank(arrows(relations), tol=1e-15, max_iter=5000),
    "core": lambda ties, _: nx.core_number(ties),
    "constraint": lambda ties, _: nx.constraint(ties) if ties else {},
    "reach": lambda ties, _: reach(ties),
    "cut_off": lambda ties, _: cut_off(ties),
    "bridges": lambda ties, _: bridges(ties),
    "kinds": kinds,
    "backbone_load": backbone_load,
}


def assert_agrees(measure: str, graph: Graph, values: list[Value]) -> None:
    relations = networkx(graph)
    expected = REFERENCES[measure](nx.Graph(relations), relations)
    ours = [nan if value is None else value for value in values]
    theirs = [expected[node] for node in graph.vs["name"]]
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=PRECISION)


def test_the_registry_is_complete_and_in_order() -> None:
    assert [measure.id for measure in MEASURES] == IDS
    assert list(compute_all(FIXED["path"])) == IDS
    assert set(IDS) - {"community"} == set(REFERENCES)


@pytest.mark.parametrize("measure", REFERENCES)
@pytest.mark.parametrize("name", FIXED)
def test_agrees_with_networkx(measure: str, name: str) -> None:
    assert_agrees(measure, FIXED[name], compute_all(FIXED[name])[measure])


@given(graphs())
def test_agrees_with_networkx_on_any_graph(graph: Graph) -> None:
    values = compute_all(graph)
    for measure in REFERENCES:
        assert_agrees(measure, graph, values[measure])


@given(graphs(most=30))
def test_one_value_a_vertex_and_never_nan(graph: Graph) -> None:
    for values in compute_all(graph).values():
        assert len(values) == graph.vcount()
        assert not any(value is not None and isnan(value) for value in values)


@given(graphs())
def test_eigenvector_is_an_eigenvector(graph: Graph) -> None:
    values = np.array(compute_all(graph)["eigenvector"], dtype=float)
    image = np.zeros(graph.vcount())
    for first, second in ties(graph).get_edgelist():
        if values[first] > 0 or values[second] > 0:
            image[[first, second]] += values[[second, first]]
    growth = float(image @ values / (values @ values)) if values.any() else 0.0
    np.testing.assert_allclose(image, growth * values, rtol=0, atol=PRECISION)
    assert growth > 0 or not graph.ecount()


@pytest.mark.parametrize("measure", ["closeness", "constraint", "community"])
def test_what_an_isolate_cannot_have_is_none(measure: str) -> None:
    values = compute_all(graph_of(3, [(0, 1)]))[measure]
    assert [value is None for value in values] == [False, False, True]


def test_a_pair_has_full_closeness_but_little_harmonic() -> None:
    values = compute_all(graph_of(5, [(0, 1), (2, 3), (3, 4)]))
    assert values["closeness"][0] == 1.0
    assert values["harmonic"][0] == 0.25


def test_eigenvector_stays_in_the_largest_component() -> None:
    values = compute_all(FIXED["two equal components"])["eigenvector"]
    assert values[1] == 1.0
    assert values[3:] == [0.0] * 6


def test_eigenvector_of_a_long_path_converges() -> None:
    """The leading eigenvalues of a path nearly coincide: many restarts are needed."""
    graph = graph_of(400, [(i, i + 1) for i in range(399)])
    expected = np.sin(np.pi * np.arange(1, 401) / 401)
    found = np.array(compute_all(graph)["eigenvector"], dtype=float)
    np.testing.assert_allclose(found, expected / expected.max(), rtol=0, atol=PRECISION)


def test_eigenvector_of_a_path_of_thousands_converges() -> None:
    graph = graph_of(1500, [(i, i + 1) for i in range(1499)])
    expected = np.sin(np.pi * np.arange(1, 1501) / 1501)
    found = np.array(eigenvector_of(Network(graph)), dtype=float)
    np.testing.assert_allclose(found, expected / expected.max(), rtol=0, atol=PRECISION)


def test_an_eigenvector_that_does_not_converge_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eigenvector_module, "RESTARTS", 1)
    found = eigenvector_of(Network(graph_of(900, [(i, i + 1) for i in range(899)])))
    assert found == [None] * 900


def test_two_leading_vectors_that_cannot_be_told_apart_are_not_told() -> None:
    """Two equal stars, far apart, the way between them not quite the same from both ends."""
    arms = [(hub, hub + leaf) for hub in (0, 40) for leaf in range(1, 21)]
    way = [(0, 80), *((i, i + 1) for i in range(80, 92)), (92, 40), (83, 100)]
    assert eigenvector_of(Network(graph_of(101, arms + way))) == [None] * 101


def test_pagerank_follows_each_relation() -> None:
    values = compute_all(graph_of(3, [(0, 1), (0, 1), (0, 2)]))["pagerank"]
    assert isinstance(values[1], float)
    assert values[1] > (values[2] or 1)


def test_partners_point_to_one_another_once() -> None:
    twice = directed(
        [organisation(number) for number in range(3)],
        [
            Relation("o-00000", "partner_of", "o-00001"),
            Relation("o-00001", "partner_of", "o-00000"),
        ],
    )
    values = compute_all(twice)
    assert values["in_degree"] == values["out_degree"] == [1, 1, 0]
    assert values["pagerank"][0] == pytest.approx(values["pagerank"][1])


def test_the_graph_is_left_as_it_was() -> None:
    graph = FIXED["two tied both ways, twice"]
    compute_all(graph)
    assert (graph.ecount(), graph.is_directed()) == (3, True)


def test_the_three_hubs_of_the_field_come_first(real: Graph) -> None:
    values = compute_all(real)["betweenness"]
    ranked = sorted(zip(values, real.vs["name"], strict=True), key=lambda pair: -(pair[0] or 0))
    assert {name for _, name in ranked[:3]} == {"fsg", "strivetogether", "tamarack-institute"}
