"""The published tables as pandas DataFrames, and back to organisations and relations; findings.

Readers raise ValueError for a table that was not published so: of an older survey that has no
checksums nothing else tells that a file was damaged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from ci_map.cells import from_csv
from ci_map.changes import RANKED, Rank
from ci_map.from_json import parsed
from ci_map.model import Organisation, Relation, Statement
from ci_map.model.organisation import FIELDS, LIST_FIELDS, YEAR_FIELDS, YES_NO_FIELDS, split_list

COUNTS = (
    *("degree", "in_degree", "out_degree", "core", "cut_off", "bridges", "kinds"),
    *("backbone_load", "community"),
)
NUMBERED = ("position", "confidence")  # of a statement; all else is text


def read_organisations(path: Path) -> pd.DataFrame:
    """organisations.csv with lists, years and booleans as such; indexed by id."""
    table = _records(path, FIELDS, ("id", "name"))
    for column in table.columns:
        table[column] = _typed(table[column])
    if not table["id"].is_unique:
        raise ValueError("an id is given twice")
    return table.set_index("id")


def read_relations(path: Path) -> pd.DataFrame:
    """relations.csv with years as Int64."""
    columns = [field.name for field in fields(Relation)]
    table = _records(path, columns, ("source_id", "relation", "target_id"))
    for column in ("since", "until"):
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    table["note"] = _known(table["note"])
    return table


def read_measures(path: Path) -> pd.DataFrame:
    """measures.csv: counts as Int64, the others Float64, empty cells <NA>; indexed by id."""
    table = _read_text(path).set_index("id")
    for measure in table.columns:
        numbers = pd.to_numeric(_known(table[measure]))
        table[measure] = numbers.astype("Int64" if measure in COUNTS else "Float64")
    return table


def read_counts(path: Path, index: list[str]) -> pd.DataFrame:
    """A table of whole numbers, indexed by its first columns."""
    table = _read_text(path).set_index(index)
    for column in table.columns:
        table[column] = pd.to_numeric(table[column]).astype("Int64")
    return table


def read_statements(path: Path) -> pd.DataFrame:
    """statements.parquet as it is."""
    table = pd.read_parquet(of_statements(path))
    if table["subject"].isna().any():
        raise ValueError("a statement on nobody")
    return table


def of_statements(path: Path) -> Path:
    """The path of a Parquet file whose columns are those of statements."""
    import pyarrow.parquet as pq

    kinds = {column.name: str(column.type) for column in pq.read_schema(path)}
    texts = {name for name, kind in kinds.items() if kind in ("string", "large_string")}
    columns = {"id", *(field.name for field in fields(Statement))}
    wrong = sorted(columns - kinds.keys()) or sorted(columns - set(NUMBERED) - texts)
    if wrong:
        raise ValueError(f"missing columns, or such that are no text: {', '.join(wrong)}")
    return path


def has_any(column: "pd.Series[Any]", wanted: Any) -> "pd.Series[bool]":
    """Where a column has a value, or any of several; of a list any item counts."""
    values = _values(wanted)
    return column.map(lambda has: _has_any(has, values)).astype(bool)


def _has_any(has: Any, values: set[Any]) -> bool:
    if isinstance(has, list):
        return not values.isdisjoint(has)
    return False if pd.isna(has) else has in values


def slips(column: "pd.Series[Any]", wanted: Any) -> Iterator[str]:
    """What is wrong with values that no organisation can have: "Backbone", "Canada", "2011"."""
    from ci_map.collect.rows import OrganisationRow, fault_in

    field = str(column.name)
    for value in sorted(v for v in _values(wanted) if isinstance(v, str)):
        if isinstance(column.dtype, pd.Int64Dtype | pd.BooleanDtype):
            yield f"{field} is {column.dtype}, and {value!r} is a text"
        elif field in OrganisationRow.columns() and (fault := fault_in(field, value)):
            yield "; ".join(fault)


def _values(wanted: Any) -> set[Any]:
    several = isinstance(wanted, Iterable) and not isinstance(wanted, str)
    return set(wanted) if several else {wanted}


def read_findings(path: Path) -> list[dict[str, Any]]:
    """findings.json; what a survey from before lacks of a finding is empty."""
    found = [dict(finding) for finding in parsed(path.read_bytes())]
    for finding in found:
        finding.setdefault("claims", [])
        for chart in finding["charts"]:
            chart.setdefault("out_of", False)
    return found


def plain(column: "pd.Series[Any]") -> list[float | int | None]:
    """A column of numbers as Python has them, None where nothing is known."""
    return column.astype(object).where(column.notna(), None).tolist()


def organisations_of(table: pd.DataFrame) -> list[Organisation]:
    """The rows of `read_organisations` as records."""
    return [Organisation(**row) for row in _rows(table.reset_index())]


def relations_of(table: pd.DataFrame) -> list[Relation]:
    """The rows of `read_relations` as records."""
    return [Relation(**row) for row in _rows(table)]


def read_ranks(path: Path) -> dict[str, Rank]:
    """The ranks by betweenness with their bounds; empty for a survey that has none."""
    table = _read_text(path)
    columns = [f"{RANKED}_{part}" for part in ("rank", "low", "high")]
    if not set(columns) <= set(table.columns):
        return {}
    bounds = table[columns].astype(int).itertuples(index=False)
    return {str(name): Rank(*three) for name, three in zip(table["id"], bounds, strict=True)}


def _records(path: Path, columns: Sequence[str], needed: Sequence[str]) -> pd.DataFrame:
    """A table of records; a column that came later than an older survey is empty."""
    table = _read_text(path)
    wrong = [name for name in needed if name not in table] + sorted(
        map(str, set(table) - set(columns))
    )
    if wrong:
        raise ValueError(f"missing or unknown columns: {', '.join(wrong)}")
    return table.reindex(columns=list(columns), fill_value="")


def _read_text(path: Path) -> pd.DataFrame:
    """All cells as text as they stand: a country "NA" is Namibia, not unknown."""
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    if not isinstance(table.index, pd.RangeIndex):
        raise ValueError("rows have more cells than the header")
    return table.map(from_csv)


def _typed(column: "pd.Series[str]") -> "pd.Series[Any]":
    name = str(column.name)
    if name in LIST_FIELDS:
        return column.map(lambda cell: list(split_list(cell)))
    if name in YEAR_FIELDS:
        return pd.to_numeric(_known(column)).astype("Int64")
    if name in YES_NO_FIELDS:
        return column.map({"yes": True, "no": False}).astype("boolean")
    return _known(column)


def _known(column: "pd.Series[str]") -> "pd.Series[Any]":
    known = column.astype("string")
    return known.mask(known == "")


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    kept: dict[Any, Any] = {}
    columns = [_cells(table[name], kept) for name in table.columns]
    names = [str(name) for name in table.columns]
    return (dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True))


def _cells(column: "pd.Series[Any]", kept: dict[Any, Any]) -> list[Any]:
    """A column as records have it: None for what is not known, a list as a tuple. `kept` holds each
    text and tuple once, however many cells have it.
    """
    values = plain(column)
    if pd.api.types.is_numeric_dtype(column):
        return values
    known = (tuple(value) if isinstance(value, list) else value for value in values)
    return [kept.setdefault(value, value) for value in known]
