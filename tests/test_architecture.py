"""The house: each room imports from rooms above it; the walk of the manual is run."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from typer.main import get_command

from ci_map.cli.app import app
from tests.conftest import ROOT

HOUSE = ROOT / "ci_map"
MANUAL = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ORDER = [name.replace("/", ".") for name in re.findall(r"^\| `([a-z_/]+)` ", MANUAL, re.MULTILINE)]


def imported(tree: ast.AST) -> Iterator[str]:
    """What a module imports when it runs, also inside its functions."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        else:
            yield from imported(node)


def room(module: str) -> str | None:
    """The room of `ci_map.review.facts.Fact`: "review.facts", else "review"; None outside."""
    _, *parts = module.split(".")
    if not module.startswith("ci_map.") or not (HOUSE / parts[0]).with_suffix("").exists():
        known = module.startswith("ci_map.") and (HOUSE / f"{parts[0]}.py").exists()
        return parts[0] if known else None
    return ".".join(parts[:2]) if ".".join(parts[:2]) in ORDER else parts[0]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if len(parts) > 2 or path.name != "__init__.py":
            yield ".".join(parts), path


def test_every_room_has_its_place() -> None:
    assert {room(module) for module, _ in modules()} == set(ORDER)
    assert len(ORDER) == len(set(ORDER))


def test_a_room_imports_only_from_rooms_above_it() -> None:
    wrong = []
    for module, path in modules():
        own = room(module)
        assert own
        for name in imported(ast.parse(path.read_text(encoding="utf-8"))):
            other = room(name)
            if other and other != own and ORDER.index(other) > ORDER.index(own):
                wrong.append(f"{module} imports {name}")
    assert wrong == []


def test_the_manual_lists_every_page_of_it() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    navigation = yaml.safe_load(text.split("\nplugins:")[0])["nav"]
    pages = {next(iter(e.values())) if isinstance(e, dict) else e for e in navigation}
    assert pages == {path.name for path in (ROOT / "docs").glob("*.md")}


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert [name for name in commands if not re.search(rf"`(?:ci-map )?{name}\b", text)] == []


def test_the_walk_of_one_fact_is_run(tmp_path: Path) -> None:
    for name in ("crawlers", "data", "tests/fixtures"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "ci-map").write_text(
        f"#!/bin/sh\nexec {sys.executable} -c 'from ci_map.cli import main; main()' \"$@\"\n"
    )
    (tmp_path / "ci-map").chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    steps = re.findall(r"```sh\n(.*?)```", MANUAL, re.DOTALL)
    assert len(steps) == 4
    (tmp_path / "walk").mkdir()
    for step in steps:
        run = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", step],  # noqa: S607
            check=False, cwd=tmp_path, capture_output=True, text=True, env=environment,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
    assert not [name for name in re.findall(r"`([a-z_/]+/[a-z_.]*)`", MANUAL) if is_wrong(name)]


def is_wrong(name: str) -> bool:
    """Whether a file that the manual names is not there."""
    where = HOUSE / f"{name}.py" if name.startswith("review/") else ROOT / name
    return not where.exists()
