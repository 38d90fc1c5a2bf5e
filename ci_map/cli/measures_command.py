"""`ci-map measures`."""

from typing import Annotated, Any

import typer

from ci_map.cli.options import OUTPUT, Json, Output, Survey
from ci_map.cli.terminal import console, print_json
from ci_map.naming import LATEST


def measures(
    survey: Survey = LATEST,
    by: Annotated[str, typer.Option(help="The measure to rank by.")] = "betweenness",
    top: Annotated[int, typer.Option(min=1, help="How many organisations.")] = 20,
    as_json: Json = False,
    output: Output = OUTPUT,
) -> None:
    """Rank the organisations by a measure: who connects, who bridges, who is central.

    Example: ci-map measures --by betweenness --top 5 --json
    """
    from ci_map.ranking import ranking
    from ci_map.survey import open_survey

    rows = ranking(open_survey(survey, output), by, top)
    if as_json:
        print_json(rows)
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
