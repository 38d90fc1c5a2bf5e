"""What size lets a build draw or leave out is told, in one wording, wherever a survey is read."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ci_map.build import build
from ci_map.codebook import LANGUAGES
from tests.conftest import organisation_row, relation_row

Write = Callable[..., Path]
LIMITS = {
    "ci_map.graph.measures.betweenness.EXACT": 1,
    "ci_map.graph.stability.EXACT": 1,
    "ci_map.graph.drawn_steps.EXACT": 1,
    "ci_map.findings.by_chance.MOST": 1,
    "ci_map.publish.drawn.ON_THE_MAP": 2,
}
BEGIN = [
    "Betweenness rests on ",
    "Closeness and harmonic closeness rest on the steps to 8,192 ",
    "Ranks have ranges by degree only",
    "The network is too large to be set beside random ones.",
    "The map shows the 2 organisations with most relations of 4",
]
# The command in a process of its own, which takes every network for a large one.
LARGE = f"""
import importlib
for name, value in {LIMITS}.items():
    module, _, limit = name.rpartition(".")
    setattr(importlib.import_module(module), limit, value)
from ci_map.cli import main
main()
"""


@pytest.fixture
def seeds(write_seeds: Write) -> Path:
    organisations = [organisation_row(id=one, name=one.upper()) for one in ("fsg", "a", "b", "c")]
    return write_seeds(organisations, [relation_row("fsg", "funds", one) for one in "abc"])


def large(*arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", LARGE, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True)


def test_a_build_says_it_in_one_line_and_every_reader_gets_it(seeds: Path, tmp_path: Path) -> None:
    said = large("build", "--seeds", seeds, "--output", tmp_path, "--survey", "s")
    where, line = said.stdout.splitlines()
    assert where.endswith("in a browser")
    survey = json.loads((tmp_path / "s" / "survey.json").read_text(encoding="utf-8"))
    assert line == " ".join(text["en"] for text in survey["drawn"])
    assert all(
        text["en"].startswith(begin) for text, begin in zip(survey["drawn"], BEGIN, strict=True)
    )
    assert all(set(text) == set(LANGUAGES) for text in survey["drawn"])
    assert survey["limits"][: len(BEGIN)] == survey["drawn"]
    for language, name in (("en", "report.html"), ("he", "report.he.html")):
        page = (tmp_path / "s" / name).read_text(encoding="utf-8")
        assert all(text[language] in page for text in survey["drawn"])
        assert "Betweenness is exact" not in page
    assert survey["drawn"][0]["fr"] in (tmp_path / "s" / "map.html").read_text(encoding="utf-8")


def test_a_build_says_it_in_json(seeds: Path, tmp_path: Path) -> None:
    said = large("build", "--seeds", seeds, "--output", tmp_path, "--survey", "s", "--json")
    told = json.loads(said.stdout)
    assert told["survey"].endswith("/s")
    assert [set(text) for text in told["drawn"]] == [set(LANGUAGES)] * len(BEGIN)


def test_where_all_was_counted_nothing_is_said(seeds: Path, tmp_path: Path) -> None:
    folder = build(seeds, tmp_path, "s")
    survey = json.loads((folder / "survey.json").read_text(encoding="utf-8"))
    assert survey["drawn"] == []
    assert "Betweenness is exact." in (folder / "report.html").read_text(encoding="utf-8")
