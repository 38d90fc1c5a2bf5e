"""`ci-map diff` and `ci-map baseline`."""

from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import OUTPUT, SEEDS, Json, Output, Seeds
from ci_map.cli.terminal import print_json, tell
from ci_map.naming import LATEST

if TYPE_CHECKING:
    from ci_map.changes import Changes

CAUSES = {
    "world": "the world changed",
    "looked": "we looked harder",
    "decided": "we decided otherwise",
    "unreachable": "a source was unreachable",
    "": "cause not known",
}


def baseline(
    seeds: Seeds = SEEDS,
    output: Output = OUTPUT,
    as_json: Json = False,
) -> None:
    """Publish the survey of 2015, as the seed lists hold it, beside those of today.

    Example: ci-map baseline
    """
    from ci_map.build import build_baseline

    folder = build_baseline(seeds, output)
    tell({"survey": folder.as_posix()}, f"{folder}: the survey of 2015", as_json=as_json)


def diff(
    old: Annotated[str, typer.Argument(help="The earlier survey: its name or folder.")],
    new: Annotated[str, typer.Argument(help="The later one.")] = LATEST,
    output: Output = OUTPUT,
    top: Annotated[int, typer.Option(help="How many of a kind to list; 0: all.", min=0)] = 10,
    as_json: Json = False,
) -> None:
    """Tell what changed between two surveys, and why: the world, or how we looked at it.

    Example: ci-map diff 2026-11 latest --json
    """
    from ci_map.changes import Step
    from ci_map.changes.steps import as_data
    from ci_map.compared import changes, edition
    from ci_map.survey import open_survey

    before, after = open_survey(old, output), open_survey(new, output)
    found = changes(before, after)
    if as_json:
        print_json(as_data(Step(edition(before), edition(after), found)))
    else:
        typer.echo(f"From {before.name} to {after.name}:")
        _print(found, top or None)


def _print(changes: "Changes", top: int | None) -> None:
    from ci_map.changes.table import rows

    counts = changes.counts
    if not counts:
        typer.echo("nothing changed")
    for kind, found in groupby(rows(changes), key=lambda row: str(row[0])):
        causes = ", ".join(f"{CAUSES[cause]}: {n}" for cause, n in counts[kind].items())
        typer.echo(f"\n{kind}: {sum(counts[kind].values())} ({causes})")
        lines = [_line(row) for row in found]
        for line in lines[:top]:
            typer.echo(f"  {line}")
        if len(lines) > len(lines[:top]):
            typer.echo(f"  … and {len(lines) - len(lines[:top])} more (--top 0 lists all)")


def _line(row: tuple[str | None, ...]) -> str:
    _, _, name, field, before, after, cause = row
    what = f": {field} {before or 'nothing'} → {after or 'nothing'}" if field else ""
    ended = f": {after}" if after and not field else ""
    return f"{name}{what}{ended}" + (f" [{CAUSES[cause]}]" if cause else "")
