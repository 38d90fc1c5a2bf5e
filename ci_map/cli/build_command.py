"""`ci-map build`."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.errors import FAILED, fail, told

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ci_map.survey import Survey

SEEDS = typer.Option(help="Folder of the seed lists.", file_okay=False)
OUTPUT = typer.Option(help="Folder of the published surveys.", file_okay=False)


def build(
    seeds: Annotated[Path, SEEDS] = Path("data/seeds"),
    survey: Annotated[
        str | None, typer.Option(help="Name of the survey; else the lists' date.")
    ] = None,
    output: Annotated[Path, OUTPUT] = Path("output"),
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
    with told():
        earlier = _opened(before, output) if before else None
        with _executor(cluster) as executor:
            folder = build_survey(seeds, output, survey, earlier, _remark, executor)
        typer.echo(f"{folder}: open {folder / 'map.html'} in a browser")


@contextmanager
def _executor(cluster: str | None) -> "Iterator[Executor | None]":
    """That of a cluster; None lets the machine's own processes do what is heavy."""
    if cluster is None:
        yield None
        return
    from ci_map.collect.crawl.workers import NoCluster, workers
    from ci_map.settings import Settings

    try:
        with workers(Settings(), cluster) as work:
            yield work.executor
    except NoCluster as error:
        raise fail(str(error), FAILED) from error


def _remark(text: str) -> None:
    print(f"ci-map: {text}", file=sys.stderr)


def _opened(name: str, output: Path) -> "Survey":
    from ci_map.survey import open_survey

    return open_survey(name, output)
