"""No name reaches the terminal as something that it obeys."""

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ci_map.cli.terminal import plain
from tests.cli.test_cli import ci_map
from tests.conftest import ROOT

Write = Callable[..., Path]
HOSTILE = "Body \x9b31m\x85 \u202etxt"  # C1 passes the check of the lists; C0 does not
CSI = "\x9b"
LINES_AND_TURNS = "\u2028\u2029\u202d\u202e"


@given(st.text())
@example(f"\x1b\x7f\x9b{LINES_AND_TURNS}")
def test_plain_text_has_no_control_character_and_json_keeps_its_meaning(text: str) -> None:
    shown = plain(text)
    assert not [c for c in shown if c not in "\n\t" and (ord(c) < 32 or 127 <= ord(c) < 160)]
    assert not set(shown) & set(LINES_AND_TURNS)
    assert json.loads(plain(json.dumps(text, ensure_ascii=False))) == text


def test_only_one_module_makes_consoles() -> None:
    for path in (ROOT / "ci_map").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [a.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names]
        assert "Console" not in names or path.name == "terminal.py", path


@pytest.mark.parametrize(
    "command",
    [
        ("measures",),
        ("measures", "--json"),
        ("query", "select name, note from organisations"),
        ("query", "select name from organisations", "--csv"),
        ("query", "select name from organisations", "--json"),
        ("findings",),
        ("diff", "one", "two"),
        ("diff", "one", "two", "--json"),
    ],
)
def test_every_command_that_prints_names(
    command: tuple[str, ...], hostile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile)
    run = ci_map(*command, FORCE_COLOR="1")
    assert run.returncode == 0, run.stderr
    assert CSI not in run.stdout + run.stderr
    assert "\u202e" not in run.stdout
    if command[0] != "findings":
        assert "\\u009b31m" in run.stdout


def test_errors_are_plain_too(hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(hostile)
    for command in (("measures", "--by", HOSTILE), ("measures", "--survey", HOSTILE), (HOSTILE,)):
        run = ci_map(*command, PYTHONUTF8="1")  # else Python itself escapes what is not ASCII
        assert run.returncode == 2
        assert CSI not in run.stderr
        assert "\u202e" not in run.stderr
        assert re.search(r"\\(u00|x)9b", run.stderr)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two surveys whose names are hostile."""
    from tests.conftest import ORGANISATIONS_HEADER, RELATIONS_HEADER, organisation_row

    folder = tmp_path_factory.mktemp("hostile")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "relations.csv").write_text(RELATIONS_HEADER + "\n", encoding="utf-8")
    for survey in ("one", "two"):
        rows = [organisation_row(id=f"{survey}-{n}", name=f"{n}{HOSTILE}") for n in range(2)]
        text = "\n".join([ORGANISATIONS_HEADER, *rows, ""])
        (seeds / "organisations.csv").write_text(text, encoding="utf-8")
        run = ci_map("build", "--seeds", seeds, "--survey", survey, "--output", folder / "output")
        assert run.returncode == 0, run.stderr
    return folder
