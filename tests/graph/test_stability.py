from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from scipy.stats import rankdata

from ci_map.graph import stability
from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.stability import rank_ranges
from tests.graph.samples import graph_of, graphs, random_pairs

STARS = graph_of(40, [(0, i) for i in range(1, 20)] + [(20, i) for i in range(21, 40)])


@given(graphs(most=8))
def test_a_rank_lies_within_its_range(graph: Graph) -> None:
    sites = [{f"s{number % 3}"} for number in range(graph.ecount())]
    for found in rank_ranges(graph, sites).values():
        bounds = zip(found.low, found.rank, found.high, strict=True)
        assert all(1 <= low <= rank <= high <= graph.vcount() for low, rank, high in bounds)


def test_who_rests_on_one_site_is_less_sure_than_who_rests_on_many() -> None:
    ends = STARS.get_edgelist()
    sites = [
        {"one"} if source == 0 else {f"site-{place}"} for place, (source, _) in enumerate(ends)
    ]
    found = rank_ranges(STARS, sites)["degree"]
    assert (found.rank[0], found.rank[20]) == (1, 1)
    assert found.high[20] <= 2
    assert found.high[0] > 10


def test_ties_without_a_site_are_always_known() -> None:
    found = rank_ranges(STARS, [set() for _ in range(STARS.ecount())])
    for column in found.values():
        assert column.low == column.rank == column.high


def test_ranks_are_shared_by_equals() -> None:
    found = rank_ranges(graph_of(4, [(0, 1), (0, 2)]), [set(), set()])
    assert found["degree"].rank == [1, 2, 2, 4]
    assert found["betweenness"].rank == [1, 2, 2, 2]


@given(graphs())
def test_ranks_are_those_of_scipy(graph: Graph) -> None:
    found = rank_ranges(graph, [()] * graph.ecount())
    for name, values in (
        ("degree", ties(graph).degree()),
        ("betweenness", np.round(ties(graph).betweenness(directed=False), 6)),
    ):
        assert found[name].rank == rankdata([-value for value in values], "min").tolist()


def test_of_a_large_network_only_degree_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stability, "EXACT", 10)
    graph = graph_of(30, random_pairs(30, 40, 2))
    assert list(rank_ranges(graph, [{"s"}] * graph.ecount())) == ["degree"]


def test_of_a_larger_network_sources_are_drawn_and_ranges_err_on_the_wide_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = graph_of(200, random_pairs(200, 500, 3))
    sites = [{f"s-{source}"} for source, _ in graph.get_edgelist()]
    exact = rank_ranges(graph, sites)["betweenness"]
    monkeypatch.setattr(stability, "WORK", 1)
    drawn = rank_ranges(graph, sites)["betweenness"]
    assert drawn.rank == exact.rank
    widths = [np.subtract(found.high, found.low).mean() for found in (exact, drawn)]
    assert widths[0] < widths[1] < 1.5 * widths[0]


def test_processes_and_pieces_change_no_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stability, "WORK", 2000)
    graph = graph_of(60, random_pairs(60, 90, 5))
    sites = [{f"s-{number % 17}", f"t-{number % 5}"} for number in range(graph.ecount())]
    with ProcessPoolExecutor(3) as pool:
        spread = rank_ranges(graph, sites, pool)
    monkeypatch.setattr(stability, "AT_ONCE", 200)
    assert rank_ranges(graph, sites) == spread
