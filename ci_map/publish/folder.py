"""The published survey: one folder, all of it new or all of it old."""

from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from ci_map.atomic import clear, new_folder
from ci_map.changes.steps import changes_json
from ci_map.checksums import SUMS
from ci_map.errors import WrongUse
from ci_map.from_json import parsed
from ci_map.lock import held
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


class SurveySealed(WrongUse, ValueError):
    """A survey that a refresh published is never written again."""


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
    """Write every file into a temporary folder, which then takes the place of `folder`.

    Beside them stands SHA256SUMS, as `sha256sum -c` reads it. Of two at once one waits for the
    other; what a killed one left is cleared. Raises SurveySealed, and Busy.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with held(folder.parent):
        if is_sealed(folder):
            raise SurveySealed(
                f"the survey {folder.name} was published by a refresh and stays as it is;"
                " choose another name with --survey"
            )
        clear(folder)
        with new_folder(folder) as fresh:
            for name, render in FILES.items():
                (fresh / name).write_bytes(render(contents))
            (fresh / SUMS).write_bytes(sums(fresh).encode())


def is_sealed(folder: Path) -> bool:
    """Whether a survey is there that is never built again; a damaged one is not."""
    try:
        return bool(parsed((folder / "survey.json").read_text(encoding="utf-8"))["sealed"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def sums(folder: Path) -> str:
    """The SHA-256 of every published file that is there, a line each."""
    there = (folder / name for name in sorted(FILES) if (folder / name).is_file())
    return "".join(f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in there)


def damaged(folder: Path) -> list[str]:
    """The files that are not as they were published, or are missing; sorted."""
    told = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    now = sums(folder).splitlines()
    return sorted({line.partition("  ")[2] for line in set(told) ^ set(now)})
