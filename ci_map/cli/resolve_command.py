"""`ci-map resolve`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import SEEDS

if TYPE_CHECKING:
    from ci_map.resolve import Candidate, Found, Resolution

LISTS = typer.Argument(help="Lists in the seed format; id and name are enough.", show_default=False)
DECISIONS = typer.Option(help="What people decided; a file that is not there has nothing.")


def resolve(
    lists: Annotated[list[Path], LISTS],
    candidates: Annotated[
        bool, typer.Option("--candidates", help="Also the pairs that a person should judge.")
    ] = False,
    questions: Annotated[int, typer.Option(min=0, help="At most so many of them.")] = 450,
    decisions: Annotated[Path, DECISIONS] = SEEDS / "decisions.csv",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Find the organisations that stand in more than one row of the lists.

    Example: ci-map resolve one.csv two.csv --candidates --json
    """
    from ci_map.resolve import apply, read_lists
    from ci_map.resolve import resolve as resolve_rows
    from ci_map.review.decision_file import read_decisions, slips

    said, rows = read_decisions(decisions), read_lists(lists)
    decided = apply(said)
    resolution = resolve_rows(rows, questions if candidates else 0, decided)
    for remark in (
        *decided.disagreements,
        *slips(decisions, said, {row.decided_as for row in rows}),
    ):
        print(f"ci-map: {remark}", file=sys.stderr)
    _print(resolution, as_json)


def _print(resolution: "Resolution", as_json: bool) -> None:
    said: list[Found | Candidate] = [*resolution.found, *resolution.candidates]
    for one in said:
        typer.echo(json.dumps(one.told(), ensure_ascii=False) if as_json else str(one))
