"""Every stage is measured as it grows; one that takes too much is told and not waited for."""

import subprocess
import sys
from pathlib import Path

from ci_map.export import FORMATS
from tests.conftest import ROOT

GROWTH = ROOT / "benchmarks" / "growth.py"


def growth(folder: Path, *options: str) -> str:
    command = [sys.executable, str(GROWTH), "--folder", str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_every_stage_of_every_part_is_measured(tmp_path: Path) -> None:
    told = growth(tmp_path, "--sizes", "40")
    for stage in (
        *("lists read and checked", "measures, communities", "layout", "structure, ranges"),
        *("findings", "places", "the map's file", "reports", "statements.parquet", "build: all"),
        *("measure degree", "measure community", "tables read", "find, ego", "first query"),
        *("query of statements", "compare", "resolve", "classify", "extract"),
        *("store of visits", "visits read back", *(f"export {name}" for name in FORMATS)),
    ):
        assert told.count(f" {stage} ") == 1, stage
    assert told.splitlines()[-1] == "nothing broke up to 40"


def test_what_takes_too_much_is_ended_told_and_not_tried_at_a_larger_size(tmp_path: Path) -> None:
    much = ("--sizes", "3000,6000", "--parts", "classification")
    slow = growth(tmp_path, *much, "--minutes", "0.05")
    assert slow.splitlines()[-1].startswith("broke at 3,000: classif")
    assert slow.splitlines()[-1].endswith("more than 0.05 minutes")
    large = growth(tmp_path, *much, "--gigabytes", "0.12")  # more than making the lists takes
    assert large.splitlines()[-1].endswith("more than 0.12 GB")
    assert "6,000 classif" not in slow + large
