"""Several at once: builds of one survey, readers meanwhile, an editor who saves meanwhile."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import ci_map
import ci_map.gather as gathering
from ci_map.build import build
from ci_map.checksums import SUMS
from ci_map.collect.seeds import read_seeds
from ci_map.gather import SeedsEdited, gather
from ci_map.publish import FILES
from ci_map.publish.folder import damaged
from ci_map.review.answers import Decided
from ci_map.review.desk import write
from tests.conftest import organisation_row
from tests.faults.command import ended, start

Write = Callable[..., Path]


def test_builds_of_one_survey_at_once_leave_a_whole_one(write_seeds: Write, tmp_path: Path) -> None:
    seeds = write_seeds([organisation_row()])
    command = ("build", "--seeds", seeds, "--survey", "one")
    builds = [start(*command, cwd=tmp_path) for _ in range(4)]
    assert [ended(one).returncode for one in builds] == [0] * 4
    folder = tmp_path / "output" / "one"
    assert sorted(path.name for path in folder.iterdir()) == sorted([*FILES, SUMS])
    assert damaged(folder) == []
    assert {path.name for path in folder.parent.iterdir()} == {"one", ".ci-map.lock"}


def test_who_reads_while_a_survey_is_replaced_finds_a_whole_one(
    write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row()])
    folder = build(seeds, tmp_path / "output", "one")
    over, seen = threading.Event(), []

    def read() -> None:
        while not over.is_set():
            try:
                seen.append(len(ci_map.open(folder).organisations))
            except FileNotFoundError:
                continue  # it was just between two renames

    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(read)
        for _ in range(5):
            build(seeds, tmp_path / "output", "one")
        over.set()
        reader.result()
    assert set(seen) == {1}
    assert damaged(folder) == []


def test_what_a_killed_build_left_is_cleared_by_the_next(
    write_seeds: Write, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    for name in (".one.new-dead", ".two.new-other"):
        (output / name).mkdir(parents=True)
        (output / name / "map.html").write_text("half", encoding="utf-8")
    build(write_seeds([organisation_row()]), output, "one")
    left = {path.name for path in output.iterdir()}
    assert left == {"one", ".two.new-other", ".ci-map.lock"}


def test_what_a_killed_review_left_is_cleared_by_the_next(write_seeds: Write) -> None:
    seeds = write_seeds([organisation_row()])
    for name in ("decisions.csv", "reviewed.csv", "organisations.csv"):
        (seeds / f".{name}.new-dead").write_text("half", encoding="utf-8")
    write(Decided((), ()), seeds)
    left = {path.name for path in seeds.glob(".*.new-*")}
    assert left == {".organisations.csv.new-dead"}


def test_lists_that_are_saved_while_they_are_read_are_read_again(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds([organisation_row(name="Old")])
    times = iter(range(9))

    def slow(path: Path) -> object:
        seeds = read_seeds(path)
        if next(times) == 0:
            write_seeds([organisation_row(name="Newer")])
        return seeds

    monkeypatch.setattr(gathering, "read_seeds", slow)
    gathered = gather(folder)
    assert {s.value for s in gathered.seeds.statements if s.field == "name"} == {"Newer"}


def test_a_list_that_is_gone_for_an_instant_is_read_again(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds([organisation_row()])
    path, away = folder / "organisations.csv", folder / "organisations.csv~"
    times = iter(range(9))

    def saved(read: Path) -> object:
        seeds = read_seeds(read)
        if next(times) == 0:
            path.rename(away)
        return seeds

    def hashes(*given: Any) -> Any:
        try:
            return real(*given)
        finally:
            if away.exists():
                away.unlink()
                write_seeds([organisation_row(name="Newer")])

    real = gathering._hashes
    monkeypatch.setattr(gathering, "read_seeds", saved)
    monkeypatch.setattr(gathering, "_hashes", hashes)
    assert "Newer" in {s.value for s in gather(folder).seeds.statements}


def test_a_file_that_goes_while_the_folder_is_listed_is_none(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds([organisation_row()])
    listed = [*folder.rglob("*.*"), folder / "gone.csv"]
    monkeypatch.setattr(Path, "rglob", lambda *_: iter(listed))
    assert gather(folder).seeds.statements


def test_lists_that_never_come_to_rest_are_told(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds([organisation_row()])
    times = iter(range(9))

    def edited(path: Path) -> object:
        write_seeds([organisation_row(name="x" * (1 + next(times)))])
        return read_seeds(path)

    monkeypatch.setattr(gathering, "read_seeds", edited)
    with pytest.raises(SeedsEdited, match="is being edited"):
        gather(folder)


def test_a_half_saved_list_is_read_again_before_it_is_blamed(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_seeds([organisation_row()])
    path = folder / "organisations.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])

    def saved(read: Path) -> object:
        try:
            return read_seeds(read)
        finally:
            if path.read_bytes() != whole:
                path.write_bytes(whole)

    monkeypatch.setattr(gathering, "read_seeds", saved)
    assert gather(folder).seeds.statements
