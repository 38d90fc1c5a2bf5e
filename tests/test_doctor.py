import os
import shutil
from pathlib import Path

import pytest

from ci_map.doctor import Check, Folders, State, examine, is_sound
from ci_map.refresh.progress import Progress
from tests.conftest import ROOT, SEEDS


@pytest.fixture
def folders(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A team's folders, with nothing wrong, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CI_MAP_")]:
        monkeypatch.delenv(name)
    seeds = Path(shutil.copytree(SEEDS, tmp_path / "data" / "seeds"))
    shutil.copytree(built, tmp_path / "output" / built.name)
    return Folders(seeds, ROOT / "crawlers", tmp_path / "output", tmp_path / "work")


def of(folders: Folders, about: str) -> Check:
    (check,) = [check for check in examine(folders) if check.about == about]
    return check


def test_nothing_is_wrong_with_a_right_set_up_and_nothing_is_written(
    folders: Folders, tmp_path: Path
) -> None:
    before = sorted(tmp_path.rglob("*"))
    checks = examine(folders)
    assert is_sound(checks), checks
    assert sorted(tmp_path.rglob("*")) == before


def test_a_wrong_setting_is_told(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI_MAP_DELAY", "soon")
    check = of(folders, "settings")
    assert check.state is State.WRONG
    assert "CI_MAP_DELAY" in check.says


def test_faulty_lists_are_told(folders: Folders) -> None:
    path = folders.seeds / "organisations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",US,", ",USA,"), encoding="utf-8")
    check = of(folders, "seeds")
    assert check.state is State.WRONG
    assert "organisations.csv:" in check.says


def test_a_survey_that_was_changed_is_told(folders: Folders, built: Path) -> None:
    (folders.output / built.name / "measures.csv").write_text("", encoding="utf-8")
    check = of(folders, "survey")
    assert check.state is State.WRONG
    assert "measures.csv" in check.says


def test_a_missing_survey_and_missing_sources_are_noted(folders: Folders) -> None:
    empty = Folders(folders.seeds, folders.work / "none", folders.work / "no", folders.work)
    assert of(empty, "survey").state is State.NOTE
    assert of(empty, "sources").state is State.NOTE


def test_a_refresh_that_has_not_ended_is_noted(folders: Folders) -> None:
    Progress("2026-12-01", "2026-12-01", None, (), {}).save(folders.work)
    assert "2026-12-01" in of(folders, "refresh").says


@pytest.mark.parametrize("url", ["nonsense", "postgresql://nobody@127.0.0.1:1/none"])
def test_a_store_that_cannot_be_opened_is_told(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("CI_MAP_STORE", url)
    assert of(folders, "store").state is State.WRONG
