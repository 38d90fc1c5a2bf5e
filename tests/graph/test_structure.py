from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.graph.build import directed, networkx, ties
from ci_map.graph.cuts import cut_off, cuts
from ci_map.graph.engine import Graph
from ci_map.graph.kinds import degrees, layers, overlap
from ci_map.graph.mixing import by_group, mixing
from ci_map.graph.projection import co_funding, co_membership
from ci_map.graph.structure import describe
from ci_map.graph.support import backbone_load, concentration
from ci_map.model import Organisation, Relation
from tests.graph.samples import COUNTRIES, FIXED, graph_of, graphs

PARTS = [(0, 1), (1, 0), (1, 4), (5, 1), (2, 3)]  # o-00002 has no country


def assert_mixes_as_networkx_says(graph: Graph) -> None:
    simple = ties(graph)
    known = nx.Graph(networkx(graph)).subgraph(
        [name for name, c in zip(graph.vs["name"], graph.vs["country"], strict=True) if c]
    )
    found = mixing(simple, graph.vs["country"])
    assert found.internal + found.external == known.number_of_edges()
    groups = {known.nodes[end]["country"] for edge in known.edges for end in edge}
    if len(groups) < 2:
        assert found.assortativity is None
    else:
        expected = nx.attribute_assortativity_coefficient(known, "country")
        assert found.assortativity == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", FIXED)
def test_assortativity_is_that_of_networkx(name: str) -> None:
    assert_mixes_as_networkx_says(FIXED[name])


@given(graphs())
def test_assortativity_is_that_of_networkx_on_any_graph(graph: Graph) -> None:
    assert_mixes_as_networkx_says(graph)


def test_ei_index_counts_ties_between_known_groups() -> None:
    simple = ties(graph_of(6, PARTS))
    assert COUNTRIES == ("CA", "IL", None, "US")
    found = mixing(simple, simple.vs["country"])  # 0 CA, 1 IL, 4 CA, 5 IL
    assert (found.internal, found.external) == (1, 2)
    assert found.ei_index == pytest.approx(1 / 3)
    assert by_group(simple, simple.vs["country"]) == {"CA": (0, 2), "IL": (1, 2)}
    assert mixing(ties(graph_of(3, [])), [None] * 3).ei_index is None


def test_backbones_are_ordered_by_load_and_single_ones_are_told() -> None:
    pairs = [("a", "x"), ("a", "y"), ("b", "y"), ("c", "z"), ("a", "old")]
    relations = [Relation(one, "backbone_of", other) for one, other in pairs]
    relations += [relations[0], Relation("d", "funds", "x")]
    relations += [Relation("e", "backbone_of", "x", until=2020)]
    found = backbone_load(relations, active=["x", "y", "z"])
    assert [(load.backbone, load.initiatives, load.alone) for load in found] == [
        ("a", ("x", "y"), ("x",)),
        ("b", ("y",), ()),
        ("c", ("z",), ("z",)),
    ]
    assert backbone_load(relations)[0].initiatives == ("old", "x", "y")


def test_concentration_of_equal_funders_and_of_one() -> None:
    equal = [Relation(f"f{i}", "funds", "x") for i in range(10)]
    found = concentration(equal)
    assert (found.funders, found.grants) == (10, 10)
    assert found.herfindahl == pytest.approx(0.1)
    assert found.first == 0.5
    one = concentration([Relation("f", "funds", to) for to in "xyz"])
    assert (one.herfindahl, one.first) == (1, 1)
    assert concentration([Relation("f", "advises", "x")]).herfindahl is None


def test_pairs_share_what_both_belong_to() -> None:
    relations = [
        *(Relation(one, "member_of", body) for body in "XY" for one in "ab"),
        Relation("c", "member_of", "X"),
        *(Relation(one, "funds", "Z") for one in "pq"),
    ]
    assert co_membership(relations) == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert co_funding(relations) == {("p", "q"): 1}
    assert co_membership(relations, most=2) == {("a", "b"): 1}


