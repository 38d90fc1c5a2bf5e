"""SQL over a survey's tables, by DuckDB in memory: nothing else can be read, nothing written."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ci_map.errors import WrongUse

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

# In this order: the last forbids to undo the others.
SETTINGS = (
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET TimeZone = 'UTC'",
    "SET lock_configuration = true",
)
SPACES = re.compile(r"\s+")


class BadQuery(WrongUse, ValueError):
    """A question that DuckDB does not understand or that is no question; the message says why."""


def query(tables: "Mapping[str, pa.Table]", sql: str) -> pd.DataFrame:
    """The rows that one `select` gives. Integers are Int64, texts `string`, lists Python lists.

    Raises BadQuery, and MemoryError for an answer that there is no room for.
    """
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for name, table in tables.items():
            connection.register(name, table)
        try:
            for setting in SETTINGS:
                connection.execute(setting)
            return _frame(_selected(connection, sql))
        except duckdb.OutOfMemoryException as error:
            raise MemoryError("the answer or what it is made of is too large") from error
        except duckdb.Error as error:
            raise BadQuery(_told(error, tables)) from error


def _selected(connection: "DuckDBPyConnection", sql: str) -> "pa.Table":
    import duckdb

    statements = connection.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise BadQuery("give one select; nothing else is run")
    return connection.sql(sql).to_arrow_table()


def _frame(table: "pa.Table") -> pd.DataFrame:
    """The table with pandas' own types, in which what is not known is <NA>."""
    table = table.rename_columns(_told_apart(table.column_names))
    frame: pd.DataFrame = table.to_pandas(types_mapper=_dtype)
    for place, field in enumerate(table.schema):
        if "list" in str(field.type):
            frame.isetitem(place, [_listed(v) for v in table.column(place).to_pylist()])
    return frame


def _told_apart(names: Sequence[str]) -> list[str]:
    """Two columns `id` of a join as `id` and `id_2`."""
    return [
        f"{name}_{names[:place].count(name) + 1}" if name in names[:place] else name
        for place, name in enumerate(names)
    ]


def _dtype(kind: "pa.DataType") -> Any:
    import pyarrow as pa

    if pa.types.is_integer(kind):
        return pd.Int64Dtype()
    if pa.types.is_floating(kind):
        return pd.Float64Dtype()
    if pa.types.is_boolean(kind):
        return pd.BooleanDtype()
    return pd.StringDtype() if pa.types.is_string(kind) else None


def _listed(value: Any) -> Any:
    return [] if value is None else value


def _told(error: Exception, tables: Mapping[str, Any]) -> str:
    """DuckDB's message in one line, without its drawing of where the fault is."""
    message = SPACES.sub(" ", str(error).split("\n\nLINE")[0]).strip()
    return f"{message}; tables: {', '.join(tables)}"
