"""A full disk, an output that cannot be written, a stdout that cannot take more."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from ci_map.atomic import write_text
from ci_map.collect.archive import ArchiveWriter
from ci_map.collect.crawl.noting import Notary
from ci_map.lock import move
from ci_map.store import Crawls, Visit, open_store
from tests.collect.archive.conftest import page
from tests.conftest import organisation_row
from tests.faults.command import CODE, READ_ONLY, run, said
from tests.test_build import read_all

Write = Callable[..., Path]
SMALL = 60_000  # bytes: less than a map has


@pytest.fixture
def published(write_seeds: Write, tmp_path: Path) -> Path:
    """A survey that was built when all was well."""
    seeds = write_seeds([organisation_row()])
    assert run("build", "--seeds", seeds, "--survey", "one", cwd=tmp_path).returncode == 0
    return tmp_path / "output" / "one"


def mounted(disk: Path, options: str) -> bool:
    """Mount a disk in memory; False where the machine lets nobody do so: tests have a stand-in."""
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    return bool(mount) and not subprocess.run(command, check=False, capture_output=True).returncode


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
    is_disk = mounted(disk, "size=256k")
    seeds = write_seeds([organisation_row()])
    output = disk / "output"
    most = None if is_disk else SMALL
    done = run("build", "--seeds", seeds, "--output", output, cwd=tmp_path, most=most)
    assert ("No space left on device" if is_disk else "File too large") in said(done, 1)
    assert {path.name for path in output.iterdir()} <= {".ci-map.lock"}


def test_an_export_onto_a_full_disk_leaves_the_old_one(published: Path, tmp_path: Path) -> None:
    target = tmp_path / "field.gexf"
    target.write_bytes(b"old")
    done = run("export", "gexf", target, "--survey", published, cwd=tmp_path, most=2000)
    assert "File too large" in said(done, 1)
    assert target.read_bytes() == b"old"
    assert not list(tmp_path.glob(".field*"))


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happens to files, in its order: to begin with, whenever one is forced onto the disk."""
    found: list[str] = []
    fsync = os.fsync

    def forced(file: int) -> None:
        found.append("on disk")
        fsync(file)

    monkeypatch.setattr(os, "fsync", forced)
    return found


def test_a_file_is_on_the_disk_before_it_takes_the_old_ones_place(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moved(file: BinaryIO, target: Path) -> None:
        order.append("renamed")
        move(file, target)

    monkeypatch.setattr("ci_map.atomic.move", moved)
    write_text(tmp_path / "a.csv", "new")
    assert order == ["on disk", "renamed"]


def test_a_page_is_on_the_disk_before_the_store_says_so(
    order: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawls = Crawls(open_store(f"sqlite:///{tmp_path}/store.db"))
    monkeypatch.setattr(crawls, "note", lambda *_: order.append("noted"))
    with ArchiveWriter(tmp_path) as archive:
        notary = Notary(crawls, 1, archive, waiting=4)
        with notary.at_work():
            notary.put(Visit("e.org", "https://e.org/", "page"), page())
        assert order[:2] == ["on disk", "noted"]


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
    is_disk = mounted(disk, "size=64m")
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
    code = CODE if is_disk and mounted(disk, "remount,ro") else READ_ONLY
    for command in WRITES:
        done = run(*command, cwd=disk, given={"contact": "mailto:a@b.example"}, code=code)
        assert "read-only" in said(done, done.returncode).lower(), command
        assert done.returncode in {1, 2}
    assert run("measures", cwd=disk, code=code).returncode == 0
    assert read_all(disk / "output" / "one") == before


def test_what_stands_in_for_such_a_disk_refuses_as_it_does(published: Path) -> None:
    folder, before = published.parents[1], read_all(published)
    for command in (("build", "--seeds", "seeds", "--survey", "one"), ("export", "kumu", "x.zip")):
        told = said(run(*command, cwd=folder, code=READ_ONLY), 1)
        assert "Read-only file system" in told
    assert read_all(published) == before
    assert not list(folder.glob("*x.zip*"))
