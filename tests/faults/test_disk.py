"""A full disk, an output that cannot be written, a stdout that cannot take more."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import organisation_row
from tests.faults.command import run, said
from tests.test_build import read_all

Write = Callable[..., Path]
SMALL = 60_000  # bytes: less than a map has


@pytest.fixture
def published(write_seeds: Write, tmp_path: Path) -> Path:
    """A survey that was built when all was well."""
    seeds = write_seeds([organisation_row()])
    assert run("build", "--seeds", seeds, "--survey", "one", cwd=tmp_path).returncode == 0
    return tmp_path / "output" / "one"


def mounted(disk: Path, options: str) -> None:
    """Mount a disk in memory; the machine must let the test."""
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    if not mount or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a disk; the limit of files stands in")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A place for a disk, which is taken away at the end."""
    place = tmp_path / "disk"
    place.mkdir()
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)  # noqa: S607


def test_a_file_that_cannot_grow_leaves_the_survey_as_it_was(
    published: Path, write_seeds: Write, tmp_path: Path
) -> None:
    before = read_all(published)
    seeds = write_seeds([organisation_row(name="Another")])
    command = ("build", "--seeds", seeds, "--survey", "one")
    assert "File too large" in said(run(*command, cwd=tmp_path, most=SMALL), 1)
    assert read_all(published) == before
    left = {path.name for path in published.parent.iterdir()}
    assert left == {"one", ".ci-map.lock"}


def test_a_full_disk_leaves_nothing_half_written(
    disk: Path, write_seeds: Write, tmp_path: Path
) -> None:
    mounted(disk, "size=256k")
    seeds = write_seeds([organisation_row()])
    output = disk / "output"
    done = run("build", "--seeds", seeds, "--output", output, cwd=tmp_path)
    assert "No space left on device" in said(done, 1)
    assert {path.name for path in output.iterdir()} <= {".ci-map.lock"}


def test_an_export_onto_a_full_disk_leaves_the_old_one(published: Path, tmp_path: Path) -> None:
    target = tmp_path / "field.gexf"
    target.write_bytes(b"old")
    done = run("export", "gexf", target, "--survey", published, cwd=tmp_path, most=2000)
    assert "File too large" in said(done, 1)
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob(".field*"))


def test_what_reads_from_a_pipe_may_be_full(published: Path, tmp_path: Path) -> None:
    command = f'exec {os.sys.executable} -c "from ci_map.cli import main; main()" '  # type: ignore[attr-defined]
    told = "findings --survey output/one > /dev/full"
    done = subprocess.run(
        ["sh", "-c", command + told],  # noqa: S607
        check=False, cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert published.exists()
    assert done.returncode == 1
    assert done.stderr.strip() == "ci-map: No space left on device"


def test_an_output_that_is_a_file_is_told(write_seeds: Write, tmp_path: Path) -> None:
    seeds = write_seeds([organisation_row()])
    (tmp_path / "in").write_text("a file", encoding="utf-8")
    target = tmp_path / "in" / "output"
    assert "Not a directory" in said(
        run("build", "--seeds", seeds, "--output", target, cwd=tmp_path), 1
    )


WRITES = [
    ("build", "--seeds", "data/seeds"),
    ("build", "--seeds", "data/seeds", "--survey", "two"),
    ("export", "gexf", "field.gexf"),
    ("export", "parquet", "field"),
    ("review", "export", "review.xlsx"),
    ("review", "apply", "answers.csv"),
    ("review", "rekey", "a", "b", "--who", "Ada"),
    ("refresh",),
    ("interest", "--svg", "interest.svg"),
    ("scorecard", "new", "card.xlsx"),
    ("store", "backup", "copy.db"),
    ("crawl", "--sites", "sites.csv"),
]


def test_a_disk_that_is_read_only_is_told_by_whatever_writes(
    disk: Path, write_seeds: Write
) -> None:
    mounted(disk, "size=64m")
    shutil.copytree(write_seeds([organisation_row(id="a")]), disk / "data" / "seeds")
    (disk / "crawlers").mkdir()
    (disk / "answers.csv").write_text(
        "sheet,key,answer,who,why\nstale,a,ended,Ada,x\n", encoding="utf-8"
    )
    (disk / "sites.csv").write_text(
        "id,name,url,country\na,A,https://a.example/,US\n", encoding="utf-8"
    )
    assert run("build", "--survey", "one", cwd=disk).returncode == 0
    before = read_all(disk / "output" / "one")
    mounted(disk, "remount,ro")
    for command in WRITES:
        done = run(*command, cwd=disk, given={"contact": "mailto:a@b.example"})
        assert "read-only" in said(done, done.returncode).lower(), command
        assert done.returncode in {1, 2}
    assert run("measures", cwd=disk).returncode == 0
    assert read_all(disk / "output" / "one") == before
