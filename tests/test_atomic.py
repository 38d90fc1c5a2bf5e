import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ci_map.atomic import new_folder, recover, write_lines, write_text
from tests.conftest import ROOT


def fill(folder: Path, text: str) -> None:
    with new_folder(folder) as fresh:
        (fresh / "a").write_text(text, encoding="utf-8")


def test_a_new_folder_takes_the_place_of_the_old_one_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    target = tmp_path / "survey"
    fill(target, "old")
    fill(target, "new")
    assert (target / "a").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


def test_a_failure_while_filling_leaves_the_old_folder(tmp_path: Path) -> None:
    target = tmp_path / "survey"
    fill(target, "old")

    def fail_half_way() -> None:
        with new_folder(target) as fresh:
            (fresh / "a").write_text("half", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert (target / "a").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


def test_a_death_between_the_renames_is_undone(tmp_path: Path) -> None:
    target = tmp_path / "survey"
    fill(target, "old")
    target.rename(tmp_path / ".survey.previous")
    recover(target)
    assert (target / "a").read_text(encoding="utf-8") == "old"


def test_a_death_after_the_renames_leaves_the_new_folder(tmp_path: Path) -> None:
    target = tmp_path / "survey"
    fill(target, "old")
    target.rename(tmp_path / ".survey.previous")
    fill(target, "new")
    recover(target)
    assert (target / "a").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "\ud800")
    assert path.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


WRITE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from ci_map.atomic import write_lines

def lines():
    yield "half"
    os.kill(os.getpid(), signal.SIGKILL)

write_lines(Path(sys.argv[1]), lines())
"""


def test_what_a_killed_writer_left_goes_when_the_file_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_text(path, "old")
    for _ in range(2):
        subprocess.run([sys.executable, "-c", WRITE_AND_DIE, str(path)], check=False, cwd=ROOT)
    assert len(list(tmp_path.iterdir())) == 2  # the second cleared what the first left
    assert path.read_text(encoding="utf-8") == "old"
    write_text(path, "new")
    assert [found.name for found in tmp_path.iterdir()] == ["file"]
    assert path.read_text(encoding="utf-8") == "new"


def test_two_writers_of_one_file_leave_each_other_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"

    def lines() -> Iterator[str]:
        yield "slow"
        write_text(path, "quick")

    write_lines(path, lines())
    assert path.read_text(encoding="utf-8") == "slow\n"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_many_writers_of_one_file_end_with_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    texts = [str(n) * 1000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: write_text(path, text), texts * 25))
    assert path.read_text(encoding="utf-8") in texts
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(("mask", "file", "folder"), [(0o077, 0o600, 0o700), (0o022, 0o644, 0o755)])
def test_who_may_read_is_for_the_umask_to_say(
    mask: int, file: int, folder: int, tmp_path: Path
) -> None:
    before = os.umask(mask)
    try:
        write_text(tmp_path / "file", "old")
        fill(tmp_path / "survey", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "file").stat().st_mode & 0o777 == file
    assert (tmp_path / "survey").stat().st_mode & 0o777 == folder
