"""`ci-map export`."""

from pathlib import Path
from typing import Annotated

import typer

from ci_map.cli.options import OUTPUT, Json, Output, Survey, known_language
from ci_map.cli.terminal import tell
from ci_map.naming import LATEST

LABELS = typer.Option(
    "--lang", "--language", help="Of the labels: en, he, fr, es or de.", callback=known_language
)


def export(
    format_id: Annotated[str, typer.Argument(metavar="FORMAT", help="One of those above.")],
    path: Annotated[Path, typer.Argument(help="The file to write, or the folder.")],
    survey: Survey = LATEST,
    organisation: Annotated[
        str | None, typer.Option(help="Only this organisation and its neighbourhood.")
    ] = None,
    radius: Annotated[int, typer.Option(min=0, help="How many steps round it.")] = 1,
    language: Annotated[str, LABELS] = "en",
    output: Output = OUTPUT,
    as_json: Json = False,
) -> None:
    """Write a survey for another program: gexf, graphml, kumu, mm, opml, geojson, xlsx, parquet,
    jsonld, skos, datapackage, pyvis.

    Example: ci-map export gexf survey.gexf
    """
    from ci_map.export import export as write
    from ci_map.survey import open_survey

    opened = open_survey(survey, output)
    written = write(opened.snapshot(organisation, radius, language), format_id, path)
    facts = {"survey": opened.folder.as_posix(), "format": format_id, "path": written.as_posix()}
    tell(facts, str(written), as_json=as_json)
