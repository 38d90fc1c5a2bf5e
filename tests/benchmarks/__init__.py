"""Benchmarks at a small size: both sides run and agree; what they measure is for quiet machines."""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
RATIO = re.compile(r"\d+\.\dx")


def printed(name: str, *arguments: str) -> list[str]:
    """The lines of a benchmark that ends with its ratio."""
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1800)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert RATIO.fullmatch(lines[-1]), lines
    return lines


def needs(module: str) -> pytest.MarkDecorator:
    """Skips what compares with a package that only `make rivals` installs."""
    missing = find_spec(module) is None
    return pytest.mark.skipif(missing, reason=f"{module} is not installed: `make rivals`")
