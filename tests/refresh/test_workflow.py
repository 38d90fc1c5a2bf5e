"""The workflow's own words: how it builds all surveys again from git."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import ci_map
from ci_map.compared import history
from tests.conftest import ROOT, organisation_row

Write = Callable[..., Path]
DAYS = ("2026-10-01", "2026-11-01", "2026-12-01")
NAMES = "ABC"


def script(job: str, name: str) -> str:
    told = yaml.safe_load((ROOT / "docs" / "refresh.yml").read_text(encoding="utf-8"))
    [step] = [step for step in told["jobs"][job]["steps"] if step.get("name") == name]
    return str(step["run"])


@pytest.fixture
def repository(write_seeds: Write, tmp_path: Path) -> Path:
    """Lists of three refreshes, a commit each: with every one a body more."""
    folder = tmp_path / "repository"
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "ci-map").symlink_to(Path(sys.executable).with_name("ci-map"))
    git(folder, "init", "-q")
    for number, day in enumerate(DAYS, 1):
        rows = [organisation_row(id=f"body-{n}", name=f"Body {n}") for n in NAMES[:number].lower()]
        seeds = write_seeds(rows)
        (seeds / "about.yml").write_text(f"collected: {day}\n", encoding="utf-8")
        named = "id,roles_2015,note\nbody-a,backbone,\n"
        (seeds / "survey_2015.csv").write_text(named, encoding="utf-8")
        shutil.copytree(seeds, folder / "data" / "seeds", dirs_exist_ok=True)
        git(folder, "add", "data")
        git(folder, "commit", "-q", "-m", f"Refresh of {day}")
    return folder


def git(folder: Path, *words: str) -> None:
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    subprocess.run(["git", *author, *words], cwd=folder, check=True)  # noqa: S607


def test_the_published_map_has_the_changes_of_all_surveys(repository: Path) -> None:
    command = ["bash", "-e", "-c", script("publish", "Build every survey")]
    done = subprocess.run(command, cwd=repository, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    newest = ci_map.open(repository / "surveys" / DAYS[-1])
    assert [step.after.name for step in history(newest)] == list(DAYS)
    assert [c.id for c in history(newest)[-1].changes.organisations if c.kind == "joined"] == [
        "body-c"
    ]
    published = (repository / "site" / "index.html").read_bytes()
    assert published == (newest.folder / "map.html").read_bytes()
