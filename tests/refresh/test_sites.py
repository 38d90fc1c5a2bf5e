"""Refreshes that read the organisations' own sites, each on a loopback address of its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import ci_map
from ci_map.cli.app import app
from ci_map.gather import gather
from ci_map.refresh import Finished, refresh
from ci_map.refresh.sites import read_sites
from ci_map.review.desk import open_questions
from ci_map.review.left import left_last
from ci_map.review.workbook import read_workbook
from ci_map.serve.queue import Desk
from tests.conftest import ORGANISATIONS_HEADER, ROOT, organisation_row
from tests.refresh.conftest import Team
from tests.refresh.test_refresh import files
from tests.refresh.world import Entry, World

MAIL = Entry("m", "Write to us", "mailto:info@alpha.example.org")
TEXT = Entry("t", "We convene schools and employers of Calgary round one common agenda")


SPAWNED = """
import os
import sys
from multiprocessing import set_start_method
from ci_map.cli import main
from ci_map.graph import work
from ci_map.resolve import parallel

if __name__ == "__main__":
    set_start_method("spawn")
    os.cpu_count = lambda: 2
    work.WORTH_IT = parallel.FEW = 0
    parallel.START, parallel.PIECE = "spawn", 1
    sys.argv = ["ci-map", "refresh", *sys.argv[1:]]
    main()
