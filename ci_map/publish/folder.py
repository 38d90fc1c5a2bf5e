"""The published survey: one folder, all of it new or all of it old."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ci_map.atomic import new_folder
from ci_map.changes.history import changes_json
from ci_map.publish.contents import Contents
from ci_map.publish.findings import findings_json
from ci_map.publish.manifest import survey_json
from ci_map.publish.map_page import map_html
from ci_map.publish.report import report_docx, report_html
from ci_map.publish.structure import brokerage_csv, ranks_csv, structure_json
from ci_map.publish.tables import (
    measures_csv,
    organisations_csv,
    relations_csv,
    statements_parquet,
)

FILES: Mapping[str, Callable[[Contents], bytes]] = {
    "map.html": map_html,
    "report.html": report_html,
    "report.he.html": partial(report_html, language="he"),
    "report.docx": report_docx,
    "report.he.docx": partial(report_docx, language="he"),
    "organisations.csv": organisations_csv,
    "relations.csv": relations_csv,
    "measures.csv": measures_csv,
    "brokerage.csv": brokerage_csv,
    "ranks.csv": ranks_csv,
    "structure.json": structure_json,
    "statements.parquet": statements_parquet,
    "changes.json": lambda contents: changes_json(contents.history),
    "findings.json": findings_json,
    "survey.json": survey_json,
}


def publish(contents: Contents, folder: Path) -> None:
    """Write every file into a temporary folder, which then takes the place of `folder`."""
    with new_folder(folder) as fresh:
        for name, render in FILES.items():
            (fresh / name).write_bytes(render(contents))