MEMBERSHIPS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("UVWXYZ")), min_size=1, max_size=25
)


@given(MEMBERSHIPS, st.sampled_from(["member_of", "funds"]))
def test_projections_are_those_of_networkx(pairs: list[tuple[str, str]], kind: str) -> None:
    relations = [Relation(one, kind, what) for one, what in pairs]
    found = (co_membership if kind == "member_of" else co_funding)(relations)
    two_sorts: Any = nx.Graph(pairs)
    ones = {one for one, _ in pairs}
    projected: Any = nx.bipartite.weighted_projected_graph(two_sorts, ones)
    expected = {
        (min(one, other), max(one, other)): weight
        for one, other, weight in projected.edges(data="weight")
    }
    assert found == expected


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("UVWXYZ")), min_size=1))
def test_concentration_is_the_sum_of_squared_shares(pairs: list[tuple[str, str]]) -> None:
    found = concentration([Relation(funder, "funds", to) for funder, to in pairs])
    given_ = np.unique([funder for funder, _ in set(pairs)], return_counts=True)[1]
    shares = np.sort(given_ / given_.sum())[::-1]
    assert found.herfindahl == pytest.approx(float((shares**2).sum()), abs=1e-9)
    assert found.first == pytest.approx(float(shares[:5].sum()), abs=1e-9)


@given(graphs())
def test_ei_index_is_that_of_the_mixing_matrix(graph: Graph) -> None:
    """Of networkx's counts of ties within and between groups."""
    simple = nx.Graph(networkx(graph))
    known = simple.subgraph([name for name, c in simple.nodes(data="country") if c])
    counted = nx.attribute_mixing_dict(known, "country")
    within = sum(row.get(group, 0) for group, row in counted.items()) / 2
    between = sum(n for group, row in counted.items() for other, n in row.items() if other != group)
    between /= 2
    found = mixing(ties(graph), graph.vs["country"])
    assert (found.internal, found.external) == (within, between)
    if within + between:
        assert found.ei_index == pytest.approx((between - within) / (between + within), abs=1e-9)


@given(graphs())
def test_layers_hold_all_ties(graph: Graph) -> None:
    found = layers(graph)
    whole = {tie for layer in found.values() for tie in layer}
    assert whole == set(ties(graph).get_edgelist())
    for kind, column in degrees(graph).items():
        assert sum(column) == 2 * len(found[kind])
    for (one, other), share in overlap(graph).items():
        assert (share > 0) == bool(found[one] & found[other])
        assert 0 <= share <= 1


@given(graphs())
def test_what_hangs_by_one_is_what_hangs_by_each(graph: Graph) -> None:
    simple = ties(graph)
    assert [cut_off(simple, v) for v in range(simple.vcount())] == cuts(simple).cut_off


def test_a_structure_of_nothing_and_of_one() -> None:
    for organisations in ([], [Organisation(id="a", name="A")]):
        found = describe(organisations, [], directed(organisations, []), {})
        assert found.facts["cut_points"] == {"cut_points": 0, "bridges": 0, "first": []}
        assert found.facts["funding"]["all"]["herfindahl"] is None


def test_the_structure_of_the_field(real: Graph) -> None:
    organisations = [
        Organisation(id=name, name=name, roles=("initiative",)) for name in real.vs["name"]
    ]
    names = real.vs["name"]
    relations = [
        Relation(names[a], kind, names[b])
        for (a, b), kind in zip(real.get_edgelist(), real.es["relation"], strict=True)
    ]
    facts = describe(organisations, relations, real, {}).facts
    assert facts["mixing"]["country"]["assortativity"] > 0.5
    assert facts["cut_points"]["first"][0]["cut_off"] > 50
    assert facts["accuracy"]["betweenness"]["error"] == 0
    assert facts["backbones"]["with_one_backbone"] > 0
