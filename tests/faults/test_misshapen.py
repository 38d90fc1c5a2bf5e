"""Files of ours that were whole once and now say something else, with no checksum to tell it."""

import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build
from ci_map.classify.evaluate import BaselineDamaged, read_baseline
from ci_map.collect.crawl.visit import page_of
from ci_map.compared import history
from ci_map.missing import NotASurvey
from ci_map.publish.folder import is_sealed
from ci_map.refresh.progress import FILE, ProgressDamaged, saved
from ci_map.refresh.sites import PAGES, pages_of
from ci_map.store import StoreDamaged, Visit
from ci_map.survey import Survey
from tests.conftest import organisation_row, relation_row


@pytest.fixture
def old(write_seeds: Callable[..., Path], tmp_path: Path) -> Path:
    """A survey from before there were checksums."""
    rows = [organisation_row(id=name, name=f"Body {name}") for name in ("a", "b")]
    seeds = write_seeds(rows, [relation_row("a", "funds", "b")])
    folder = build(seeds, tmp_path / "output", "one")
    (folder / "SHA256SUMS").unlink()
    return folder


def everything(survey: Survey) -> object:
    """What Python asks of the tables."""
    return survey.find(role="funder"), survey.graph(), survey.evidence("a"), survey.findings()


def test_a_column_that_came_later_is_empty_in_an_older_survey(old: Path) -> None:
    (old / "organisations.csv").write_text("id,name\na,A\nb,B\n", encoding="utf-8")
    (old / "relations.csv").write_text(
        "source_id,relation,target_id\na,funds,b\n", encoding="utf-8"
    )
    survey = ci_map.open(old)
    assert survey.find(role="funder").empty
    assert survey.graph().ecount() == 1


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("organisations.csv", b"id,name,rol\na,A,funder\n", "unknown columns: rol"),
        ("organisations.csv", b"id\na\n", "missing or unknown columns: name"),
        ("organisations.csv", b"id,name\na,A,more\n", "more cells than the header"),
        ("organisations.csv", b"id,name\na,A\na,B\n", "given twice"),
        ("relations.csv", b"source_id,relation,target_id\na,funds,gone\n", "a relation of nobody"),
        ("relations.csv", b"source_id,relation\na,funds\n", "target_id"),
        ("statements.parquet", b"PAR1PAR1", "damaged"),
        ("findings.json", b"[" * 100_000, "damaged"),
        ("findings.json", b"[[1]]", "damaged"),
    ],
)
def test_a_table_of_another_shape_is_told(file: str, content: bytes, said: str, old: Path) -> None:
    (old / file).write_bytes(content)
    with pytest.raises(NotASurvey, match=rf"{file}.*{said}.*build the survey again"):
        everything(ci_map.open(old))


@pytest.mark.parametrize("file", ["organisations.csv", "relations.csv", "ranks.csv"])
def test_a_table_that_cannot_be_compared_is_told(file: str, old: Path) -> None:
    (old / file).write_bytes(b"id,betweenness_rank,betweenness_low,betweenness_high\na,x,1,1\n")
    survey = ci_map.open(old)
    with pytest.raises(NotASurvey, match=rf"{file} is damaged"):
        survey.diff(survey)


def test_a_history_and_a_manifest_without_an_end_are_told(old: Path) -> None:
    (old / "changes.json").write_bytes(b"[" * 100_000)
    with pytest.raises(NotASurvey, match=r"changes\.json is damaged"):
        history(ci_map.open(old))
    (old / "survey.json").write_bytes(b"[" * 100_000)
    assert not is_sealed(old)


@pytest.mark.parametrize("part", [{"title": {"en": 5}}, {"limits": ["few"]}, {"counts": {"x": ""}}])
def test_a_manifest_in_which_something_else_stands_is_told(
    part: dict[str, object], old: Path
) -> None:
    manifest = json.loads((old / "survey.json").read_bytes())
    part = {"counts": {**manifest["counts"], **part["counts"]}} if "counts" in part else part  # type: ignore[dict-item]
    (old / "survey.json").write_text(json.dumps(manifest | part), encoding="utf-8")
    with pytest.raises(NotASurvey, match=f"no {next(iter(part))}"):
        ci_map.open(old)


WHOLE: dict[str, object] = {
    "day": "2026-11-26",
    "name": "one",
    "before": None,
    "sources": ["a"],
    "read": {},
}


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (WHOLE | {"day": "today"}, "day: "),
        (WHOLE | {"name": "../one"}, "name: "),
        (WHOLE | {"sources": "abc"}, "sources: "),
        (WHOLE | {"done": ["nap"]}, "done.0: "),
        (WHOLE | {"more": 1}, "more: "),
    ],
)
def test_a_refresh_is_gone_on_with_only_from_what_it_wrote(
    told: dict[str, object], said: str, tmp_path: Path
) -> None:
    (tmp_path / FILE).write_text(json.dumps(WHOLE), encoding="utf-8")
    assert saved(tmp_path)
    (tmp_path / FILE).write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(ProgressDamaged, match=rf"damaged \({said}.*begins anew"):
        saved(tmp_path)


def test_a_page_of_a_refresh_without_its_text_is_told(tmp_path: Path) -> None:
    (tmp_path / PAGES).write_text('{"organisation": "a", "url": "x"}\n', encoding="utf-8")
    with pytest.raises(ProgressDamaged, match="begins anew"):
        list(pages_of(tmp_path))


@pytest.mark.parametrize("line", ["{}", "[]", '{"url": "x", "links": [{"url": "y"}]}', "[" * 9_999])
def test_a_page_of_another_shape_in_the_store_is_told(line: str) -> None:
    visit = Visit("a", "https://a.example/", "page", page=zlib.compress(line.encode()))
    with pytest.raises(StoreDamaged, match=r"damaged at https://a\.example/: [^\n]+$"):
        page_of(visit)


@pytest.mark.parametrize("text", ["[]", '{"role": "high"}', '{"rule": 0.5}', "[" * 100_000])
def test_a_baseline_of_another_shape_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BaselineDamaged, match="ci-map evaluate --keep"):
        read_baseline(path)
