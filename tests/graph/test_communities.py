import random
from collections import Counter
from itertools import pairwise

import igraph
from hypothesis import given

from ci_map.graph.build import ties
from ci_map.graph.communities import communities, name_of, names
from ci_map.graph.engine import Graph
from tests.graph.samples import graph_of, graphs

TWO_GROUPS = [
    *[(i, j) for i in range(5) for j in range(i)],
    *[(i, j) for i in range(6, 10) for j in range(6, i)],
    (4, 6),
]


def test_two_dense_groups_are_two_communities_the_larger_first() -> None:
    found = communities(ties(graph_of(11, TWO_GROUPS)))
    assert found == [1, 1, 1, 1, 1, None, 2, 2, 2, 2, None]


def test_equal_sizes_go_by_their_first_member() -> None:
    assert communities(ties(graph_of(6, [(2, 3), (0, 5), (1, 4)]))) == [1, 2, 3, 3, 2, 1]


def test_a_name_is_the_member_with_most_ties_inside() -> None:
    star = ties(graph_of(6, [(3, i) for i in (0, 1, 2, 4, 5)]))
    assert name_of(star, [5, 4, 3, 2, 1, 0]) == "Organisation 3"


def test_a_name_has_two_members_when_the_second_is_about_as_well_tied() -> None:
    double = ties(graph_of(7, [(3, 0), (3, 1), (3, 2), (3, 4), (4, 5)]))
    assert name_of(double, range(7)) == "Organisation 3 · Organisation 4"


def test_ties_outside_the_community_do_not_name_it() -> None:
    graph = ties(graph_of(8, [(0, 1), (0, 2), (3, 0), (3, 4), (3, 5), (3, 6), (3, 7)]))
    assert name_of(graph, [0, 1, 2]) == "Organisation 0 · Organisation 1"


def test_pythons_own_random_numbers_are_left_alone() -> None:
    random.seed(7)
    state = random.getstate()
    communities(ties(graph_of(11, TWO_GROUPS)))
    assert random.getstate() == state


def test_igraph_draws_from_pythons_random_again_afterwards() -> None:
    communities(ties(graph_of(11, TWO_GROUPS)))
    drawn = []
    for _ in range(2):
        random.seed(3)
        drawn.append(igraph.Graph.Erdos_Renyi(n=30, p=0.2).get_edgelist())
    assert drawn[0] == drawn[1]


@given(graphs())
def test_communities_are_numbered_by_size_and_connected(graph: Graph) -> None:
    simple = ties(graph)
    found = communities(simple)
    sizes = Counter(number for number in found if number is not None)
    assert [number is None for number in found] == [degree == 0 for degree in simple.degree()]
    assert sorted(sizes) == list(range(1, len(sizes) + 1))
    assert all(sizes[a] >= sizes[b] for a, b in pairwise(sorted(sizes)))
    for number in sizes:
        members = [vertex for vertex, other in enumerate(found) if other == number]
        assert len(set(simple.induced_subgraph(members).connected_components().membership)) == 1


@given(graphs())
def test_every_community_has_a_name(graph: Graph) -> None:
    simple = ties(graph)
    found = communities(simple)
    assert list(names(simple, found)) == sorted({number for number in found if number})


def test_the_real_communities_are_worth_showing(real: Graph) -> None:
    simple = ties(real)
    found = communities(simple)
    modularity = igraph.VertexClustering(simple, [number or 0 for number in found]).modularity
    assert modularity > 0.8
    assert "Tamarack Institute" in " ".join(names(simple, found).values())
