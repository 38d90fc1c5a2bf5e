"""`ci-map build`."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import OUTPUT, SEEDS, Output, Seeds
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
) -> None:
    """Build a survey of lists, sources and decisions: map, report and tables in OUTPUT/SURVEY.

    Example: ci-map build --survey 2026-11
    """
    from ci_map.build import build as build_survey

    gc.disable()  # a short job that makes no cycles: looking for them took a quarter of its time
    earlier = _opened(before, output) if before else None
    with executor_of(cluster) as executor:
        folder = build_survey(seeds, output, survey, earlier, _remark, executor)
    typer.echo(f"{folder}: open {folder / 'map.html'} in a browser")


def _opened(survey: str, output: Path) -> "Survey":
    """Imported here because pandas takes half a second, which a build does without."""
    from ci_map.survey import open_survey

    return open_survey(survey, output)


def _remark(text: str) -> None:
    print(f"ci-map: {text}", file=sys.stderr)
