"""The command that brings an extra is one that can be copied."""

import sys
from pathlib import Path

import pytest

from ci_map import missing


def test_with_pip_it_is_that_of_the_python_that_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(missing, "find_spec", lambda name: name)
    assert missing.installs("serve") == '.venv/bin/python -m pip install "ci-map[serve]"'


def test_powershell_runs_a_program_in_quotes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "a clone" / "python"))
    monkeypatch.setattr(missing, "find_spec", lambda name: name)
    assert missing.installs("serve").startswith('"')
    monkeypatch.setattr(sys, "platform", "win32")
    assert missing.installs("serve").startswith('& "')


def test_without_pip_it_is_that_of_uv_which_made_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clone = tmp_path / "a clone"
    (clone / ".uv" / "bin").mkdir(parents=True)
    monkeypatch.chdir(clone)
    monkeypatch.setattr(sys, "prefix", str(clone / ".venv"))
    monkeypatch.setattr(missing, "find_spec", lambda name: None)
    assert missing.installs("serve") == 'uv pip install --python .venv "ci-map[serve]"'
    (clone / ".uv" / "bin" / "uv").touch()
    assert missing.installs("serve") == '.uv/bin/uv pip install --python .venv "ci-map[serve]"'
    monkeypatch.chdir(tmp_path)
    assert missing.installs("serve").startswith('"a clone/.uv/bin/uv" pip install --python "a cl')
