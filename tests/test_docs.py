"""The manual says what is so: no command, option, format or notebook is missing, examples run."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests

import ci_map
from ci_map.build import build_baseline
from ci_map.checksums import SUMS
from ci_map.cli.reference import as_markdown, commands, examples
from ci_map.export import FORMATS
from ci_map.publish.folder import FILES as FILES_OF_A_SURVEY
from ci_map.survey import Survey
from tests.conftest import ORGANISATIONS_HEADER, ROOT, organisation_row

DOCS = ROOT / "docs"
LIST = f"{ORGANISATIONS_HEADER}\n{organisation_row()}\n"
FILES = {
    "pages.jsonl": '{"url": "https://example.org/", "text": "We are the backbone organisation."}\n',
    "one.csv": LIST,
    "two.csv": LIST,
    "new.csv": LIST,
    "pages.wet": "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://www.fsg.org/\r\n"
    "WARC-Date: 2026-11-20T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "Content-Type: text/plain\r\nContent-Length: 24\r\n\r\nWrite to info@fsg.org.\r\n\r\n\r\n",
    "multiTimeline.csv": "Category: All\n\nWeek,collective impact: (Worldwide)\n2011-02-06,4\n",
    "works.json": '{"group_by": [{"key": "2011", "count": 4}]}\n',
}
# The first reads what the other writes.
AFTER = {
    "store restore": "store backup",
    "review apply": "review export",
    "review explode": "review rekey",
    "scorecard read": "scorecard new",
}
# A store that holds something is not restored over.
EMPTIED = {"store restore": "rm -r .ci-map && "}
LASTING = ("serve",)  # runs until it is ended


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """A folder as a user has it: the lists, a survey, files to read, `ci-map` on the path."""
    shutil.copytree(ROOT / "data", tmp_path / "data")  # a command may write its decisions there
    shutil.copytree(ROOT / "crawlers", tmp_path / "crawlers")
    recorded = "tests/fixtures/sources/strivetogether"
    shutil.copytree(ROOT / recorded, tmp_path / recorded)
    shutil.copytree(built, tmp_path / "output" / built.name)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = tmp_path / "bin" / "ci-map"
    command.parent.mkdir()
    code = 'from ci_map.cli import main; main()" "$@'
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


def test_the_page_of_commands_is_up_to_date() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == as_markdown(), (
        "run `python -m ci_map.cli.reference > docs/commands.md`"
    )


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_says_what_it_does(name: str) -> None:
    section = as_markdown().partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert section
    for parameter in commands()[name].params:
        if parameter.name != "help":
            assert parameter.help, f"{name}: {parameter.name} has no help"
            assert parameter.opts[0].lstrip("-").upper() in section.upper() or parameter.metavar


@pytest.mark.parametrize("name", commands())
def test_every_command_that_ends_tells_its_facts_in_json(name: str) -> None:
    """`classify` writes JSON Lines, and nothing else."""
    options = {option for parameter in commands()[name].params for option in parameter.opts}
    assert ("--json" in options) != (name in ("classify", *LASTING))


@pytest.mark.parametrize("name", commands())
def test_the_example_of_a_command_runs(name: str, workspace: Path) -> None:
    example = examples()[name]
    assert example.startswith(f"ci-map {name}"), (
        f"{name}: its help needs a line 'Example: ci-map …'"
    )
    if name in AFTER:
        example = f"{examples()[AFTER[name]]} && {EMPTIED.get(name, '')}{example}"
    path = f"{workspace / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    if name in LASTING:
        assert_it_answers(example, workspace, environment)
        return
    run = subprocess.run(
        ["bash", "-c", example],  # noqa: S607
        check=False,
        capture_output=True,
        input=b"q\n",  # a review asks and can be quit
        cwd=workspace,
        env=environment,
    )
    assert run.returncode == 0, run.stderr.decode()


def assert_it_answers(example: str, workspace: Path, environment: Mapping[str, str]) -> None:
    """A server says where it is, and a page is there."""
    command = ["bash", "-c", f"exec {example}"]
    with subprocess.Popen(
        command, cwd=workspace, env=environment, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            address = server.stdout.readline().split()[0]
            assert requests.get(address, timeout=300).status_code == 200
        finally:
            server.terminate()


def test_every_format_is_told_of() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \|", (DOCS / "exports.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == list(FORMATS)
    help_text = commands()["export"].help
    assert all(format_id in help_text for format_id in FORMATS)


def test_all_that_the_library_offers_is_in_the_manual() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in ci_map.__all__:
        offered = getattr(ci_map, name)
        offered = getattr(offered, name, offered)  # `ci_map.classify` is a room and a function
        assert f"::: {offered.__module__}.{offered.__qualname__}\n" in text, name
        assert offered.__doc__, name


def test_every_notebook_is_told_of() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \|", (DOCS / "analyse.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(rows) == sorted(path.stem for path in (ROOT / "analysis").glob("*.ipynb"))


def test_the_questions_in_sql_have_answers(survey: Survey) -> None:
    text = (DOCS / "analyse.md").read_text(encoding="utf-8")
    questions = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert len(questions) == 3
    assert all(len(survey.query(question)) for question in questions)


@pytest.mark.parametrize("page", ["README.md", "docs/analyse.md"])
def test_the_python_of_the_manual_runs(
    page: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with `output/`, as the manual says, and nothing else of the clone."""
    shutil.copytree(built, tmp_path / "output" / built.name)
    build_baseline(ROOT / "data" / "seeds", tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, page, "exec"), {})  # noqa: S102 (the manual's own)


def test_every_file_of_a_survey_is_told_of() -> None:
    text = (ROOT / "output" / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*FILES_OF_A_SURVEY, SUMS) if f"`{name}`" not in text] == []


def test_links_of_the_readme_lead_somewhere_in_the_source_distribution_too() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    held = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert links
    for link in links:
        assert (ROOT / link).exists(), link
        assert f"/{link}".startswith(tuple(held)), link


def test_the_manual_is_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    assert "open_survey" in (tmp_path / "api.html").read_text(encoding="utf-8")
