"""Apache Parquet, as pandas, Polars, DuckDB, R and Spark read it."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ci_map.export.arrow import joined, tables
from ci_map.export.snapshot import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa


def parquet_files(snapshot: Snapshot) -> Mapping[str, bytes]:
    """One file a table."""
    return {f"{name}.parquet": _bytes(table) for name, table in tables(snapshot).items()}


def parquet_of_organisations(snapshot: Snapshot) -> bytes:
    """The organisations with their measures in one file."""
    return _bytes(joined(snapshot))


def _bytes(table: "pa.Table") -> bytes:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()
