import os
from pathlib import Path

import pytest

from ci_map.atomic import new_folder, recover, write_text


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
