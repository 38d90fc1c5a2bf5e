"""Rows are compared in processes however a platform starts them."""

import os
import subprocess
import sys

import pytest

from ci_map.resolve import parallel, resolve
from tests.conftest import ROOT
from tests.resolve.rows import row

NAMES = ("Tamarack Institute", "The Tamarack Institut", "Sheatufim", "שיתופים", "FSG", "FSG Inc.")


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_processes_change_nothing(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        row(f"l{n % 7}/r{n}", name, url=f"https://s{n % 5}.example/")
        for n, name in enumerate(NAMES * 20)
    ]
    alone = resolve(rows)
    assert alone.found
    monkeypatch.setattr(parallel, "START", start)
    monkeypatch.setattr(parallel, "FEW", 0)
    monkeypatch.setattr(parallel, "PIECE", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert resolve(rows) == alone


PHRASES = """
from itertools import combinations
from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.record import record_of
from tests.resolve.rows import row
words = "gurye happy meals tamarack sheatufim waterloo bergen harvest kindred".split()
names = [word for at, word in enumerate(words) for _ in range(at)]
frequencies = Frequencies([record_of(row(f"l/r{n}", name)) for n, name in enumerate(names)])
print([frequencies.phrase(frozenset(some)).hex() for some in combinations(words, 5)])
"""


def test_words_weigh_the_same_to_the_last_bit_in_every_process() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PHRASES],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1
