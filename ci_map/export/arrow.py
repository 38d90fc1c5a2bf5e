"""The survey's tables as Arrow: lists are lists, years integers, what is not known is null."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ci_map.export.rule import kind_of
from ci_map.export.snapshot import Snapshot
from ci_map.model.organisation import FIELDS, LIST_FIELDS
from ci_map.publish.tables import RELATION_FIELDS

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def tables(snapshot: Snapshot) -> Mapping[str, "pa.Table"]:
    """`organisations`, `relations`, `measures` and `statements`."""
    return {
        "organisations": _of_fields(FIELDS, snapshot.organisations),
        "relations": _of_fields(RELATION_FIELDS, snapshot.relations),
        "measures": _measures(snapshot),
        "statements": snapshot.statements,
    }


def typed(frame: "pd.DataFrame") -> "pa.Table":
    """A table of whole numbers, its index as columns."""
    import pyarrow as pa

    columns = frame.reset_index()
    return pa.table({str(name): pa.array(columns[name]) for name in columns})


def joined(snapshot: Snapshot) -> "pa.Table":
    """Organisations with their measures, one table."""
    table = _of_fields(FIELDS, snapshot.organisations)
    measures = _measures(snapshot)
    for name in snapshot.measures:
        table = table.append_column(name, measures[name])
    return table


def _of_fields(names: Sequence[str], records: Sequence[object]) -> "pa.Table":
    import pyarrow as pa

    columns = [pa.array([getattr(r, name) for r in records], _type(name)) for name in names]
    return pa.Table.from_arrays(columns, names=list(names))


def _type(field: str) -> "pa.DataType":
    import pyarrow as pa

    if field in LIST_FIELDS:
        return pa.list_(pa.string())
    return {"integer": pa.int64(), "boolean": pa.bool_(), "string": pa.string()}[kind_of(field)]


def _measures(snapshot: Snapshot) -> "pa.Table":
    import pyarrow as pa

    columns = {"id": pa.array([o.id for o in snapshot.organisations], pa.string())}
    for name, values in snapshot.measures.items():
        whole = not any(isinstance(value, float) for value in values)
        columns[name] = pa.array(values, pa.int64() if whole else pa.float64())
    return pa.table(columns)
