"""The network goes while sources are read, or two read them at once: nothing half is taken over."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import ci_map
from ci_map.cli.app import app
from ci_map.collect.archive import Damage, entries
from ci_map.collect.collected import read_collected
from ci_map.collect.sources.archived import archives
from ci_map.collect.sources.runs import read_run
from ci_map.publish.folder import damaged
from tests.faults.command import ended, start
from tests.refresh.conftest import ALPHA, BAY, CEDAR, Team, team, world  # noqa: F401
from tests.refresh.world import Entry, World

SETTINGS = {"allow_private": "true", "delay": "0", "tries": "1", "archive": "archive"}
ELM = Entry("n4", "Elm Street Partnership")
TWO_PAGES = """
def crawl(context):
    for address in (context.source.address, context.source.address + "2"):
        page = context.page(address)
        for entry in page.select("li"):
            context.organisation(page, entry["id"], name=entry.a.text)
"""
READ = ("sources", "run", "--crawlers", "crawlers", "--collected", "seeds/collected")
REFRESH = ("refresh", "--seeds", "seeds", "--crawlers", "crawlers", "--output", "output")


def told(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def lines_of(done: Result) -> list[str]:
    return [line for line in done.stderr.splitlines() if line.startswith("ci-map: ")]


@pytest.fixture
def here(
    team: Team,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """The team's folder, where its commands run; the list of the north is on two pages."""
    monkeypatch.chdir(tmp_path)
    for name, value in SETTINGS.items():
        monkeypatch.setenv(f"CI_MAP_{name.upper()}", value)
    (tmp_path / "crawlers" / "north" / "crawler.py").write_text(TWO_PAGES, encoding="utf-8")
    team.world.set("north", [ALPHA, BAY])
    team.world.set("north2", [CEDAR])
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def facts(folder: Path, source: str = "north") -> set[tuple[str, str, str]]:
    return {(s.subject, s.field, s.value) for s in read_collected([folder / f"{source}.csv"])}


def names_in(folder: Path) -> set[str]:
    return {value for _, field, value in facts(folder) if field == "name"}


def damage_in(folder: Path) -> list[Damage]:
    found: list[Damage] = []
    files = archives(folder)
    assert files
    for path in files:
        list(entries(path, report=found.append))
    return found


def test_a_reading_whose_network_goes_takes_over_nothing_and_the_next_all(
    here: Path,
    world: World,  # noqa: F811
) -> None:
    collected = here / "seeds" / "collected"
    assert told(*READ, "north").exit_code == 0
    before, first = contents(collected), read_run(collected, "north")
    assert first
    world.set("north", [ALPHA, ELM])
    world.left = 2  # robots.txt and the first page
    done = told(*READ, "north")
    assert done.exit_code == 1
    (line,) = lines_of(done)
    assert line.startswith(f"ci-map: north: unreachable: {world.address}north2: ")
    assert line.endswith("nothing was published, the last good reading stays")
    assert contents(collected) == before
    assert not list(collected.glob(".*.new-*"))
    second = read_run(collected, "north")
    assert second
    assert (second.outcome, second.last_read) == ("unreachable", first.last_read)
    world.left = None
    assert told(*READ, "north").exit_code == 0
    assert {one.name for one in (ALPHA, ELM, CEDAR)} <= names_in(collected)
    assert damage_in(here / "archive" / "sources") == []


def test_a_refresh_whose_network_goes_publishes_nothing_and_the_next_reads_all(
    here: Path,
    world: World,  # noqa: F811
) -> None:
    assert told(*REFRESH, "--day", "2026-01-10").exit_code == 0
    before = contents(here / "seeds" / "collected")
    assert set(before) == {"north.csv", "south.csv"}
    world.set("north", [ALPHA, ELM])
    world.left = 2
    done = told(*REFRESH, "--day", "2026-02-10")
    assert done.exit_code == 1
    for name, page in (("north", "north2"), ("south", "south")):
        assert f"{name}: unreachable: {world.address}{page}: " in done.stderr
    assert done.stderr.endswith("go on: --without north --without south\n")
    assert contents(here / "seeds" / "collected") == before
    assert not (here / "output" / "2026-02-10").exists()
    world.left = None
    assert told(*REFRESH, "--day", "2026-02-10").exit_code == 0
    assert ci_map.open(here / "output" / "2026-02-10").manifest["unreachable"] == []
    assert ELM.name in names_in(here / "seeds" / "collected")


def wait_for(
    world: World,  # noqa: F811
    requests: int,
    processes: Sequence["subprocess.Popen[str]"],
) -> None:
    """Until so many requests have come, or a process has ended that should have made them."""
    while len(world.asked) < requests and all(one.poll() is None for one in processes):
        time.sleep(0.02)


def test_two_readings_at_once_leave_whole_files(here: Path, world: World) -> None:  # noqa: F811
    world.gate.clear()
    readings = [start(*READ, "north", "south", cwd=here) for _ in range(2)]
    try:
        wait_for(world, 2, readings)  # both have begun: their robots.txt is asked for
    finally:
        world.gate.set()
    done = [ended(one) for one in readings]
    assert [one.returncode for one in done] == [0, 0], done
    collected = here / "seeds" / "collected"
    assert {path.name for path in collected.iterdir()} == {
        f"{name}{end}" for name in ("north", "south") for end in (".csv", ".run.json")
    }
    alone = here / "alone"
    assert told(*READ[:4], "--collected", str(alone), "north", "south").exit_code == 0
    for name in ("north", "south"):
        assert facts(collected, name) == facts(alone, name)
        assert read_run(collected, name)
    assert damage_in(here / "archive" / "sources") == []


def test_of_two_refreshes_at_once_the_second_says_so_and_harms_nothing(
    here: Path,
    world: World,  # noqa: F811
) -> None:
    world.gate.clear()
    first = start(*REFRESH, "--day", "2026-01-10", cwd=here)
    try:
        wait_for(world, 1, [first])
        second = told(*REFRESH, "--day", "2026-01-11")
    finally:
        world.gate.set()
    assert second.exit_code == 1
    (line,) = lines_of(second)
    assert line.endswith("refresh is being written by another ci-map; try again later")
    done = ended(first)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (here / "output").glob("2026-*[0-9]")] == ["2026-01-10"]
    assert damaged(here / "output" / "2026-01-10") == []
    again = told(*REFRESH, "--day", "2026-01-10")
    assert again.exit_code == 2
    assert "is published" in lines_of(again)[0]
