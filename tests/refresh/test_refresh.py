import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import ci_map
from ci_map.cli.app import app
from ci_map.collect.sources.archived import Archived
from ci_map.collect.sources.runner import Job, run
from ci_map.findings import by_chance
from ci_map.naming import BadSurveyName
from ci_map.publish.folder import SurveySealed, damaged
from ci_map.refresh import RefreshStopped, plan, refresh
from ci_map.refresh.progress import Progress, Stage
from tests.refresh.conftest import ALPHA, BAY, CEDAR, DUNE, Team
from tests.refresh.world import World


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".ci-map.lock"
    }


def test_a_first_refresh(team: Team) -> None:
    done = team.refresh("2026-01-10")
    assert done.read == {"north": "read", "south": "read"}
    survey = ci_map.open(done.survey)
    assert survey.manifest["date"] == "2026-01-10"
    assert survey.manifest["sealed"]
    assert damaged(done.survey) == []
    coverage = survey.manifest["coverage"]["north"]
    assert (coverage["outcome"], coverage["asked"]) == ("read", "2026-01-10")
    assert "north" in set(survey.evidence("alpha")["source"])
    assert sorted(survey.organisations.index) == ["alpha", "zeta"]
    assert done.questions >= 3
    assert done.review.is_file()
    assert done.as_json()["drawn"] == []


def test_what_was_drawn_is_told(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_chance, "MOST", 0)
    (text,) = team.refresh("2026-01-10").as_json()["drawn"]
    assert text["en"] == "The network is too large to be set beside random ones."


def test_what_would_be_done_is_told_and_not_done(team: Team, tmp_path: Path) -> None:
    before = files(tmp_path)
    told = plan(team.task)
    assert (told.sources, told.before, told.done) == (("north", "south"), None, ())
    assert files(tmp_path) == before
    assert team.world.asked == []


def test_only_what_is_due_is_read(team: Team, world: World) -> None:
    team.refresh("2026-01-10")
    world.asked.clear()
    done = team.refresh("2026-02-01")  # weekly sources: due
    assert done.read == {"north": "read", "south": "read"}
    world.asked.clear()
    done = team.refresh("2026-03-01", *())
    assert done.before == "2026-02"
    assert "north" in world.asked


def test_a_published_survey_is_not_published_again(team: Team) -> None:
    team.refresh("2026-01-10")
    with pytest.raises(SurveySealed, match="choose another name"):
        team.refresh("2026-01-10")


def test_killed_as_its_survey_was_sealed_it_goes_on_with_that_survey(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before it could note that the survey is there."""
    real = Progress.save

    def dying(progress: Progress, work: Path) -> None:
        if Stage.BUILD in progress.done:
            raise RuntimeError("killed")
        real(progress, work)

    with monkeypatch.context() as patched:
        patched.setattr(Progress, "save", dying)
        with pytest.raises(RuntimeError, match="killed"):
            team.refresh("2026-01-10")
    sealed = files(team.task.output / "2026-01")
    assert sealed
    done = team.refresh("2026-02-10")
    assert done.survey == team.task.output / "2026-01"
    assert files(done.survey) == sealed
    assert done.review.exists()


def test_an_empty_directory_erases_nothing(team: Team, world: World, tmp_path: Path) -> None:
    team.refresh("2026-01-10")
    before = files(tmp_path / "seeds")
    world.set("north", [])
    with pytest.raises(RefreshStopped, match="--without north"):
        team.refresh("2026-02-10")
    assert files(tmp_path / "seeds") == before
    assert not (tmp_path / "output" / "2026-02").exists()
    done = team.refresh("2026-02-10", "north")
    assert done.read["north"] in ("stopped", "changed")
    survey = ci_map.open(done.survey)
    assert survey.manifest["unreachable"] == ["north"]
    assert done.changes.counts == {}


def test_once_mended_a_stopped_refresh_goes_on(team: Team, world: World) -> None:
    team.refresh("2026-01-10")
    world.set("north", [])
    with pytest.raises(RefreshStopped):
        team.refresh("2026-02-10")
    world.set("north", [ALPHA, BAY, CEDAR])
    world.asked.clear()
    assert team.refresh("2026-02-20").read == {"north": "read", "south": "read"}
    assert "south" not in world.asked  # it was read before the refresh stopped
    assert ci_map.open(team.task.output / "2026-02").manifest["date"] == "2026-02-10"


def test_a_source_that_is_down_stops_nothing(team: Team, world: World) -> None:
    team.refresh("2026-01-10")
    world.set("south", None)
    done = team.refresh("2026-02-10")
    assert done.read["south"] == "unreachable"
    assert ci_map.open(done.survey).manifest["unreachable"] == ["south"]
    world.set("south", [DUNE])
    assert team.refresh("2026-03-10").read["south"] == "read"


def test_when_no_source_answers_nothing_is_published(team: Team, world: World) -> None:
    team.refresh("2026-01-10")
    before = files(team.task.seeds)
    for name in ("north", "south"):
        world.set(name, None)
    with pytest.raises(RefreshStopped, match="go on: --without north --without south") as stopped:
        team.refresh("2026-02-10")
    assert "north: unreachable: " in str(stopped.value)
    with pytest.raises(RefreshStopped, match="go on: --without south"):
        team.refresh("2026-02-10", "north")
    assert files(team.task.seeds) == before
    assert not (team.task.output / "2026-02").exists()
    world.set("south", [DUNE])
    done = team.refresh("2026-02-10")
    assert done.read == {"north": "unreachable", "south": "read"}


def test_a_person_may_go_on_without_any_source(team: Team, world: World) -> None:
    for name in ("north", "south"):
        world.set(name, None)
    done = team.refresh("2026-02-10", "north", "south")
    assert ci_map.open(done.survey).manifest["unreachable"] == ["north", "south"]


def test_the_command_keeps_the_pages_that_it_read(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {"ALLOW_PRIVATE": "true", "DELAY": "0", "ARCHIVE": "archive"}.items():
        monkeypatch.setenv(f"CI_MAP_{name}", value)
    folders = ("--seeds", team.task.seeds, "--crawlers", team.task.crawlers)
    more = ("--output", team.task.output, "--day", "2026-12-01", "--json")
    done = CliRunner().invoke(app, ["refresh", *map(str, (*folders, *more))])
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["read"] == {"north": "read", "south": "read"}
    kept = Archived(tmp_path / "archive" / "sources")
    again = [run(Job(team.task.crawlers / name, kept, tmp_path)) for name in ("north", "south")]
    assert [one.outcome for one in again] == ["read", "read"]


@pytest.mark.parametrize("name", ["../out", "a/b", "con", "latest"])
def test_a_name_that_no_survey_can_have_is_refused_before_anything_is_read(
    name: str, team: Team
) -> None:
    with pytest.raises(BadSurveyName, match="allowed: letters"):
        refresh(replace(team.task, name=name))
    assert [path.name for path in team.task.work.glob("[!.]*")] == []
    assert not team.task.output.exists()
    assert team.refresh("2026-01-10").survey.name == "2026-01"
