import json
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.cli import query_command
from ci_map.cli.terminal import print_json
from ci_map.query import SETTINGS, BadQuery, query
from ci_map.survey import Survey
from tests.cli.test_cli import ci_map

WORDS = (
    *(
        "*",
        "id",
        "n",
        "from",
        "o",
        "where",
        "group by",
        "1",
        "'a'",
        "null",
        "(",
        ")",
        ",",
        "=",
        ";",
    ),
    *("count(*)", "sum(n)", "order by", "union", "select", "::date", "::ubigint", "-", "[", "]"),
    *(
        "{a:",
        "}",
        "pivot",
        "unnest(",
        "exclude",
        "columns(",
        "lambda x: x",
        "1e999",
        "\0",
        "\ud800",
    ),
)


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
        "select * from read_text('.tmp/letter')",
        "select * from read_blob('.tmp/letter')",
        "select * from glob('.tmp/*')",
        "select * from '.tmp/letter.csv'",
        "select * from query('select * from read_text(''/etc/passwd'')')",
        "select * from json_execute_serialized_sql(json_serialize_sql('from x.csv'))",
        "select * from duckdb_secrets()",
        "select * from sqlite_scan('{folder}/other.db', 'x')",
        "from read_csv('/dev/stdin')",
        "export database '{folder}/all'",
        "load httpfs",
        "call enable_logging()",
        "select * from enable_logging()",
        "set variable x = 1",
        "explain analyze select 1",
        "selec 1",
        "select '\udcff'",
        "",
    ],
)
def test_nothing_but_the_tables_is_read_and_nothing_written(
    survey: Survey, sql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where DuckDB by itself puts what finds no memory: `.tmp` where the command runs."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / ".tmp"
    folder.mkdir()
    for name in ("letter", "letter.csv"):
        (folder / name).write_text("said,in\nconfidence,1\n", encoding="utf-8")
    with pytest.raises(BadQuery):
        survey.query(sql.format(folder=tmp_path))
    assert sorted(tmp_path.rglob("*")) == [folder, folder / "letter", folder / "letter.csv"]


TABLES = {"o": pa.table({"id": ["a", "b"], "n": [1, None]})}


def test_what_finds_no_memory_is_not_put_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With as little memory as is needed to see it: 20 MB, for 80 MB to sort."""
    monkeypatch.chdir(tmp_path)
    few = ("SET memory_limit = '20MB'", "SET threads = 1")
    monkeypatch.setattr("ci_map.query.SETTINGS", (*few, *SETTINGS))
    with pytest.raises(MemoryError, match="too large"):
        query(TABLES, "select range, random() r from range(5000000) order by r")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("sum(n)", 1),
        ("sum(n) + 20000000000000000000", 20000000000000000001.0),
        ("18446744073709551615::ubigint", 18446744073709551615.0),
        ("1.50", 1.5),
        ("'nan'::double", None),
        ("'-inf'::double", None),
        ("['nan'::double, 1]", [None, 1]),
        ("{'a': ['inf'::double]}", {"a": [None]}),
        ("map{'a': 'inf'::double}", [["a", None]]),
        ("'\\xAA'::blob", r"b'\xaa'"),
        ("date '2026-11-26'", "2026-11-26"),
        ("[null]", [None]),
        ("chr(27)", "\x1b"),
    ],
)
def test_each_kind_of_value_is_printed(
    value: str, plain: object, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON is what every program reads: it has neither NaN nor Infinity, and a sum is a number."""
    answer = query(TABLES, f'select {value} as "[/v]" from o limit 1')  # noqa: S608
    for shown in (query_command._print_csv, query_command._print_table):
        shown(answer)
    capsys.readouterr()
    print_json(query_command._records(answer))
    assert json.loads(capsys.readouterr().out, parse_constant=pytest.fail) == [{"[/v]": plain}]


@pytest.mark.parametrize(
    "value", ["union_value(a := 1)", "'infinity'::date", "date '5000000-01-01'"]
)
def test_a_value_that_no_table_holds_is_refused_in_words(value: str) -> None:
    with pytest.raises(BadQuery, match=r"^cast the answer to varchar: [^\n]+$"):
        query(TABLES, f"select {value}")
    assert query(TABLES, f"select ({value})::varchar as v")["v"].notna().all()


def selecting(words: list[str]) -> str:
    return " ".join(["select", *words])


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(selecting))
@settings(max_examples=60, deadline=None)
def test_any_question_is_answered_or_refused(sql: str) -> None:
    with suppress(BadQuery):
        query(TABLES, sql)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_question_without_an_end_ends_at_ctrl_c() -> None:
    """It is asked in another process, which would count for a month and ignores no signal."""
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "import pyarrow as pa; from ci_map.query import query; print(flush=True);"
        "query({'o': pa.table({'n': [1]})}, 'select count(*) from range(1000000000000000) a"
        " where a.range % 7 = 3.5')"
    )
    asking = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert asking.stdout is not None
    asking.stdout.readline()
    asking.send_signal(signal.SIGINT)
    try:
        _, error = asking.communicate(timeout=300)  # for who waits in vain; it ends at once
    finally:
        asking.kill()
    assert "KeyboardInterrupt" in error


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
