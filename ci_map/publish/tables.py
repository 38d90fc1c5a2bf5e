"""The survey as tables: organisations, relations and measures as CSV, statements as Parquet."""

import io
from array import array
from collections.abc import Sequence
from dataclasses import fields
from itertools import islice
from operator import attrgetter
from typing import Any

from ci_map.cells import csv_bytes
from ci_map.model import Relation, Statement
from ci_map.model.organisation import FIELDS
from ci_map.model.statement import in_order
from ci_map.publish.contents import Contents

RELATION_FIELDS = tuple(field.name for field in fields(Relation))
STATEMENT_FIELDS = ("id", *(field.name for field in fields(Statement)))
AT_ONCE = 2**20  # statements in a group of rows, as pyarrow has it by default
NUMBERS = {"position": ("i", "int32"), "confidence": ("d", "float64")}


def organisations_csv(contents: Contents) -> bytes:
    """One row an organisation, the columns of the seed list and what the survey of 2015 said."""
    return csv_bytes(FIELDS, map(attrgetter(*FIELDS), contents.organisations))


def relations_csv(contents: Contents) -> bytes:
    """One row a relation."""
    return csv_bytes(RELATION_FIELDS, map(attrgetter(*RELATION_FIELDS), contents.relations))


def measures_csv(contents: Contents) -> bytes:
    """The organisation's id and one column a measure; empty where a measure is not defined."""
    columns = [[o.id for o in contents.organisations], *contents.measures.values()]
    return csv_bytes(("id", *contents.measures), zip(*columns, strict=True))


def statements_parquet(contents: Contents) -> bytes:
    """Every statement, sorted: who says what of which subject, on which page."""
    import pyarrow.parquet as pq

    ordered = in_order(contents.statements)
    table = _table(list(islice(ordered, AT_ONCE)))
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, table.schema, compression="zstd") as writer:
        writer.write_table(table)
        while some := list(islice(ordered, AT_ONCE)):
            writer.write_table(_table(some))
    return buffer.getvalue()


def _table(statements: Sequence[Statement]) -> Any:
    import pyarrow as pa

    columns = [_column(name, [getattr(s, name) for s in statements]) for name in STATEMENT_FIELDS]
    return pa.Table.from_arrays(columns, names=list(STATEMENT_FIELDS))


def _column(name: str, values: Sequence[Any]) -> Any:
    """An Arrow array, made without `pyarrow.array`, which would import pandas for nothing."""
    import pyarrow as pa
    from pyarrow.lib import StringBuilder

    if name in NUMBERS:
        code, kind = NUMBERS[name]
        memory = pa.py_buffer(array(code, values))
        return pa.Array.from_buffers(getattr(pa, kind)(), len(values), [None, memory])
    builder = StringBuilder()
    builder.append_values([None if value is None else str(value) for value in values])
    return builder.finish()
