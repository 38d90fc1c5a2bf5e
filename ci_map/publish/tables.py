"""The survey as tables: organisations, relations and measures as CSV, statements as Parquet."""

import io
from dataclasses import astuple, fields

from ci_map.model import Relation, Statement
from ci_map.model.organisation import FIELDS
from ci_map.publish.cells import csv_text
from ci_map.publish.contents import Contents

RELATION_FIELDS = tuple(field.name for field in fields(Relation))
STATEMENT_FIELDS = ("id", *(field.name for field in fields(Statement)))


def organisations_csv(contents: Contents) -> bytes:
    """One row an organisation, the columns of the seed list and what the survey of 2015 said."""
    return csv_text(FIELDS, map(astuple, contents.organisations)).encode()


def relations_csv(contents: Contents) -> bytes:
    """One row a relation."""
    return csv_text(RELATION_FIELDS, map(astuple, contents.relations)).encode()


def measures_csv(contents: Contents) -> bytes:
    """The organisation's id and one column a measure; empty where a measure is not defined."""
    columns = [[o.id for o in contents.organisations], *contents.measures.values()]
    return csv_text(("id", *contents.measures), zip(*columns, strict=True)).encode()


def statements_parquet(contents: Contents) -> bytes:
    """Every statement, sorted: who says what of which subject, on which page."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    statements = sorted(contents.statements, key=lambda s: s.sort_key)
    columns = {name: [getattr(s, name) for s in statements] for name in STATEMENT_FIELDS}
    columns["method"] = [str(method) for method in columns["method"]]
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns, schema=_statement_schema()), buffer, compression="zstd")
    return buffer.getvalue()


def _statement_schema() -> object:
    import pyarrow as pa

    special = {"position": pa.int32(), "confidence": pa.float64()}
    return pa.schema([(name, special.get(name, pa.string())) for name in STATEMENT_FIELDS])
