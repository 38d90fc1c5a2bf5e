import re
from pathlib import Path

import pytest

from tests.benchmarks import needs, printed

SMALL = ("--nodes", "80", "--edges", "200")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return printed("measures.py", *SMALL)


def _differences(lines: list[str]) -> list[float]:
    found = (re.match(r"largest difference, .*: (\S+) \(", line) for line in lines)
    return [float(match[1]) for match in found if match]


def test_networkx_agrees_and_its_ratio_is_last(lines: list[str]) -> None:
    assert _differences(lines)[-1] < 1e-9
    assert lines[-3].startswith("networkx ")


@needs("networkit")
def test_networkit_agrees(lines: list[str]) -> None:
    assert any(line.startswith("NetworKit ") for line in lines)
    assert len(_differences(lines)) == 2
    assert _differences(lines)[0] < 1e-6


def test_what_is_not_installed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "networkit.py").write_text("raise ImportError('none here')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    told = printed("measures.py", *SMALL)
    assert "networkit: left out, not installed" in "\n".join(told)
    assert _differences(told)[-1] < 1e-9
