"""`ci-map link`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import SEEDS, Seeds
from ci_map.errors import WrongUse
from ci_map.missing import needing

if TYPE_CHECKING:
    import pandas as pd

REGISTRY = typer.Argument(help="CSV in UTF-8, a row a body; millions of rows are fine.")
COLUMNS = typer.Option(
    help="Its columns as ours: id={EIN},name={NAME},locality={CITY},region=US-{STATE},country=US."
)
LEAST = typer.Option(min=0.0, max=1.0, help="Least probability of a link.")


def link(
    registry: Annotated[Path, REGISTRY],
    columns: Annotated[str, COLUMNS] = "",
    least: Annotated[float, LEAST] = 0.9,
    seeds: Seeds = SEEDS,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Find the survey's organisations in a large registry, by Splink (the extra `registries`).

    Example: ci-map link new.csv --least 0.9 --json
    """
    from ci_map.gather import gather
    from ci_map.resolve.registry import link as link_rows
    from ci_map.resolve.registry_file import read_registry, templates
    from ci_map.resolve.told import rows_of

    try:
        wanted = templates(columns)
    except ValueError as error:
        raise WrongUse(str(error)) from error
    with needing("registries", "ci-map link"):
        import splink  # noqa: F401
    rows = list(read_registry(registry, wanted))
    _print(link_rows(rows_of(gather(seeds).seeds.statements), rows, least), as_json)


def _print(links: "pd.DataFrame", as_json: bool) -> None:
    columns = (links[name] for name in ("survey", "registry", "probability"))
    for ours, theirs, chance in zip(*columns, strict=True):
        line = {"id": ours.partition("/")[2], "registry": theirs, "score": round(chance, 4)}
        text = json.dumps(line, ensure_ascii=False)
        typer.echo(text if as_json else f"{line['id']} is {theirs} ({chance:.1%})")
