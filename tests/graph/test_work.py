from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from ci_map.graph import work
from ci_map.graph.build import ties
from ci_map.graph.measures import betweenness, compute_all
from tests.graph.samples import graph_of, random_pairs

GRAPH = graph_of(700, random_pairs(700, 1500, 21))


@pytest.mark.parametrize("exact", [True, False])
def test_processes_and_threads_change_no_bit(exact: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exact:
        monkeypatch.setattr(betweenness, "EXACT", 0)
        monkeypatch.setattr(betweenness, "ERROR", 0.05)
    alone = compute_all(GRAPH)
    with ProcessPoolExecutor(2) as processes, ThreadPoolExecutor(3) as threads:
        assert compute_all(GRAPH, processes) == alone
        assert compute_all(GRAPH, threads) == alone


def test_processes_that_are_spawned_change_no_bit() -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert compute_all(GRAPH, processes) == compute_all(GRAPH)


def test_a_small_graph_starts_no_process() -> None:
    with work.workers(ties(GRAPH)) as executor:
        assert executor is None


def test_a_large_graph_gets_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "WORTH_IT", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with work.workers(ties(GRAPH)) as executor:
        assert isinstance(executor, ProcessPoolExecutor)


def test_a_middling_graph_gets_processes_only_where_they_fork(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    for method, expected in (("fork", True), ("spawn", False)):
        monkeypatch.setattr(work, "get_start_method", lambda allow_none, m=method: m)
        with work.workers(ties(GRAPH), worth_it=1) as executor:
            assert isinstance(executor, ProcessPoolExecutor) == expected


def test_pieces_cover_all_once() -> None:
    assert [list(piece) for piece in work.pieces(5, 2)] == [[0, 1], [2, 3], [4]]
    assert work.pieces(0, 2) == []


def test_a_dask_cluster_changes_no_bit() -> None:
    """The executor that a crawl gets with `--cluster` computes the measures too."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert compute_all(GRAPH, client.get_executor(pure=False)) == compute_all(GRAPH)
