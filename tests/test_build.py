import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build, contents_of
from ci_map.checksums import SUMS
from ci_map.collect import SeedsInvalid
from ci_map.gather import gather
from ci_map.lock import LOCK
from ci_map.naming import BadSurveyName
from ci_map.publish import FILES
from ci_map.publish.folder import SurveySealed, damaged, publish
from tests.conftest import SEEDS, organisation_row, relation_row

Write = Callable[..., Path]
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\">'`${1}]]><!--"
INPUTS = {
    "decisions.csv",
    "about.yml",
    "organisations.csv",
    "relations.csv",
    "survey_2015.csv",
    "tour.yml",
}
HOSTILE_TEXTS = ("name", "name_local", "aliases", "locality", "place_served", "note")


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_survey_has_all_its_files(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == sorted([*FILES, SUMS])
    assert built.name == "2026-11"


def test_the_manifest_counts_what_is_there(built: Path, survey: ci_map.Survey) -> None:
    manifest = json.loads((built / "survey.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["organisations"] == len(survey.organisations) == 1267
    assert manifest["counts"]["relations"] == len(survey.relations) == 1361
    assert manifest["counts"]["statements"] == len(survey.statements)
    assert set(manifest["inputs"]) == INPUTS


@pytest.mark.parametrize(("seed", "threads"), [("1", "1"), ("4242", "4")])
def test_the_same_lists_give_the_same_bytes_whatever_the_hash_seed_and_the_threads(
    built: Path, tmp_path: Path, seed: str, threads: str
) -> None:
    code = "import sys; from pathlib import Path; from ci_map.build import build;"
    code += "build(Path(sys.argv[1]), Path(sys.argv[2]))"
    said = {"PYTHONHASHSEED": seed, "OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
    command = [sys.executable, "-c", code, str(SEEDS), str(tmp_path)]
    subprocess.run(command, check=True, env=os.environ | said)
    again, before = read_all(tmp_path / built.name), read_all(built)
    assert again.keys() == before.keys()
    assert [name for name in before if again[name] != before[name]] == []


def test_faulty_lists_write_nothing_and_keep_the_old_survey(
    write_seeds: Write, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    folder = build(write_seeds([organisation_row()]), output, "one")
    before = read_all(folder)
    with pytest.raises(SeedsInvalid):
        build(write_seeds([organisation_row(country="XX")]), output, "one")
    assert read_all(folder) == before
    assert {path.name for path in output.iterdir()} == {"one", LOCK}


@pytest.mark.parametrize("rows", [[], [organisation_row()]])
def test_a_survey_of_none_or_one_can_be_published(
    write_seeds: Write, tmp_path: Path, rows: list[str]
) -> None:
    folder = build(write_seeds(rows), tmp_path / "output")
    assert folder.name == "undated"
    assert len(ci_map.open(folder).organisations) == len(rows)


def test_hostile_text_in_every_field_stays_text(write_seeds: Write, tmp_path: Path) -> None:
    cells = dict.fromkeys(HOSTILE_TEXTS, HOSTILE) | {"url": "https://example.org/?a='b'&c=(1)"}
    rows = [organisation_row(id="a", **cells), organisation_row(id="b")]
    folder = build(write_seeds(rows, [relation_row("a", "funds", "b")]), tmp_path / "output")
    page = (folder / "map.html").read_text(encoding="utf-8")
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "<img" not in page
    assert "<img" not in report
    row = ci_map.open(folder).organisations.loc["a"]
    assert row["name"] == row["note"] == HOSTILE
    assert row["aliases"] == [HOSTILE]


def test_a_formula_in_a_name_is_harmless_in_the_tables_and_right_in_python(
    write_seeds: Write, tmp_path: Path
) -> None:
    name = '=HYPERLINK("http://example.org","x")'
    folder = build(write_seeds([organisation_row(name=name)]), tmp_path / "output")
    table = (folder / "organisations.csv").read_text(encoding="utf-8")
    assert "'=HYPERLINK" in table
    assert ci_map.open(folder).organisations.loc["a-b", "name"] == name


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "../x", "latest", "-x", "a" * 101, "x."])
def test_a_name_that_is_no_folder_is_refused(name: str, tmp_path: Path) -> None:
    if name:
        with pytest.raises(BadSurveyName):
            build(SEEDS, tmp_path, name)
        assert list(tmp_path.iterdir()) == []


def test_changes_are_told_against_the_survey_before(write_seeds: Write, tmp_path: Path) -> None:
    output = tmp_path / "output"
    old = build(
        write_seeds([organisation_row(id="a", name="Old"), organisation_row(id="b")]), output, "1"
    )
    rows = [organisation_row(id="a", name="New"), organisation_row(id="c")]
    before = ci_map.open(old)
    new = ci_map.open(build(write_seeds(rows), output, "2", before))
    assert before.diff(new.name).equals(before.diff(new))
    kinds = before.diff(new)[["kind", "id"]].to_records(index=False).tolist()
    assert kinds == [("joined", "c"), ("left", "b"), ("renamed", "a")]
    page = (output / "2" / "map.html").read_text(encoding="utf-8")
    assert '"before":{"name":"1"' in page


def test_a_build_that_is_killed_leaves_the_old_survey_or_the_new_one(
    write_seeds: Write, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    seeds = write_seeds([organisation_row()])
    folder = build(seeds, output, "one")
    whole = sorted([*FILES, SUMS])
    code = "import sys; from pathlib import Path; from ci_map.build import build;"
    code += "build(Path(sys.argv[1]), Path(sys.argv[2]), 'one')"
    for delay in (0.2, 0.5, 0.8, 1.1, 1.4, 1.7, 2.0):
        run = subprocess.Popen([sys.executable, "-c", code, seeds, output])
        time.sleep(delay)
        run.kill()
        run.wait()
        assert ci_map.open(folder).name == "one"
        assert sorted(path.name for path in folder.iterdir()) == whole
    build(seeds, output, "one")
    assert sorted(path.name for path in folder.iterdir()) == whole


def test_what_was_changed_afterwards_is_told(write_seeds: Write, tmp_path: Path) -> None:
    folder = build(write_seeds([organisation_row()]), tmp_path, "one")
    assert damaged(folder) == []
    (folder / "report.html").unlink()
    (folder / "measures.csv").write_text("id\n", encoding="utf-8")
    assert damaged(folder) == ["measures.csv", "report.html"]


def test_a_sealed_survey_is_never_written_again(write_seeds: Write, tmp_path: Path) -> None:
    gathered = gather(write_seeds([organisation_row()]))
    contents = replace(contents_of(gathered, "one"), sealed=True)
    publish(contents, tmp_path / "one")
    before = read_all(tmp_path / "one")
    with pytest.raises(SurveySealed, match="choose another name"):
        build(gathered.folder, tmp_path, "one")
    assert read_all(tmp_path / "one") == before
