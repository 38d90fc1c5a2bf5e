"""`ci-map` as a user runs it, on a machine with something wrong."""

import os
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT

CODE = ("-c", "from ci_map.cli import main; main()")
READ_ONLY = ("-m", "tests.faults.read_only")


def start(
    *arguments: object,
    cwd: Path,
    most: int | None = None,
    given: Mapping[str, str] | None = None,
    code: tuple[str, ...] = CODE,
) -> "subprocess.Popen[str]":
    """Start a command; `most` is the size in bytes at which writing a file fails.

    `given` are settings of docs/settings.md; `code` is how Python is asked for the command.
    """

    def limit() -> None:
        if most is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    told = {f"CI_MAP_{name.upper()}": value for name, value in (given or {}).items()}
    return subprocess.Popen(
        [sys.executable, *code, *map(str, arguments)],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT)} | os.environ | told | {"COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=limit,  # noqa: PLW1509
    )


def ended(process: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    """What came of it."""
    out, err = process.communicate(timeout=900)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def run(
    *arguments: object,
    cwd: Path,
    most: int | None = None,
    given: Mapping[str, str] | None = None,
    code: tuple[str, ...] = CODE,
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return ended(start(*arguments, cwd=cwd, most=most, given=given, code=code))


def said(done: "subprocess.CompletedProcess[str]", code: int) -> str:
    """The one line on stderr of a command that ended with `code`."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("ci-map: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]
