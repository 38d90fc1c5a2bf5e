from pathlib import Path

from ci_map.store import Crawls, Site, Visit, open_store
from ci_map.store.prune import prune

SITE = Site("a.example", "a", "https://a.example/")
URLS = [f"https://a.example/{n}" for n in range(300)]


def crawled(crawls: Crawls, *, finished: bool = True) -> int:
    run = crawls.begin("plan", [SITE])
    visits = [Visit(SITE.key, url, "page", etag=f'"{run}"', page=b"x" * 2000) for url in URLS]
    crawls.note(run, visits, [SITE.key])
    if finished:
        crawls.finish(run)
    return run


def test_old_crawls_go_and_the_next_one_still_knows_its_pages(url: str) -> None:
    engine = open_store(url)
    crawls = Crawls(engine)
    first, second, third = (crawled(crawls) for _ in range(3))
    assert prune(engine, 1) == [first, second]
    assert prune(engine, 1) == []
    assert [crawls.sites(run) for run in (first, second)] == [[], []]
    assert len(list(crawls.pages(third))) == len(URLS)
    following = crawls.begin("plan", [SITE])
    assert following == third + 1
    assert crawls.last_pages(following, SITE.key)[URLS[0]].etag == f'"{third}"'


def test_a_crawl_that_is_not_at_its_end_stays(url: str) -> None:
    engine = open_store(url)
    crawls = Crawls(engine)
    done = [crawled(crawls) for _ in range(2)]
    open_one = crawled(crawls, finished=False)
    assert prune(engine, 0) == done[:1]
    assert crawls.unfinished() == (open_one, "plan")
    assert len(list(crawls.pages(open_one))) == len(URLS)


def test_a_file_becomes_smaller(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    engine = open_store(f"sqlite:///{path}")
    for _ in range(5):
        crawled(Crawls(engine))
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.stat().st_size
    prune(engine, 1)
    assert path.stat().st_size < before / 2
