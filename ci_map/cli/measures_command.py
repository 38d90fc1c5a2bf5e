"""`ci-map measures`."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from ci_map.cli.build_command import OUTPUT
from ci_map.cli.errors import WRONG_USE, fail, told
from ci_map.cli.terminal import console

SURVEY = typer.Option(help="Name or folder of a survey; the newest by default.")


def measures(
    survey: Annotated[str, SURVEY] = "latest",
    by: Annotated[str, typer.Option(help="The measure to rank by.")] = "betweenness",
    top: Annotated[int, typer.Option(min=1, help="How many organisations.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    output: Annotated[Path, OUTPUT] = Path("output"),
) -> None:
    """Rank the organisations by a measure: who connects, who bridges, who is central.

    Example: ci-map measures --by betweenness --top 5 --json
    """
    from ci_map.ranking import UnknownMeasure, ranking
    from ci_map.survey import open_survey

    with told():
        try:
            rows = ranking(open_survey(survey, output), by, top)
        except UnknownMeasure as error:
            raise fail(str(error), WRONG_USE) from error
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table(rows, by)


def _print_table(rows: list[dict[str, Any]], by: str) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table("", "95 %", "id", "name", by)
    for row in rows:
        value = row[by]
        shown = "" if value is None else f"{value:.6g}"
        low, high = row["rank_low"], row["rank_high"]
        bounds = "" if low is None else f"{low}–{high}"
        table.add_row(str(row["rank"]), bounds, row["id"], Text(row["name"]), shown)
    console().print(table)
