"""No name leads out of the folder that was meant."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build
from ci_map.export import FORMATS
from ci_map.export.formats import BadTarget, write
from ci_map.naming import BadSurveyName
from tests.conftest import organisation_row
from tests.faults.command import run

Write = Callable[..., Path]
OUT = ["../out", "/tmp/out", "a/../../out", "..", "a\\..\\out", "a\x00b", "con/../x", "~/x"]  # noqa: S108


@pytest.mark.parametrize("name", [*OUT, "con", "NUL.txt", "com¹", "latest", "a.", ".a"])
def test_a_survey_stays_in_its_output(name: str, write_seeds: Write, tmp_path: Path) -> None:
    seeds = write_seeds([organisation_row()])
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadSurveyName):
        build(seeds, tmp_path / "output", name)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", [name for name in OUT if "\x00" not in name])
def test_a_source_stays_in_its_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "crawlers").mkdir()
    done = run("sources", "run", name, "--crawlers", "crawlers", cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_a_package_has_plain_names_and_takes_no_folder_of_others(
    name: str, write_seeds: Write, tmp_path: Path
) -> None:
    hostile = organisation_row(name="../../etc/passwd", locality="C:\\x")
    snapshot = ci_map.open(build(write_seeds([hostile]), tmp_path / "output", "one")).snapshot()
    chosen = FORMATS[name]
    for file in chosen.files(snapshot):
        assert Path(file).name == file
    if chosen.is_folder:
        path = write(chosen, snapshot, tmp_path / "package.zip")
        with zipfile.ZipFile(path) as package:
            assert all(Path(part).name == part for part in package.namelist())
        full = tmp_path / "full"
        full.mkdir()
        (full / "mine.txt").write_text("mine", encoding="utf-8")
        with pytest.raises(BadTarget):
            write(chosen, snapshot, full)
        assert (full / "mine.txt").exists()
