"""A refresh that is killed and run again ends in the same bytes as one that nothing disturbed."""

import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.refresh.conftest import ALPHA, BAY, DUNE, team_in
from tests.refresh.test_refresh import files
from tests.refresh.world import Entry, World

MOST_DEATHS = 12


def refresh(folder: Path, line: int = 0, change: int = 0) -> int:
    """Refresh in a process of its own that dies at a line or before a change, or does not."""
    command = [sys.executable, "-m", "tests.refresh.killed", str(folder), str(line), str(change)]
    return subprocess.run(command, check=False, cwd=ROOT).returncode


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
        codes.append(refresh(tmp_path / "team", line=2 + len(codes) % 2))
    assert codes[1:-1] == [-signal.SIGKILL] * (len(codes) - 2)
    assert len(codes) > 5
    assert files(tmp_path / "team") == files(begun[1])


def test_killed_before_changes_on_the_disk(begun: tuple[Path, Path], tmp_path: Path) -> None:
    shutil.copytree(begun[0], tmp_path / "team")
    chance = random.Random(4)  # noqa: S311
    deaths = [refresh(tmp_path / "team", change=n) for n in chance.choices(range(1, 60), k=6)]
    assert deaths.count(-signal.SIGKILL) > 3
    refresh(tmp_path / "team")  # which may be told that all is done
    assert files(tmp_path / "team") == files(begun[1])
