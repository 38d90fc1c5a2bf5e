"""What would break on macOS or Windows, held where only Linux is at hand."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path, PurePosixPath

import pytest

from ci_map import atomic, cluster, memory
from ci_map.build import build
from ci_map.naming import BadSurveyName, checked_name
from tests.conftest import ROOT, organisation_row, relation_row

Write = Callable[..., Path]
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"\\|?*]|[. ]$')
SPAWNED = """
import sys
from multiprocessing import set_start_method
from ci_map.graph import work

if __name__ == "__main__":
    set_start_method("spawn")
    work.WORTH_IT = 0
    work.processes = lambda: 2
    sys.argv = ["ci-map", "build", *sys.argv[1:]]
    from ci_map.cli import main
    main()
"""


def calls() -> Iterator[tuple[str, str, set[str | None]]]:
    """Where, which function or method, and the names of what it is given."""
    for path in (*(ROOT / "ci_map").rglob("*.py"), *(ROOT / "crawlers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                given = {word.arg for word in node.keywords} | {
                    str(ast.literal_eval(word))
                    for word in node.args
                    if isinstance(word, ast.Constant)
                }
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node.func.attr, given


def test_texts_are_written_by_the_one_writer_with_line_ends_as_they_are() -> None:
    """`Path.write_text` makes other bytes on Windows."""
    assert [where for where, name, _ in calls() if name == "write_text"] == []


def test_texts_are_read_as_utf_8_whatever_the_locale() -> None:
    binary = {"rb", "wb", "xb", "ab", "r+b"}
    wrong = [
        where
        for where, name, given in calls()
        if (name == "read_text" and not given & {"utf-8", "ascii", "encoding"})
        or (name == "open" and {"r", "w", "x", "a"} & given and not given & {"encoding", *binary})
    ]
    assert wrong == []


def test_every_file_can_be_checked_out_on_windows_and_macos() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        check=False, cwd=ROOT, capture_output=True, encoding="utf-8",
    ).stdout.split("\0")  # fmt: skip
    names = [PurePosixPath(name) for name in listed if name]
    if not names:
        pytest.skip("not a clone")
    parts = {part for name in names for part in name.parts}
    assert [part for part in parts if DEVICE.fullmatch(part) or FORBIDDEN.search(part)] == []
    assert len({str(name).casefold() for name in names}) == len(names)
    assert max(len(str(name)) for name in names) < 150


@pytest.mark.parametrize("name", ["con", "NUL", "aux.2026", "Com1", "lpt9.a.b", "2026."])
def test_a_survey_is_not_named_after_a_device(name: str) -> None:
    with pytest.raises(BadSurveyName, match="allowed: letters"):
        checked_name(name)


@pytest.mark.parametrize("name", ["2026-11", "console", "com", "null.2026", "סקר-2026"])
def test_other_names_are_taken(name: str) -> None:
    assert checked_name(name) == name


@pytest.mark.parametrize(
    ("there", "name"),
    [("Autumn", "autumn"), ("autumn", "AUTUMN"), ("café", "CAFÉ")],
)
def test_two_surveys_differ_in_more_than_capital_letters(
    there: str, name: str, write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row()])
    output = tmp_path / "output"
    folder = build(seeds, output, there)
    with pytest.raises(BadSurveyName, match=f"the survey '{there}' is there"):
        build(seeds, output, name)
    assert build(seeds, output, there) == folder
    assert [path.name for path in output.glob("[!.]*")] == [there]


def test_a_pool_on_windows_has_no_more_processes_than_it_can_wait_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 128)
    assert (cluster.processes(), cluster.processes(200)) == (128, 200)
    monkeypatch.setattr(sys, "platform", "win32")
    assert (cluster.processes(), cluster.processes(200), cluster.processes(4)) == (61, 61, 4)


def test_a_system_that_counts_no_pages_has_any_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> int:
        raise ValueError(name)

    monkeypatch.setattr("os.sysconf", unknown)
    monkeypatch.setattr(memory, "LIMITS", ())
    assert memory.of_machine() is None


def test_a_survey_of_which_a_program_holds_a_file_stays_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to move a folder of which Word has a file open."""
    target = tmp_path / "survey"
    fill(target, "old")

    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(self))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(atomic.InUse, match="close the programs that show its files"):
        fill(target, "new")
    assert (target / "a").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


def fill(target: Path, text: str) -> None:
    with atomic.new_folder(target) as fresh:
        (fresh / "a").write_text(text, encoding="utf-8")


def test_a_build_in_processes_that_are_spawned_gives_the_same_bytes(
    write_seeds: Write, tmp_path: Path
) -> None:
    """As macOS and Windows start them: nothing is inherited, all that is sent can be pickled."""
    ids = [f"body-{number}" for number in range(12)]
    ties = [relation_row(a, "partner_of", b) for a, b in pairwise(ids)]
    seeds = write_seeds([organisation_row(id=name, name=name) for name in ids], ties)
    here = build(seeds, tmp_path / "here", "one")
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    command = [sys.executable, script, "--seeds", seeds, "--survey", "one", "--output", "there"]
    run = subprocess.run(
        list(map(str, command)), check=False, cwd=tmp_path, capture_output=True, encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    for file in here.iterdir():
        assert file.read_bytes() == (tmp_path / "there" / "one" / file.name).read_bytes(), file.name


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    return subprocess.run(
        ["make", *arguments],  # noqa: S607
        check=False, cwd=folder, capture_output=True, encoding="utf-8",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "told"),
    [("exit 1", "ci-map needs Python 3.11 or later"), ('[ "$1" = -c ]', "a Python with pip")],
)
def test_a_python_that_will_not_do_is_told_before_all_else(
    answers: str, told: str, tmp_path: Path
) -> None:
    """That of macOS is too old, that of a bare Debian has no pip."""
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\n{answers}\n", encoding="utf-8")
    python.chmod(0o755)
    run = make(tmp_path, ".uv/bin/uv", f"PYTHON={python}")
    assert run.returncode == 2
    assert told in run.stderr
    assert not (tmp_path / ".uv").exists()


def test_copies_and_locks_beside_the_lists_do_not_stop_make(tmp_path: Path) -> None:
    seeds = tmp_path / "data" / "seeds"
    seeds.mkdir(parents=True)
    for name in ("a.csv", "a - Copy.csv", "a (2).csv", ".~lock.a.csv#", "a.csv.before-repair"):
        (seeds / name).touch()
    shown = make(tmp_path, "--print-data-base", "--dry-run", "clean").stdout
    assert "\nSEEDS := data/seeds/a.csv\n" in shown
