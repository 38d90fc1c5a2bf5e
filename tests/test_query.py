import json
from pathlib import Path

import pytest

from ci_map.query import BadQuery
from ci_map.survey import Survey
from tests.cli.test_cli import ci_map


def test_a_question_is_answered_as_a_table_with_types(survey: Survey) -> None:
    answer = survey.query(
        "select o.id, roles, founded, place_based, betweenness from organisations o"
        " join measures m using (id) where id in ('fsg', 'tamarack-institute') order by id"
    )
    assert answer["roles"].tolist() == [["infrastructure"], ["infrastructure"]]
    assert answer["founded"].isna().tolist() == [True, False]
    kinds = [str(answer[column].dtype) for column in ("founded", "place_based", "betweenness")]
    assert kinds == ["Int64", "boolean", "Float64"]
    assert (
        answer["betweenness"].tolist()
        == survey.measures().loc[answer["id"], "betweenness"].tolist()
    )


@pytest.mark.parametrize(
    "table", ["organisations", "relations", "measures", "statements", "ranks", "brokerage"]
)
def test_every_table_is_whole(survey: Survey, table: str) -> None:
    found = getattr(survey, table)
    expected = found() if callable(found) else found
    assert survey.query(f"select count(*) n from {table}")["n"].item() == len(expected)  # noqa: S608


def test_lists_can_be_taken_apart(survey: Survey) -> None:
    answer = survey.query(
        "select count(*) n from organisations where list_contains(roles, 'funder')"
    )
    assert answer["n"].item() == len(survey.find(role="funder"))


def test_columns_of_one_name_are_told_apart(survey: Survey) -> None:
    answer = survey.query(
        "select o.id, m.id, o.roles from organisations o join measures m using (id)"
    )
    assert list(answer.columns) == ["id", "id_2", "roles"]


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from glob('/*')",
        "copy (select 1) to '{folder}/stolen.csv'",
        "attach '{folder}/other.db'",
        "install httpfs",
        "set enable_external_access = true",
        "drop view organisations",
        "select 1; select 2",
        "select * from survey",
        "selec 1",
        "",
    ],
)
def test_nothing_but_the_tables_is_read_and_nothing_written(
    survey: Survey, sql: str, tmp_path: Path
) -> None:
    with pytest.raises(BadQuery):
        survey.query(sql.format(folder=tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_fault_is_told_in_one_line_with_the_tables(survey: Survey) -> None:
    with pytest.raises(BadQuery, match=r"^[^\n]*organisation [^\n]*; tables: organisations, "):
        survey.query("select * from organisation where country = 'CA'")


def test_the_command_prints_json_csv_or_a_table(built: Path) -> None:
    sql = "select id, roles, founded from organisations where id = '100-million-healthier-lives'"
    as_json = ci_map("query", sql, "--survey", built, "--json")
    assert (as_json.returncode, as_json.stderr) == (0, "")
    row = json.loads(as_json.stdout)[0]
    assert row["id"] == "100-million-healthier-lives"
    assert row["roles"] == ["infrastructure", "initiative"]
    as_csv = ci_map("query", sql, "--survey", built, "--csv").stdout
    assert as_csv.splitlines()[:1] == ["id,roles,founded"]
    assert "infrastructure|initiative" in as_csv
    assert "infrastructure|initiative" in ci_map("query", sql, "--survey", built).stdout


def test_a_formula_in_an_answer_is_harmless_in_csv(built: Path) -> None:
    run = ci_map("query", "select '=1+1' a, -1 b", "--survey", built, "--csv")
    assert run.stdout == "a,b\n'=1+1,-1\n"


def test_wrong_sql_is_wrong_use_in_one_line(built: Path) -> None:
    run = ci_map("query", "selec 1", "--survey", built)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