"""


@dataclass(frozen=True)
class Sites:
    """Two organisations with sites."""

    team: Team
    alpha: World
    zeta: World

    def refresh(self, day: str) -> Finished:
        task = replace(self.team.task, day=day, name=day[:7], sites=read_sites)
        return refresh(task)


@pytest.fixture
def sites(team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sites]:
    settings = {
        "ALLOW_PRIVATE": "true",
        "DELAY": "0",
        "TRIES": "1",
        "PROCESSES": "1",
        "STORE": f"sqlite:///{tmp_path}/store.db",
        "ARCHIVE": str(tmp_path / "archive"),
    }
    for name, value in settings.items():
        monkeypatch.setenv(f"CI_MAP_{name}", value)
    with World("127.0.2.1") as alpha, World("127.0.2.2") as zeta:
        alpha.set("", [MAIL, TEXT])
        zeta.set("", [TEXT, Entry("l", "Our partner", alpha.address)])
        rows = [
            organisation_row(id="alpha", name="Alpha Backbone of Calgary", url=alpha.address),
            organisation_row(id="zeta", name="Zeta Foundation", roles="funder", url=zeta.address),
        ]
        text = "\n".join([ORGANISATIONS_HEADER, *rows, ""])
        (team.task.seeds / "organisations.csv").write_text(text, encoding="utf-8")
        yield Sites(team, alpha, zeta)


def test_what_sites_say_is_evidence_and_no_relation(sites: Sites, tmp_path: Path) -> None:
    survey = ci_map.open(sites.refresh("2026-01-10").survey)
    said = survey.statements[survey.statements["source"] == "sites"]
    facts = set(said[["subject", "field", "value"]].itertuples(index=False, name=None))
    assert ("alpha", "email", "info@alpha.example.org") in facts
    assert ("zeta", "links_to", "alpha") in facts
    assert {("alpha", "answered", "yes"), ("zeta", "answered", "yes")} <= facts
    assert survey.relations[["source_id", "relation", "target_id"]].to_numpy().tolist() == [
        ["zeta", "funds", "alpha"]
    ]
    assert survey.manifest["coverage"]["sites"]["organisations"] == 2
    report = json.loads((tmp_path / "archive" / "crawl-00001.json").read_text(encoding="utf-8"))
    assert report["sites"] == {"planned": 2, "done": 2}


def test_a_site_that_is_down_is_not_seen_and_asked_about_and_returns(sites: Sites) -> None:
    sites.refresh("2026-01-10")
    sites.zeta.set("", None)
    down = sites.refresh("2026-02-10")
    assert [(c.kind, c.id, c.cause) for c in down.changes.organisations] == [
        ("unseen", "zeta", "unreachable")
    ]
    asked = {(a.kind, a.key) for a in read_workbook(down.review)}
    assert {("page", "zeta"), ("stale", "zeta")} <= asked
    assert "zeta" in ci_map.open(down.survey).organisations.index
    sites.zeta.set("", [TEXT])
    back = sites.refresh("2026-03-10")
    assert [(c.kind, c.id) for c in back.changes.organisations] == [("returned", "zeta")]


def test_what_sites_link_to_is_asked_and_taken_up_with_what_the_crawl_saw(sites: Sites) -> None:
    seeds = sites.team.task.seeds
    with World("127.0.2.3") as omega, (seeds / "organisations.csv").open("a") as rows:
        rows.write(organisation_row(id="omega", name="Omega", url=omega.address) + "\n")
        rows.flush()
        for world in (sites.alpha, sites.zeta, omega):
            world.set("", [TEXT, Entry("e", "Wexford Learns", "https://wexford.example/")])
        done = sites.refresh("2026-01-10")
    key = "sites-candidates/wexford-example"
    assert key in {answer.key for answer in read_workbook(done.review)}
    lists, found = left_last(sites.team.task.output)
    assert key in {one.key for one in open_questions(seeds, lists, found)}
    answers = done.review.with_suffix(".csv")
    answers.write_text(f"sheet,key,answer,who,why\nnew,{key},yes,Ada,\n", encoding="utf-8")
    applied = CliRunner().invoke(app, ["review", "apply", str(answers), "--seeds", str(seeds)])
    assert applied.exit_code == 0, applied.stderr
    said = {
        (s.field, s.value) for s in gather(seeds).seeds.statements if s.subject == "wexford-example"
    }
    assert {("name", "Wexford Learns"), ("url", "https://wexford.example/")} <= said
    assert key not in {one.key for one in open_questions(seeds, lists, found)}


def test_what_a_refresh_asks_is_in_the_queue_of_the_team(sites: Sites) -> None:
    sites.refresh("2026-01-10")
    sites.zeta.set("", None)
    sites.refresh("2026-02-10")
    task = sites.team.task
    queue = Desk(task.seeds, lambda: left_last(task.output)).questions("en")
    assert {("page", "zeta"), ("stale", "zeta")} <= {(one.kind, one.key) for one in queue}


def test_an_ended_crawl_is_not_begun_again(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object) -> None:
        raise RuntimeError("killed after the crawl")

    with monkeypatch.context() as patched:
        patched.setattr("ci_map.refresh.sites.read", dies)
        with pytest.raises(RuntimeError):
            sites.refresh("2026-01-10")
    sites.alpha.asked.clear()
    sites.refresh("2026-01-11")
    assert sites.alpha.asked == []


def test_killed_before_changes_on_the_disk_it_ends_as_one_that_nothing_disturbed(
    sites: Sites, tmp_path: Path
) -> None:
    """Before those of the crawl, of what the sites said, and of the survey."""
    team = sites.team.task.seeds.parent

    def run(folder: Path, change: int = 0) -> int:
        own = {"STORE": f"sqlite:///{folder}/store.db", "ARCHIVE": str(folder / "archive")}
        command = [sys.executable, "-m", "tests.refresh.killed", str(folder), "0", str(change)]
        return subprocess.run(
            [*command, "2026-01-10"], check=False, cwd=ROOT,
            env=os.environ | {f"CI_MAP_{name}": value for name, value in own.items()},
        ).returncode  # fmt: skip

    for name in ("whole", "killed"):
        for part in ("seeds", "crawlers"):
            shutil.copytree(team / part, tmp_path / name / part)
    assert run(tmp_path / "whole") == 0
    deaths = [run(tmp_path / "killed", change) for change in (49, 10, 13, 14, 13, 18, 24)]
    assert deaths.count(-signal.SIGKILL) > 3
    assert run(tmp_path / "killed") == 0
    for part in ("output", "seeds"):
        assert files(tmp_path / "killed" / part) == files(tmp_path / "whole" / part)


def test_a_refresh_in_processes_that_are_spawned_gives_the_same_bytes(
    sites: Sites, tmp_path: Path
) -> None:
    """As macOS and Windows start them: for the crawl, the resolution and the measures."""
    task, there = sites.team.task, tmp_path / "there"
    shutil.copytree(task.seeds, there / "seeds")
    here = sites.refresh("2026-01-10").survey
    script = there / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    command = [sys.executable, script, "--sites", "--day", "2026-01-10", "--survey", "2026-01"]
    command += ["--seeds", "seeds", "--crawlers", task.crawlers, "--output", "output"]
    own = {"STORE": "sqlite:///store.db", "ARCHIVE": "archive", "PROCESSES": "2"}
    run = subprocess.run(
        list(map(str, command)), check=False, cwd=there, capture_output=True, encoding="utf-8",
        env=os.environ
        | {"PYTHONPATH": str(ROOT)}
        | {f"CI_MAP_{name}": value for name, value in own.items()},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    for file in here.iterdir():
        assert file.read_bytes() == (there / "output" / "2026-01" / file.name).read_bytes(), file
