"""A refresh that is killed and run again ends in the same bytes as one that nothing disturbed."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.refresh.conftest import ALPHA, BAY, DUNE, team_in
from tests.refresh.test_refresh import files
from tests.refresh.world import Entry, World

MOST_DEATHS = 12
RANDOM = 6


def refresh(folder: Path, fatal: int = 0, seconds: float | None = None) -> int:
    """Refresh in a process of its own; with `seconds`, kill it then."""
    command = [sys.executable, "-m", "tests.refresh.killed", str(folder), str(fatal)]
    with subprocess.Popen(command, cwd=ROOT) as process:
        if seconds is not None:
            time.sleep(seconds)
            process.kill()
        return process.wait()


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A team after its first refresh, as it was, and what its second one ends in undisturbed."""
    folder = tmp_path_factory.mktemp("team")
    with World() as world:
        world.set("north", [ALPHA, BAY])
        world.set("south", [DUNE])
        team_in(folder / "begun", world).refresh("2026-01-10")
        world.set("north", [ALPHA, Entry("n4", "Elm Street Partnership")])
        shutil.copytree(folder / "begun", folder / "whole")
        assert refresh(folder / "whole") == 0
        yield folder / "begun", folder / "whole"


def test_killed_between_any_two_of_its_steps(begun: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(begun[0], tmp_path / "team")
    codes = [1]
    while codes[-1] != 0 and len(codes) < MOST_DEATHS:
        codes.append(refresh(tmp_path / "team", fatal=2 + len(codes) % 2))
    assert codes[1:-1] == [-signal.SIGKILL] * (len(codes) - 2)
    assert len(codes) > 5
    assert files(tmp_path / "team") == files(begun[1])


def test_killed_at_random(begun: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(begun[0], tmp_path / "team")
    chance = random.Random(4)  # noqa: S311
    codes = [refresh(tmp_path / "team", seconds=chance.uniform(0.5, 4)) for _ in range(RANDOM)]
    assert set(codes) <= {0, 1, -signal.SIGKILL}  # 1: it was whole already, and is told so
    if not (tmp_path / "team" / "output" / "2026-02").exists() or 0 not in codes:
        refresh(tmp_path / "team")
    assert files(tmp_path / "team") == files(begun[1])
