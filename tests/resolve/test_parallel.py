"""Rows are compared in processes however a platform starts them."""

import pytest

from ci_map.resolve import parallel, resolve
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
