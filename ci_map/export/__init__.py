"""The survey in the formats of other programs: one file a format, one line of `FORMATS` each."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ci_map.codebook import UnknownLanguage
from ci_map.errors import WrongUse
from ci_map.export.datapackage import datapackage
from ci_map.export.formats import BadTarget, Format, one_file, write
from ci_map.export.freemind import freemind
from ci_map.export.geojson import geojson
from ci_map.export.gexf import gexf
from ci_map.export.graphml import graphml
from ci_map.export.jsonld import jsonld
from ci_map.export.kumu import kumu_blueprint, kumu_workbook
from ci_map.export.opml import opml
from ci_map.export.parquet import parquet_files, parquet_of_organisations
from ci_map.export.skos import skos
from ci_map.export.snapshot import Snapshot
from ci_map.export.xlsx import xlsx
from ci_map.missing import NotInstalled, needing

if TYPE_CHECKING:
    from ci_map.export.drawing import Drawing

__all__ = [
    "FORMATS",
    "BadTarget",
    "Format",
    "NotInstalled",
    "Snapshot",
    "UnknownFormat",
    "UnknownLanguage",
    "draw",
    "export",
]


class UnknownFormat(WrongUse, ValueError):
    """A format that is not among `FORMATS`; the message names those that are."""


def draw(snapshot: Snapshot) -> "Drawing":
    """The snapshot drawn by pyvis; raises NotInstalled."""
    with needing("notebook", "a drawing"):
        from ci_map.export.drawing import drawing
    return drawing(snapshot)


def _pyvis(snapshot: Snapshot) -> bytes:
    return draw(snapshot).page().encode()


def _kumu(snapshot: Snapshot) -> Mapping[str, bytes]:
    return {"kumu.xlsx": kumu_workbook(snapshot), "kumu.json": kumu_blueprint(snapshot)}


FORMATS: Mapping[str, Format] = {
    each.id: each
    for each in (
        one_file("gexf", ".gexf", "network with places and colours: Gephi, Gephi Lite", gexf),
        one_file("graphml", ".graphml", "network: igraph, networkx, yEd, Cytoscape", graphml),
        Format(
            "kumu",
            "folder for Kumu: a workbook to import and a JSON blueprint",
            _kumu,
            {".xlsx": kumu_workbook, ".json": kumu_blueprint},
            is_folder=True,
        ),
        one_file("mm", ".mm", "FreeMind mind map: Mindomo, Freeplane, XMind", freemind),
        one_file("opml", ".opml", "outline: Mindomo, OmniOutliner, Logseq", opml),
        one_file("geojson", ".geojson", "points on the globe: QGIS, geojson.io", geojson),
        one_file("xlsx", ".xlsx", "workbook of all tables: Excel, LibreOffice, Sheets", xlsx),
        Format(
            "parquet",
            "folder of typed tables: pandas, Polars, DuckDB, R",
            parquet_files,
            {".parquet": parquet_of_organisations},
            is_folder=True,
        ),
        one_file("jsonld", ".jsonld", "linked data in the words of schema.org", jsonld),
        one_file("skos", ".ttl", "the codebook as a vocabulary", lambda _: skos()),
        Format(
            "datapackage",
            "folder of CSV files with a Frictionless description",
            datapackage,
            {},
            is_folder=True,
        ),
        one_file("pyvis", ".html", "page of the 300 that connect most, or of a selection", _pyvis),
    )
}


def export(snapshot: Snapshot, format_id: str, path: Path) -> Path:
    """Write a snapshot in a format; returns what was written, a file or a folder.

    Raises UnknownFormat, and BadTarget for a path that cannot be written as asked.
    """
    if format_id not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise UnknownFormat(f"unknown format {format_id!r}; allowed: {allowed}")
    return write(FORMATS[format_id], snapshot, path)
