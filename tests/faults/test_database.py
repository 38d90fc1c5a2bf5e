"""A database that goes in the middle, and comes back: every command that opens the store."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import make_url
from typer.testing import CliRunner, Result

from ci_map.cli.app import app
from ci_map.publish.folder import damaged
from ci_map.store import Crawls, Site, Visit, open_store
from tests.refresh.conftest import team, world  # noqa: F401
from tests.refresh.test_sites import Sites, sites  # noqa: F401
from tests.store.postgres import Server, programs, server

pytestmark = pytest.mark.skipif(not programs(), reason="PostgreSQL is not installed")
SITE = Site("a.example", "a", "https://a.example/")
CRAWLS = 3
ROWS = CRAWLS * 3  # a run, its site, its page
COPIES = "ci_map.store.backup._copy_table"
COMMANDS = {  # and before which call of a function the database stops
    ("restore", "copy.db"): (COPIES, 3),
    ("backup", "back.db"): (COPIES, 3),
    ("prune", "--keep", "1"): ("ci_map.store.prune.delete", 4),  # of the second crawl
}
WHOLE = {"restore": f"{ROWS} rows", "backup": f"{ROWS} rows", "prune": "forgotten: 2"}
FAILED = "ci-map: the store failed: "
CLOSED = "ci-map: the store postgresql+psycopg://postgres@/postgres?host="


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server with nothing in it."""
    monkeypatch.chdir(tmp_path)
    with server() as running:
        yield running


def url_of(database: Server) -> str:
    return make_url(database.url).render_as_string(hide_password=False)


def crawled(store: str) -> None:
    """A store of crawls that are at their ends."""
    engine = open_store(store)
    crawls = Crawls(engine)
    for _ in range(CRAWLS):
        number = crawls.begin("plan", [SITE])
        crawls.note(number, [Visit(SITE.key, SITE.home, "page", page=b"x")], [SITE.key])
        crawls.finish(number)
    engine.dispose()


def told(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def line_of(done: Result, code: int) -> str:
    """The one line of a command that ended with `code`."""
    assert done.exit_code == code, (done.output, done.exception)
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("ci-map: ")]
    return line


def stopped_in(database: Server, target: str, call: int, *command: str) -> Result:
    """What comes of a command when the database stops before the so-many-th call of a function."""
    module, _, name = target.rpartition(".")
    calls = iter(range(1, 1000))
    with pytest.MonkeyPatch.context() as patched:
        real = getattr(__import__(module, fromlist=[name]), name)

        def stopping(*given: Any) -> Any:
            if next(calls) == call:
                database.stop()
            return real(*given)

        patched.setattr(target, stopping)
        done = told(*command)
    assert next(calls) > call
    return done


def test_a_copy_whose_database_goes_is_made_wholly_or_not_at_all(
    database: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = f"sqlite:///{tmp_path}/store.db"
    crawled(file)
    monkeypatch.setenv("CI_MAP_STORE", file)
    assert told("store", "backup", "copy.db").exit_code == 0
    monkeypatch.setenv("CI_MAP_STORE", url_of(database))
    for command, (target, call) in COMMANDS.items():
        done = stopped_in(database, target, call, "store", *command)
        assert line_of(done, 1).startswith(FAILED)
        assert line_of(told("store", *command), 2).startswith(CLOSED)
        assert (tmp_path / "back.db").exists() == (command[0] == "prune")
        assert not list(tmp_path.glob(".back.db*"))
        database.start()
        done = told("store", *command)
        assert done.exit_code == 0, done.stderr
        assert WHOLE[command[0]] in done.stdout
    engine = open_store(url_of(database))
    assert [visit.url for visit in Crawls(engine).pages(CRAWLS)] == [SITE.home]
    engine.dispose()
    monkeypatch.setenv("CI_MAP_STORE", f"sqlite:///{tmp_path}/other.db")
    assert told("store", "restore", "back.db").stdout == f"{ROWS} rows restored\n"


def test_doctor_beside_a_database_that_is_gone_tells_it_and_all_else(
    database: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_MAP_STORE", url_of(database))
    crawled(url_of(database))
    sound = told("doctor", "--json")
    assert sound.exit_code == 0, sound.stdout
    database.stop()
    gone = told("doctor", "--json")
    assert (gone.exit_code, gone.stderr) == (1, "")
    before, now = json.loads(sound.stdout), json.loads(gone.stdout)
    (store,) = [check for check in now if check["about"] == "store"]
    assert store["state"] == "wrong"
    assert f"ci-map: {store['says']}".startswith(CLOSED)
    assert "cannot be opened: " in store["says"]
    assert "\n" not in store["says"]
    assert [c["about"] for c in now] == [c["about"] for c in before]
    assert [c for c in now if c["state"] == "wrong"] == [store]
    database.start()
    assert told("doctor").exit_code == 0


def test_a_refresh_whose_database_goes_goes_on_with_the_sites_when_it_is_back(
    database: Server,
    sites: Sites,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI_MAP_STORE", url_of(database))
    folders = ("--seeds", "seeds", "--crawlers", "crawlers", "--output", "output")
    command = ("refresh", "--sites", "--day", "2026-01-10", *folders)
    done = stopped_in(database, "ci_map.refresh.sites.crawl", 1, *command)
    assert line_of(done, 1).startswith(FAILED)
    assert not Path("output").exists()
    assert not Path("seeds/collected/sites.csv").exists()
    asked = len(sites.team.world.asked)
    assert line_of(told(*command), 2).startswith(CLOSED)
    database.start()
    done = told(*command)
    assert done.exit_code == 0, (done.stderr, done.exception)
    assert len(sites.team.world.asked) == asked  # the sources stay read
    assert {"alpha", "zeta"} <= {
        line.split(",")[0].partition("/")[2]
        for line in Path("seeds/collected/sites.csv").read_text(encoding="utf-8").splitlines()
    }
    assert damaged(Path("output/2026-01-10")) == []
