"""Which survey is meant: by its folder, by its name, or as the newest."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build
from ci_map.missing import NotASurvey
from ci_map.output import newest
from tests.conftest import SEEDS, organisation_row

Write = Callable[..., Path]


def test_latest_is_the_newest_date_then_the_last_built(write_seeds: Write, tmp_path: Path) -> None:
    output = tmp_path / "output"
    real = build(SEEDS, output)
    undated = build(write_seeds([organisation_row()]), output, "test")
    assert ci_map.open("latest", output).folder == real
    again = build(SEEDS, output, "again")
    os.utime(real / "survey.json", (1, 1))
    assert ci_map.open(output=output).folder == again
    assert ci_map.open("test", output).folder == undated
    assert ci_map.open(str(undated)).name == "test"


def test_what_is_no_survey_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotASurvey, match=r"no survey in .*; build one: ci-map build"):
        ci_map.open("latest", tmp_path)
    with pytest.raises(NotASurvey, match=r"there is no survey 2015; .* has: none"):
        ci_map.open("2015", tmp_path)
    with pytest.raises(NotASurvey, match=r"is no survey: it has no survey\.json"):
        ci_map.open(tmp_path)
    for damaged in ("{", "7"):
        (tmp_path / "survey.json").write_text(damaged, encoding="utf-8")
        with pytest.raises(NotASurvey, match="is damaged"):
            ci_map.open(tmp_path)


def test_the_folder_that_one_stands_in(
    write_seeds: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(build(write_seeds([organisation_row()]), tmp_path / "output", "one"))
    assert ci_map.open(".").name == "one"
    with pytest.raises(NotASurvey, match=r"there is no survey two; .* has: one"):
        ci_map.open("two", "..")


@pytest.mark.parametrize("asked", ["one", "latest"])
def test_what_a_killed_build_set_aside_is_brought_back(
    asked: str, write_seeds: Write, tmp_path: Path
) -> None:
    folder = build(write_seeds([organisation_row()]), tmp_path / "output", "one")
    folder.rename(folder.with_name(".one.previous"))
    assert ci_map.open(asked, folder.parent).folder == folder
    assert newest(folder.parent) == folder
