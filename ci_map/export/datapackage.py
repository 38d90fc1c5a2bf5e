"""A Frictionless Data Package (https://specs.frictionlessdata.io): CSV files that tell their types.

`datapackage.json` gives each column its type, title and definition, the keys, and the hash of each
file; a validator checks the data against it.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from ci_map import codebook
from ci_map.cells import csv_bytes
from ci_map.export.codebook_table import HEADER, codebook_rows
from ci_map.export.json_text import json_bytes
from ci_map.export.network import NodesAndEdges
from ci_map.export.rows import measure_rows, organisation_rows, relation_rows
from ci_map.export.rule import kind_of
from ci_map.export.snapshot import Snapshot
from ci_map.model.organisation import FIELDS, YEAR_FIELDS
from ci_map.publish.tables import RELATION_FIELDS, STATEMENT_FIELDS

Json = dict[str, object]

DESCRIPTION = (
    'A list in a cell is its items joined by "|", a bar inside an item is written "\\|". A text '
    "that a spreadsheet would take for a formula has an apostrophe in front. An empty cell means "
    "that the value is not known."
)
NUMBERS = {"position": "integer", "confidence": "number"}


def datapackage(snapshot: Snapshot) -> Mapping[str, bytes]:
    """`datapackage.json` and the CSV files that it describes."""
    tables: dict[str, tuple[list[Json], Iterable[Sequence[object]]]] = {
        "organisations": (_fields(FIELDS), organisation_rows(snapshot)),
        "relations": (_fields(RELATION_FIELDS), relation_rows(snapshot)),
        "measures": (_measure_fields(snapshot), measure_rows(snapshot)),
        "statements": (_statement_fields(), snapshot.told(*STATEMENT_FIELDS)),
        "codebook": ([_text(name) for name in HEADER], list(codebook_rows())),
    }
    files = {f"{name}.csv": _csv(fields, rows) for name, (fields, rows) in tables.items()}
    schemas = {name: _schema(name, fields) for name, (fields, _) in tables.items()}
    resources = [_resource(name, files[f"{name}.csv"], schemas[name]) for name in tables]
    return {"datapackage.json": json_bytes(_package(snapshot, resources))} | files


def _package(snapshot: Snapshot, resources: Sequence[Json]) -> Json:
    limits = [limit.get("en", "") for limit in snapshot.limits]
    return {
        "profile": "tabular-data-package",
        "name": "ci-map-" + (re.sub("[^a-z0-9._-]+", "-", snapshot.name.lower()).strip("-")),
        "title": snapshot.title.get("en") or snapshot.name,
        "description": "\n\n".join([DESCRIPTION, *filter(None, limits)]),
        "keywords": ["collective impact"],
        "resources": list(resources),
    }


def _csv(fields: Sequence[Json], rows: Iterable[Sequence[object]]) -> bytes:
    return csv_bytes([str(field["name"]) for field in fields], rows)


def _resource(name: str, content: bytes, schema: Json) -> Json:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def _schema(name: str, fields: list[Json]) -> Json:
    schema: Json = {"fields": fields, "missingValues": [""]}
    if name in ("organisations", "measures"):
        schema["primaryKey"] = "id"
    ends = {"relations": ("source_id", "target_id"), "measures": ("id",)}.get(name, ())
    if ends:
        reference = {"resource": "organisations", "fields": "id"}
        schema["foreignKeys"] = [{"fields": end, "reference": reference} for end in ends]
    return schema


def _fields(names: Sequence[str]) -> list[Json]:
    book = codebook.load().fields
    return [_described(_field(name), book[name]) for name in names]


def _field(name: str) -> Json:
    if name in YEAR_FIELDS or name in ("since", "until"):
        return {"name": name, "type": "year"}
    if kind_of(name) == "boolean":
        return {"name": name, "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    return _text(name)


def _measure_fields(snapshot: Snapshot) -> list[Json]:
    book = codebook.load().measures
    kinds = NodesAndEdges(snapshot).node_kinds
    types = {n: "number" if kinds[n] == "double" else "integer" for n in snapshot.measures}
    fields = [_described({"name": n, "type": kind}, book[n]) for n, kind in types.items()]
    return [*_fields(("id",)), *fields]


def _statement_fields() -> list[Json]:
    return [{"name": name, "type": NUMBERS.get(name, "string")} for name in STATEMENT_FIELDS]


def _described(field: Json, entry: codebook.Entry) -> Json:
    return field | {"title": entry.label["en"], "description": entry.definition["en"]}


def _text(name: str) -> Json:
    return {"name": name, "type": "string"}
