"""A crawl whose network, database, disk or process goes: what was seen stays, the next goes on."""

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from ci_map.store import Crawls, open_store
from tests.faults.command import ended, run, said, start
from tests.store.postgres import programs, server
from tests.testweb import Web

HOSTS = 12
ASKED = 8
PAGES = 7  # of the addresses asked of each site one is no page


@pytest.fixture
def world() -> Iterator[Web]:
    with Web(hosts=HOSTS) as running:
        yield running


def sites_in(folder: Path, world: Web) -> Path:
    rows = [f"o{n},Body {n},{world.url('/', n)},US" for n in range(1, HOSTS + 1)]
    path = folder / "sites.csv"
    path.write_text("\n".join(["id,name,url,country", *rows, ""]), encoding="utf-8")
    return path


def settings(folder: Path, store: str = "") -> dict[str, str]:
    return {
        "store": store or f"sqlite:///{folder}/store.db",
        "archive": f"{folder}/archive",
        "contact": "mailto:team@example.org",
        "allow_private": "true",
        "delay": "0.5",
        "tries": "1",
        "connect_timeout": "1",
        "read_timeout": "1",
        "total_timeout": "2",
        "pages_per_site": str(ASKED),
    }


def pages_of(store: str) -> set[str]:
    """The addresses of the last run's pages."""
    engine = open_store(store)
    crawls = Crawls(engine)
    found = {visit.url for visit in crawls.pages(crawls.last())}
    engine.dispose()
    return found


def wait_for(world: Web, requests: int) -> None:
    until = time.monotonic() + 60
    while len(world.visits()) < requests and time.monotonic() < until:
        time.sleep(0.02)
    assert len(world.visits()) >= requests


def asked(world: Web) -> list[tuple[str, str]]:
    return [(v.address, v.path) for v in world.visits() if "robots" not in v.path]


def test_killed_at_random_it_goes_on_and_loses_nothing(world: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, world)
    given = settings(tmp_path)
    chance = random.Random(7)  # noqa: S311
    for deaths in range(1, 4):
        process = start("crawl", "--sites", sites, cwd=tmp_path, given=given)
        wait_for(world, deaths * 20)
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        assert ended(process).returncode in (0, -signal.SIGKILL)
    done = run("crawl", "--sites", sites, "--json", cwd=tmp_path, given=given)
    assert done.returncode == 0, done.stderr
    assert len(pages_of(given["store"])) == HOSTS * PAGES
    twice = len(asked(world)) - len(set(asked(world)))
    assert twice <= 3 * HOSTS  # at most what was on its way when it was killed


def test_the_network_goes_in_the_middle_and_comes_back(world: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, world)
    given = settings(tmp_path)
    process = start("crawl", "--sites", sites, "--json", cwd=tmp_path, given=given)
    wait_for(world, 40)
    world.__exit__(None, None, None)
    done = ended(process)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert "no_connection" in done.stdout or "connect" in done.stdout
    assert 0 < len(pages_of(given["store"])) < HOSTS * PAGES


def test_a_disk_that_fills_up_is_told_and_the_crawl_goes_on_afterwards(
    world: Web, tmp_path: Path
) -> None:
    sites = sites_in(tmp_path, world)
    given = settings(tmp_path)
    assert run("crawl", "--sites", sites, "--limit", 1, cwd=tmp_path, given=given).returncode == 0
    done = run("crawl", "--sites", sites, cwd=tmp_path, most=45_000, given=given)
    assert said(done, 1)
    done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
    assert done.returncode == 0, done.stderr
    assert len(pages_of(given["store"])) == HOSTS * PAGES


@pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
def test_the_database_goes_and_comes_back(world: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, world)
    with server() as database:
        url = make_url(database.url).render_as_string(hide_password=False)
        given = settings(tmp_path, url)
        process = start("crawl", "--sites", sites, cwd=tmp_path, given=given)
        wait_for(world, 40)
        database.stop()
        assert "the store failed" in said(ended(process), 1)
        done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
        assert "cannot be opened" in said(done, 2)
        database.start()
        done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
        assert done.returncode == 0, done.stderr
        assert len(pages_of(url)) == HOSTS * PAGES
    twice = len(asked(world)) - len(set(asked(world)))
    assert twice <= 2 * HOSTS


@pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
def test_a_connection_that_was_cut_is_made_anew() -> None:
    with server() as database:
        crawls = Crawls(open_store(database.url))
        number = crawls.begin("plan", [])
        database.stop()
        database.start()
        assert crawls.last() == number
