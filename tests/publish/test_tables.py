"""The published tables, where a survey is large."""

import io
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest

from ci_map.model import Method, Statement
from ci_map.publish import tables


def _said(number: int) -> Statement:
    page = f"https://{number}.example.org/"
    day, method = "2026-11", Method.CURATED
    return Statement(f"o-{number}", "name", "A", 0, "A", "list", page, None, day, day, method, 1.0)


def test_statements_are_written_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    contents: Any = SimpleNamespace(statements=[_said(number) for number in range(9, 0, -1)])
    whole = pq.read_table(io.BytesIO(tables.statements_parquet(contents)))
    monkeypatch.setattr(tables, "AT_ONCE", 4)
    parts = pq.ParquetFile(io.BytesIO(tables.statements_parquet(contents)))
    assert [parts.metadata.row_group(n).num_rows for n in range(3)] == [4, 4, 1]
    assert parts.read().equals(whole)
    assert whole["subject"].to_pylist() == [f"o-{number}" for number in range(1, 10)]


def test_a_survey_without_statements_has_the_same_columns() -> None:
    contents: Any = SimpleNamespace(statements=[])
    table = pq.read_table(io.BytesIO(tables.statements_parquet(contents)))
    assert (table.num_rows, tuple(table.column_names)) == (0, tables.STATEMENT_FIELDS)
