import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ci_map.cli.app import app
from tests.conftest import ORGANISATIONS_HEADER, RELATIONS_HEADER, organisation_row

RENAMED = """<map version="1.0.1"><node ID="ID_survey"><node ID="ID_role_backbone">
<node ID="ID_role_backbone_NZ"><node ID="ID_organisation_north" TEXT="North"/>
</node></node></node></map>"""


def run(*arguments: str | Path, keys: str = "") -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(map(str, arguments)), input=keys)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    texts = {
        "one": "id,name,country,url\nk,Kellogg Foundation,US,https://wkkf.org\nn,Foundation North,NZ,https://fn.nz\n",
        "two": "id,name,country,url\nw,W.K. Kellogg Foundation,US,https://www.wkkf.org/\na,ASB Trust,NZ,https://fn.nz/\n",
    }
    paths = [tmp_path / f"{name}.csv" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    row = organisation_row(
        id="foundation-north", name="Foundation North", country="NZ", url="https://fn.nz"
    )
    (folder / "organisations.csv").write_text(f"{ORGANISATIONS_HEADER}\n{row}\n", encoding="utf-8")
    (folder / "relations.csv").write_text(f"{RELATIONS_HEADER}\n", encoding="utf-8")
    return folder


def test_resolve_prints_json_lines(lists: list[Path], tmp_path: Path) -> None:
    none = ("--decisions", tmp_path / "none.csv")
    code, out, _ = run("resolve", *lists, *none, "--candidates", "--json")
    found, candidate = map(json.loads, out.splitlines())
    assert code == 0
    assert found == {"id": "k", "rows": ["one/k", "two/w"]}
    assert candidate["candidate"] == ["one/n", "two/a"]
    assert 0 < candidate["score"] < 1
    assert all(isinstance(reason, str) for reason in candidate["why"])
    assert run("resolve", *lists, *none, "--json")[1].count("\n") == 1


def test_resolve_tells_decisions_on_rows_that_its_lists_do_not_have(
    lists: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "decisions.csv"
    lines = ("one/k,two/ww,different,Ada,2026-11-01,", "fsg,three/x,same,Ada,2026-11-01,")
    path.write_text("\n".join(["left,right,judgement,who,when,why", *lines, ""]), encoding="utf-8")
    code, out, err = run("resolve", *lists, "--decisions", path, "--json")
    assert (code, out.count("\n")) == (0, 1)
    assert err.startswith(f"ci-map: {path.as_posix()}:2: right: no list has 'two/ww'; mend the id")
    assert "(meant two/w" in err
    assert err.count("\n") == 1


def test_resolve_refuses_a_list_without_ids_in_one_line_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("name\nA\n", encoding="utf-8")
    code, out, err = run("resolve", path, "--json")
    assert (code, out) == (2, "")
    assert f"{path.as_posix()}:1: id: the column is missing" in err


def test_a_review_in_the_terminal_is_recorded_key_by_key(seeds: Path, lists: list[Path]) -> None:
    code, out, _ = run(
        "review", "--list", lists[1], "--seeds", seeds, "--when", "2026-11-23", keys="Ada\ns\nq\n"
    )
    assert code == 0, out
    lines = (seeds / "decisions.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:] == ["foundation-north,two/a,same,Ada,2026-11-23,"]


def test_open_questions_in_json_are_told_and_not_asked(seeds: Path, lists: list[Path]) -> None:
    code, out, err = run("review", "--list", lists[1], "--seeds", seeds, "--json")
    assert (code, err) == (0, "")
    merge = next(one for one in json.loads(out) if one["kind"] == "merge")
    assert merge["key"] == "foundation-north two/a"
    assert merge["answers"] == ["same", "different", "unsure"]
    assert merge["cells"]["other_name"] == "ASB Trust"
    assert not (seeds / "decisions.csv").exists()


def test_what_reviews_come_to_in_json(seeds: Path, lists: list[Path], tmp_path: Path) -> None:
    def told(*arguments: str | Path) -> Any:
        code, out, err = run("review", *arguments, "--seeds", seeds, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)

    by_ada = ("--who", "Ada", "--when", "2026-11-23")
    path = tmp_path / "review.csv"
    asked = told("--list", lists[1])
    exported = told("export", path, lists[1])
    assert exported == {"review": path.as_posix(), "questions": len(asked)}
    answered = "sheet,key,answer,who,why\nmerge,foundation-north two/a,same,Ada,\n"
    path.write_text(answered, encoding="utf-8")
    assert told("apply", path) == {"seeds": seeds.as_posix(), "decisions": 1, "facts": 0}
    assert told("explode", "foundation-north", *by_ada) == {"apart": ["foundation-north", "two/a"]}
    renamed = told("rekey", "foundation-north", "north", *by_ada)
    assert renamed == {"old": "foundation-north", "new": "north"}
    outline = tmp_path / "map.mm"
    outline.write_text(RENAMED, encoding="utf-8")
    proposed = told("apply", outline)
    assert proposed == {"review": f"{tmp_path.as_posix()}/map-proposals.csv", "questions": 1}


def test_a_workbook_goes_out_and_an_unanswered_one_changes_nothing(
    seeds: Path, lists: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "review.xlsx"
    assert run("review", "export", path, lists[1], "--seeds", seeds, "--lang", "he")[0] == 0
    code, out, _ = run("review", "apply", path, "--seeds", seeds)
    assert (code, out.strip()) == (0, f"{seeds}: 0 new decisions, 0 new facts")
    assert not (seeds / "decisions.csv").exists()


def test_a_broken_workbook_is_refused(seeds: Path, tmp_path: Path) -> None:
    path = tmp_path / "review.xlsx"
    path.write_bytes(b"broken")
    code, _, err = run("review", "apply", path, "--seeds", seeds)
    assert code == 2
    assert err.startswith("ci-map: review.xlsx: is not an XLSX workbook")
    assert "nothing was written" in err
