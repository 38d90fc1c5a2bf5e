"""What finds no room in memory ends in one line."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ci_map import memory
from ci_map.cli.app import app

WHOLE = (
    "export gexf survey.gexf",
    "export parquet survey.parquet",
    "query select_1",
    "diff {} {}",
)


@pytest.mark.parametrize("command", WHOLE)
def test_a_survey_that_is_too_large_is_refused_before_it_is_read(
    command: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(memory, "of_machine", lambda: 100 * memory.ROW)
    monkeypatch.delattr("pandas.read_csv")
    words = [part.replace("_", " ").format(built) for part in command.split()]
    survey = [] if words[0] == "diff" else ["--survey", str(built)]
    run = CliRunner().invoke(app, [*words, *survey])
    assert run.exit_code == 1
    assert run.stderr.startswith(f"ci-map: {built} has ")
    assert "room for 100 rows" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="no other system bounds a process")
def test_a_command_that_asks_for_more_than_there_is_ends_in_a_line() -> None:
    program = (
        "from ci_map import memory; memory.of_machine = lambda: 2 * 10**9\n"
        "from ci_map.cli import app\n"
        "app.app.command('much')(lambda: bytearray(10**10) and None)\n"
        "app.main()"
    )
    command = [sys.executable, "-c", program, "much"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert (
        run.stderr == "ci-map: not enough memory for this, try a part of it or a larger machine\n"
    )
