"""The same crawl on a Dask cluster of two worker processes of this machine."""

from collections.abc import Iterator

import pytest
from distributed import LocalCluster

from ci_map.cluster import NoCluster
from ci_map.collect.crawl.replay import replay
from ci_map.collect.crawl.run import crawl
from ci_map.collect.crawl.workers import workers
from ci_map.settings import Settings
from ci_map.store import Crawls
from tests.collect.crawl.conftest import Crawl, site_of
from tests.collect.crawl.test_crawl import told
from tests.testweb import Web


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_crawls_by_host_and_extracts_by_file(
    address: str, web: Web, run: Crawl, crawls: Crawls, settings: Settings
) -> None:
    sites = [site_of(web, octet) for octet in range(1, 7)]
    here = told(crawls, run(sites), sites)
    start = len(web.visits())
    with workers(settings, address) as work:
        there = crawl(crawls, [*sites, site_of(web, 7)], settings, work)
    asked = [(visit.address, visit.path) for visit in web.visits()[start:]]
    assert len(asked) == len(set(asked))
    files = sorted(settings.archive.glob("*.warc.gz"))
    assert len(files) == 3  # one of this process, one of each worker
    texts = told(crawls, there, [*sites, site_of(web, 7)])[2]
    assert len(texts) == 7 * 7
    with workers(settings, address) as work, replay(files, sites, work) as (again, replayed):
        said = told(again, replayed, sites)
    assert [s.value for s in said[0]] == [s.value for s in here[0]]  # type: ignore[attr-defined]


def test_a_cluster_that_is_not_there_is_told(settings: Settings) -> None:
    with pytest.raises(NoCluster, match="no Dask scheduler at"), workers(settings, "tcp://x:1"):
        pass
