"""The published survey: one folder, all of it new or all of it old."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ci_map.atomic import new_folder
from ci_map.publish.contents import Contents
from ci_map.publish.findings import findings_json
from ci_map.publish.manifest import survey_json
from ci_map.publish.map_page import map_html
from ci_map.publish.report import report_html
from ci_map.publish.tables import (
    measures_csv,
    organisations_csv,
    relations_csv,
    statements_parquet,
)

FILES: Mapping[str, Callable[[Contents], bytes]] = {
    "map.html": map_html,
    "report.html": report_html,
    "organisations.csv": organisations_csv,
    "relations.csv": relations_csv,
    "measures.csv": measures_csv,
    "statements.parquet": statements_parquet,
    "findings.json": findings_json,
    "survey.json": survey_json,
}


def publish(contents: Contents, folder: Path) -> None:
    """Write every file into a temporary folder, which then takes the place of `folder`."""
    with new_folder(folder) as fresh:
        for name, render in FILES.items():
            (fresh / name).write_bytes(render(contents))
