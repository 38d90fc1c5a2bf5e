"""kill -9 at any moment leaves at most a torn last record, and that is cut off."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ci_map.collect.archive import (
    ArchiveWriter,
    Damage,
    RecordPlace,
    entries,
    repair,
    settled,
    writer,
)
from ci_map.lock import take
from tests.collect.archive.conftest import page
from tests.conftest import ROOT

WRITE = """
import sys
from pathlib import Path
from ci_map.collect.archive import ArchiveWriter
from tests.collect.archive.conftest import page

with ArchiveWriter(Path(sys.argv[1]), size=20_000) as archive:
    for i in range(100_000):
        place = archive.append(page(bytes([i % 256]) * (i % 5_000)))
        archive.sync()
        print(place.file, place.offset, flush=True)
"""


def left_open(folder: Path, pages: int = 4) -> Path:
    """A file whose writer died after so many whole visits."""
    with ArchiveWriter(folder) as archive:
        for i in range(pages):
            place = archive.append(page(f"<p>{i}".encode()))
    path = folder / place.file
    path.with_name(path.name + ".open").touch()
    return path


def test_a_torn_record_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    path = left_open(tmp_path)
    whole = path.read_bytes()
    ends = [place.offset + place.length for place, _ in entries(path)]
    for end in range(ends[-2], len(whole), 13):
        path.write_bytes(whole[:end])
        (repaired,) = repair(tmp_path)
        assert repaired.path == path
        kept = path.read_bytes()
        assert len(kept) + repaired.cut == end
        assert whole.startswith(kept)
        assert len(list(entries(path))) == 3
        assert repair(tmp_path)[0].cut == 0


def test_zeros_at_the_end_are_cut_off_too(tmp_path: Path) -> None:
    path = left_open(tmp_path)
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(bytes(5000))
    assert [repaired.cut for repaired in repair(tmp_path)] == [5000]
    assert path.stat().st_size == size


def test_damage_amid_a_file_is_not_cut(tmp_path: Path) -> None:
    path = left_open(tmp_path)
    content = bytearray(path.read_bytes())
    places = [place for place, _ in entries(path)]
    content[places[1].offset + 15] ^= 0xFF
    path.write_bytes(content)
    assert [repaired.cut for repaired in repair(tmp_path)] == [0]
    assert path.read_bytes() == bytes(content)


def test_a_file_is_given_until_it_is_settled(tmp_path: Path) -> None:
    path = left_open(tmp_path)
    assert [repaired.path for repaired in repair(tmp_path)] == [path]
    settled(path)
    assert repair(tmp_path) == []
    settled(path)


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as archive:
        archive.append(page())
        assert repair(tmp_path) == []
    assert repair(tmp_path) == []


def test_a_file_whose_writer_failed_is_left_open(tmp_path: Path) -> None:
    def fail() -> None:
        with ArchiveWriter(tmp_path) as archive:
            places.append(archive.append(page()))
            raise OSError("the store is gone")

    places: list[RecordPlace] = []
    with pytest.raises(OSError, match="the store is gone"):
        fail()
    [place] = places
    assert [repaired.path.name for repaired in repair(tmp_path)] == [place.file]
    assert len(list(entries(tmp_path / place.file))) == 1


def test_a_mark_that_is_looked_at_is_not_begun_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    takes = iter([False])
    monkeypatch.setattr(writer, "take", lambda file: next(takes, None) is None and take(file))
    with ArchiveWriter(tmp_path) as archive:
        place = archive.append(page())
        assert place.file.endswith("00002.warc.gz")
        assert repair(tmp_path) == []  # the mark left over is cleared, the other one is held
        assert [path.name for path in tmp_path.glob("*.open")] == [f"{place.file}.open"]


def test_what_was_synced_survives_kills(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311
    for _ in range(12):
        command = [sys.executable, "-c", WRITE, str(tmp_path)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
        assert process.stdout
        process.stdout.readline()
        time.sleep(chance.uniform(0, 0.1))
        os.kill(process.pid, signal.SIGKILL)
        noted = [line.split() for line in process.stdout if line.endswith("\n")]
        process.wait()
        for repaired in repair(tmp_path):
            settled(repaired.path)
        kept = {
            (path.name, str(place.offset))
            for path in tmp_path.glob("*.warc.gz")
            for place, _ in entries(path, report=fail)
        }
        assert {(file, offset) for file, offset in noted} <= kept


def fail(damage: Damage) -> None:
    raise AssertionError(damage)
