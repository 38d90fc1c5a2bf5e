"""`ci-map build`."""

import gc
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import OUTPUT, SEEDS, Json, Output, Seeds
from ci_map.cli.terminal import print_json
from ci_map.cluster import executor_of

if TYPE_CHECKING:
    from ci_map.survey import Survey


def build(
    seeds: Seeds = SEEDS,
    survey: Annotated[
        str | None, typer.Option(help="Name of the survey; else the lists' date.")
    ] = None,
    output: Output = OUTPUT,
    before: Annotated[
        str | None, typer.Option(help="Survey that the changes are told against.")
    ] = None,
    cluster: Annotated[
        str | None, typer.Option(help="Address of a Dask scheduler, for the measures.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Build a survey of lists, sources and decisions: map, report and tables in OUTPUT/SURVEY.

    Of a large survey it says what was drawn at random and not counted.

    Example: ci-map build --survey 2026-11
    """
    from ci_map.build import build as build_survey
    from ci_map.output import drawn_of

    gc.disable()  # a short job that makes no cycles: looking for them took a quarter of its time
    earlier = _opened(before, output) if before else None
    with executor_of(cluster) as executor:
        folder = build_survey(seeds, output, survey, earlier, _remark, executor)
    drawn = drawn_of(folder)
    if as_json:
        print_json({"survey": folder.as_posix(), "drawn": drawn})
    else:
        say_built(folder, drawn)


def say_built(folder: Path, drawn: Sequence[Mapping[str, str]]) -> None:
    """Where the map is, and in a line what was drawn or left out."""
    typer.echo(f"{folder}: open {folder / 'map.html'} in a browser")
    if drawn:
        typer.echo(" ".join(text["en"] for text in drawn))


def _opened(survey: str, output: Path) -> "Survey":
    """Imported here because pandas takes half a second, which a build does without."""
    from ci_map.survey import open_survey

    return open_survey(survey, output)


def _remark(text: str) -> None:
    print(f"ci-map: {text}", file=sys.stderr)
