"""`ci-map findings`."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from ci_map.cli.build_command import OUTPUT
from ci_map.cli.errors import told
from ci_map.cli.measures_command import SURVEY


def findings(
    survey: Annotated[str, SURVEY] = "latest",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    output: Annotated[Path, OUTPUT] = Path("output"),
) -> None:
    """Tell the findings of the survey of 2015 with the figures of today.

    Example: ci-map findings --json
    """
    from ci_map.survey import open_survey

    with told():
        found = open_survey(survey, output).findings()
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n\n".join(map(_told, found)))


def _told(finding: dict[str, Any]) -> str:
    verdict = finding["verdict"].replace("_", " ")
    return "\n".join(
        (
            f"{finding['title']['en']} ({verdict})",
            f"  2015 said: {finding['said_2015']['en']}",
            f"  The data say: {finding['sentence']['en']}",
            f"  Rests on: {finding['rests_on']['en']}",
        )
    )
