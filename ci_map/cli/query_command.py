"""`ci-map query`."""

from math import isfinite
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ci_map.cli.options import OUTPUT, Output, Survey
from ci_map.cli.terminal import console, print_json
from ci_map.errors import WrongUse
from ci_map.naming import LATEST

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 50  # rows of a table on the screen


def query(
    sql: Annotated[str, typer.Argument(help="One select.")],
    survey: Survey = LATEST,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, every row.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, every row.")] = False,
    output: Output = OUTPUT,
) -> None:
    """Ask in SQL: tables organisations, relations, measures, statements, ranks, brokerage (DuckDB).

    Example: ci-map query "select country, count(*) n from organisations group by 1 order by n desc"
    """
    from ci_map.survey import open_survey

    if as_json and as_csv:
        raise WrongUse("--json or --csv, not both")
    answer = open_survey(survey, output).query(sql)
    if as_json:
        print_json(_records(answer))
    elif as_csv:
        _print_csv(answer)
    else:
        _print_table(answer)


def _records(answer: "pd.DataFrame") -> list[dict[str, Any]]:
    names = [str(name) for name in answer.columns]
    return [dict(zip(names, map(_finite, row), strict=True)) for row in _rows(answer)]


def _finite(value: Any) -> Any:
    """A value, or what is in it, without a number that JSON has no form for: that is null."""
    if isinstance(value, dict):
        return {str(key): _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return None if isinstance(value, float) and not isfinite(value) else value


def _rows(answer: "pd.DataFrame") -> list[tuple[Any, ...]]:
    """Plain values: what is not known is None."""
    import pandas as pd

    def plain(value: Any) -> Any:
        return None if not isinstance(value, list | dict) and pd.isna(value) else value

    columns = [answer.iloc[:, place].tolist() for place in range(answer.shape[1])]
    return [tuple(plain(value) for value in row) for row in zip(*columns, strict=True)]


def _print_csv(answer: "pd.DataFrame") -> None:
    from ci_map.cells import csv_text

    typer.echo(csv_text([str(name) for name in answer.columns], _rows(answer)), nl=False)


def _print_table(answer: "pd.DataFrame") -> None:
    from rich.table import Table
    from rich.text import Text

    from ci_map.cells import cell, from_csv

    table = Table()
    for name in answer.columns:
        table.add_column(Text(str(name)))
    for row in _rows(answer.head(SHOWN)):
        table.add_row(*(Text(from_csv(cell(value))) for value in row))
    console().print(table)
    if len(answer) > SHOWN:
        typer.echo(f"{SHOWN} of {len(answer)} rows; --csv or --json prints all")
