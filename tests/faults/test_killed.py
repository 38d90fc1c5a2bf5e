"""Commands that are killed before each of their changes and at random moments."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ci_map.build import build
from ci_map.store import Crawls, Site, Visit, open_store
from ci_map.store.backup import backup
from tests.conftest import ROOT, organisation_row, relation_row

Write = Callable[..., Path]
REVIEW = """sheet,key,answer,who,why
merge,a b,different,Ada,two towns
stale,a,ended,Ada,says its page
"""


def dies(folder: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.dying", str(folder), *command],
        check=False, cwd=ROOT, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    deaths = re.search(r"(\d+) deaths", done.stdout)
    assert deaths
    assert int(deaths[1]) > 2


@pytest.fixture
def folder(tmp_path: Path, write_seeds: Write) -> Path:
    """A working folder with lists and a survey of them."""
    rows = [organisation_row(id=name, name=f"Body {name}") for name in ("a", "b")]
    seeds = write_seeds(rows, [relation_row("a", "funds", "b")])
    work = tmp_path / "work"
    shutil.copytree(seeds, work / "data" / "seeds")
    build(seeds, work / "output", "one")
    return work


@pytest.mark.parametrize(
    ("format_id", "target"), [("gexf", "old.gexf"), ("parquet", "folder"), ("kumu", "new.zip")]
)
def test_an_export_is_the_old_one_or_the_new(format_id: str, target: str, folder: Path) -> None:
    (folder / "old.gexf").write_bytes(b"old")
    (folder / "folder").mkdir()
    (folder / "folder" / "measures.parquet").write_bytes(b"old")
    dies(folder, "export", format_id, target)


def test_the_answers_of_a_review_are_all_there_after_the_next_run(folder: Path) -> None:
    (folder / "review.csv").write_text(REVIEW, encoding="utf-8")
    dies(folder, "review", "apply", "review.csv", "--when", "2026-11-26")


def test_a_source_that_is_read_says_what_it_said_or_what_it_says(folder: Path) -> None:
    shutil.copytree(ROOT / "crawlers" / "strivetogether", folder / "crawlers" / "strivetogether")
    shutil.copytree(ROOT / "tests" / "fixtures" / "sources", folder / "recorded")
    dies(folder, "sources", "run", "strivetogether", "--from", "recorded", "--collected", "said")


def store(path: Path) -> None:
    """A store with a crawl of many visits."""
    engine = open_store(f"sqlite:///{path}")
    crawls = Crawls(engine)
    number = crawls.begin("plan", [Site("a.example", "a", "https://a.example/")])
    seen = (f"https://a.example/{n}" for n in range(5000))
    crawls.note(number, [Visit("a.example", url, "page", page=b"x" * 99) for url in seen])
    engine.dispose()


def test_a_backup_is_the_old_one_or_the_new(folder: Path) -> None:
    (folder / ".ci-map").mkdir()
    store(folder / ".ci-map" / "store.db")
    (folder / "copy.db").write_bytes(b"")
    dies(folder, "store", "backup", "copy.db")


def test_a_store_is_restored_wholly_or_not_at_all(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(folder / "old.db")
    engine = open_store(f"sqlite:///{folder / 'old.db'}")
    backup(engine, folder / "copy.db")
    engine.dispose()
    monkeypatch.setenv("CI_MAP_STORE", "sqlite:///store.db")
    dies(folder, "store", "restore", "copy.db")
