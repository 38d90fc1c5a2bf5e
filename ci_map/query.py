"""SQL over a survey's tables, by DuckDB in memory: nothing else can be read, nothing written."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pandas as pd

from ci_map.errors import WrongUse, in_a_line

if TYPE_CHECKING:
    import pyarrow as pa
    from duckdb import DuckDBPyConnection

# In this order: the last forbids to undo the others. Without a folder of its own (`.tmp` where the
# command runs) DuckDB neither puts there what finds no memory nor lets files in it be read.
SETTINGS = (
    "SET temp_directory = ''",
    "SET enable_external_access = false",
    "SET python_enable_replacements = false",
    "SET TimeZone = 'UTC'",
    "SET lock_configuration = true",
)
INTERRUPTED = "Query interrupted"  # what becomes of Ctrl-C while DuckDB works


class BadQuery(WrongUse, ValueError):
    """A question that DuckDB does not understand or that is no question; the message says why."""


def query(tables: "Mapping[str, pa.Table]", sql: str) -> pd.DataFrame:
    """The rows that one `select` gives. Integers are Int64, texts `string`, lists Python lists.

    Raises BadQuery, also for an answer of a kind that pandas has not, and MemoryError for one that
    there is no room for.
    """
    answer = _answer(tables, sql)
    try:
        return _frame(answer)
    except MemoryError:
        raise
    except (ValueError, OverflowError, NotImplementedError) as error:
        raise BadQuery(f"cast the answer to varchar: {_told(error)}") from error


def _answer(tables: "Mapping[str, pa.Table]", sql: str) -> "pa.Table":
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for name, table in tables.items():
            connection.register(name, table)
        try:
            for setting in SETTINGS:
                connection.execute(setting)
            return _selected(connection, sql)
        except duckdb.OutOfMemoryException as error:
            raise MemoryError("the answer or what it is made of is too large") from error
        except duckdb.Error as error:
            raise BadQuery(f"{_told(error)}; tables: {', '.join(tables)}") from error
        except RuntimeError as error:
            if str(error) == INTERRUPTED:
                raise KeyboardInterrupt from error
            raise


def _selected(connection: "DuckDBPyConnection", sql: str) -> "pa.Table":
    import duckdb

    if any("\ud800" <= letter <= "\udfff" for letter in sql):
        raise BadQuery("a question is text in UTF-8")
    statements = connection.extract_statements(sql)
    if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
        raise BadQuery("give one select; nothing else is run")
    answer = connection.sql(sql)
    names = _told_apart(answer.columns)
    # Made first, which hears Ctrl-C; to_arrow_table alone does not.
    return answer.materialize().to_arrow_table().rename_columns(names)


def _frame(table: "pa.Table") -> pd.DataFrame:
    """The table with pandas' own types, in which what is not known is <NA>."""
    for place, field in enumerate(table.schema):
        table = table.set_column(place, field.name, _number(table.column(place)))
    frame: pd.DataFrame = table.to_pandas(types_mapper=_dtype)
    for place, field in enumerate(table.schema):
        if "list" in str(field.type):
            frame.isetitem(place, [_listed(v) for v in table.column(place).to_pylist()])
    return frame


def _number(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    """A sum of integers, which DuckDB gives as decimals, as Int64, other decimals as floats."""
    import pyarrow as pa

    kind = column.type
    if not (pa.types.is_decimal(kind) or pa.types.is_uint64(kind)):
        return column
    if not pa.types.is_decimal(kind) or kind.scale == 0:
        with suppress(pa.ArrowInvalid):  # beyond 64 bits it becomes a float as well
            return column.cast(pa.int64())
    return column.cast(pa.float64(), safe=False)


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


def _told(error: Exception) -> str:
    """A message of DuckDB or pyarrow without its drawing of where the fault is."""
    return in_a_line(str(error).split("\n\nLINE")[0])
