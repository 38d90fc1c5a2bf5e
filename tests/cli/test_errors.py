"""What a run tells whoever started it: the one place where errors become lines and exit codes."""

import sys
from concurrent.futures.process import BrokenProcessPool

import pytest
import typer
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

from ci_map.cli.app import app
from ci_map.cli.errors import told
from ci_map.collect.faults import Fault, SeedsInvalid
from ci_map.errors import RunFailed, WrongUse
from ci_map.missing import NotASurvey
from ci_map.review.answers import ReviewRefused
from tests.conftest import SEEDS

TOLD = [
    (WrongUse("no such thing"), 2, "ci-map: no such thing\n"),
    (NotASurvey("no survey here"), 2, "ci-map: no survey here\n"),
    (ReviewRefused(["B2: why?"]), 2, "ci-map: B2: why?\nnothing was written\n"),
    (RunFailed("it broke"), 1, "ci-map: it broke\n"),
    (OSError(28, "No space left on device"), 1, "ci-map: No space left on device\n"),
    (
        MemoryError(),
        1,
        "ci-map: not enough memory for this, try a part of it or a larger machine\n",
    ),
    (FileNotFoundError(2, "No such file", "a.csv"), 1, "ci-map: a.csv: No such file\n"),
    (
        OperationalError("select", {}, Exception("it is\ngone")),
        1,
        "ci-map: the store failed: it is gone; what was noted is kept, run it again to go on\n",
    ),
    (
        BrokenProcessPool("terminated abruptly"),
        1,
        (
            "ci-map: a process of this run was killed; if memory ran out, "
            "try a part of it or a larger machine; else run again\n"
        ),
    ),
]


@pytest.mark.parametrize(("error", "code", "words"), TOLD)
def test_an_error_is_told_in_a_line_with_its_code(
    error: Exception, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended, told():
        raise error
    assert ended.value.exit_code == code
    assert capsys.readouterr().err == words


def test_faults_of_lists_begin_with_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    faults = [Fault("a.csv", line, "id", "is missing", "an id") for line in (2, 3)]
    with pytest.raises(typer.Exit) as ended, told():
        raise SeedsInvalid(faults)
    assert ended.value.exit_code == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line[:7] for line in lines] == ["a.csv:2", "a.csv:3", "2 fault"]


@pytest.mark.parametrize("error", [ValueError("our fault"), BrokenPipeError(32, "Broken pipe")])
def test_what_is_nobodys_wrong_use_goes_on(error: Exception) -> None:
    with pytest.raises(type(error)), told():
        raise error


@pytest.mark.parametrize(
    ("library", "command", "extra"),
    [("splink", f"link {SEEDS}/organisations.csv", "registries"), ("waitress", "serve", "serve"),
     ("flask", "serve", "serve"), ("distributed", "build --cluster tcp://x:1", "cluster")],
)  # fmt: skip
def test_a_library_that_an_extra_brings_is_told_in_a_line(
    library: str, command: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("ci_map.serve")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    run = CliRunner().invoke(app, command.split())
    assert run.exit_code == 1
    assert f'pip install "ci-map[{extra}]"' in run.stderr
    assert len(run.stderr.splitlines()) == 1


READS = (
    "classify",
    "crawl --replay",
    "crawl --sites",
    "interest --conferences",
    "interest --openalex",
    "interest --trends",
    "link",
    "resolve",
    "review --list",
    "review apply",
    "review export to.xlsx --found",
    "scorecard new to.xlsx --pages",
    "scorecard read",
    "store restore",
)


@pytest.mark.parametrize("reads", READS)
def test_a_file_to_read_that_is_not_there_is_wrong_use(reads: str) -> None:
    run = CliRunner().invoke(app, [*reads.split(), "none.xlsx"])
    assert run.exit_code == 2
    assert "none.xlsx" in run.stderr
    assert "Errno" not in run.stderr
