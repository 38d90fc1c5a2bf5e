"""A crawl whose network, database, disk or process goes: what was seen stays, the next goes on."""

import json
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from ci_map.collect.archive import entries
from ci_map.store import Crawls, open_store
from tests.faults.command import ended, run, said, start
from tests.store.postgres import programs, server
from tests.testweb import Web

HOSTS = 12
ASKED = 8
PAGES = 7  # of the addresses asked of each site one is no page
ANSWERED = 3 * HOSTS  # before something happens to a crawl that is not at its end


@pytest.fixture
def world() -> Iterator[Web]:
    with Web(hosts=HOSTS) as running:
        yield running


@pytest.fixture
def held() -> Iterator[Web]:
    """A world that answers the first requests, and the others once it is told to."""
    with Web(hosts=HOSTS, hold=ANSWERED) as running:
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
    until = time.monotonic() + 100
    while len(world.visits()) < requests and time.monotonic() < until:
        time.sleep(0.02)
    assert len(world.visits()) >= requests


def asked(world: Web) -> list[str]:
    """The addresses of all requests so far, but for robots.txt."""
    return [f"http://{v.host}{v.path}" for v in world.visits() if "robots" not in v.path]


def on_disk(folder: Path) -> set[str]:
    """The addresses whose answers are whole in the archive."""
    files = (folder / "archive").glob("*.warc.gz")
    return {outcome.url for path in files for _, outcome in entries(path)}


def wait_until_kept(folder: Path, pages: int) -> None:
    """What was answered is not yet on the disk; that it comes there is what is waited for."""
    until = time.monotonic() + 100
    while len(on_disk(folder)) < pages and time.monotonic() < until:
        time.sleep(0.02)


def test_killed_at_random_it_goes_on_and_loses_nothing(world: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, world)
    given = settings(tmp_path)
    chance = random.Random(7)  # noqa: S311
    lives: list[tuple[set[str], int]] = []
    code = -signal.SIGKILL
    while code and len(lives) < 3:
        process = start("crawl", "--sites", sites, cwd=tmp_path, given=given)
        wait_for(world, 20 * (1 + len(lives)))
        time.sleep(chance.uniform(0, 0.3))
        process.kill()
        code = ended(process).returncode
        assert code in {0, -signal.SIGKILL}  # it may have been at its end
        lives.append((on_disk(tmp_path), len(asked(world))))
    if code:
        done = run("crawl", "--sites", sites, "--json", cwd=tmp_path, given=given)
        assert done.returncode == 0, done.stderr
    assert len(pages_of(given["store"])) == HOSTS * PAGES
    for kept, before in lives:
        assert kept <= set(asked(world)[:before])
        assert not kept & set(asked(world)[before:])


def test_the_network_goes_in_the_middle(held: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, held)
    given = settings(tmp_path)
    process = start("crawl", "--sites", sites, "--json", cwd=tmp_path, given=given)
    wait_for(held, ANSWERED)
    held.close()
    done = ended(process)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    assert json.loads(done.stdout)["total"]["reasons"]["connection"] > 0
    assert 0 < len(pages_of(given["store"])) < HOSTS * PAGES


def test_a_disk_that_fills_up_is_told_and_the_crawl_goes_on_afterwards(
    world: Web, tmp_path: Path
) -> None:
    sites = sites_in(tmp_path, world)
    given = settings(tmp_path)
    assert run("crawl", "--sites", sites, "--limit", 1, cwd=tmp_path, given=given).returncode == 0
    done = run("crawl", "--sites", sites, cwd=tmp_path, most=45_000, given=given)
    assert said(done, 1)
    kept, before = on_disk(tmp_path), len(asked(world))
    done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
    assert done.returncode == 0, done.stderr
    assert len(pages_of(given["store"])) == HOSTS * PAGES
    assert kept
    assert not kept & set(asked(world)[before:])


@pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
def test_the_database_goes_and_comes_back(held: Web, tmp_path: Path) -> None:
    sites = sites_in(tmp_path, held)
    with server() as database:
        url = make_url(database.url).render_as_string(hide_password=False)
        given = settings(tmp_path, url)
        process = start("crawl", "--sites", sites, cwd=tmp_path, given=given)
        wait_for(held, ANSWERED)
        wait_until_kept(tmp_path, ANSWERED - HOSTS)
        database.stop()
        held.release()
        assert "the store failed" in said(ended(process), 1)
        kept, before = on_disk(tmp_path), len(asked(held))
        done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
        assert "cannot be opened" in said(done, 2)
        database.start()
        done = run("crawl", "--sites", sites, cwd=tmp_path, given=given)
        assert done.returncode == 0, done.stderr
        assert len(pages_of(url)) == HOSTS * PAGES
    assert len(kept) >= ANSWERED - HOSTS
    assert not kept & set(asked(held)[before:])


@pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
def test_a_connection_that_was_cut_is_made_anew() -> None:
    with server() as database:
        crawls = Crawls(open_store(database.url))
        number = crawls.begin("plan", [])
        database.stop()
        database.start()
        assert crawls.last() == number
