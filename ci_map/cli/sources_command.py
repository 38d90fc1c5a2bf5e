"""`ci-map sources` and `ci-map sources run`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ci_map.cli.errors import FAILED
from ci_map.cli.options import COLLECTED, CRAWLERS, Collected, Crawlers, Json
from ci_map.cli.progress import pages_of_sources
from ci_map.cli.terminal import console, print_json

if TYPE_CHECKING:
    from ci_map.collect.sources.runs import Run
    from ci_map.settings import Settings

WITH_TITLES = 100  # columns of the terminal

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def sources(
    context: typer.Context,
    crawlers: Crawlers = CRAWLERS,
    collected: Collected = COLLECTED,
    as_json: Json = False,
) -> None:
    """List the sources: checked live or not, how often, when last read, what came of it.

    Example: ci-map sources
    """
    if context.invoked_subcommand is not None:
        return
    from ci_map.collect.sources.overview import overview

    rows = overview(crawlers, collected)
    if as_json:
        print_json(rows)
    else:
        _print_table(rows)


@app.command("run")
def run(
    names: Annotated[list[str] | None, typer.Argument(help="Sources; else those due.")] = None,
    replay: Annotated[
        Path | None,
        typer.Option(
            "--from", help="Folder of an archive (WARC) or of recorded pages, in place of the web."
        ),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser", help="Render pages that are empty without JavaScript.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and judge, write nothing.")
    ] = False,
    crawlers: Crawlers = CRAWLERS,
    collected: Collected = COLLECTED,
    as_json: Json = False,
) -> None:
    """Read sources; what one says is written when its assertions hold, else its old file stays.

    Example: ci-map sources run strivetogether --from tests/fixtures/sources --dry-run
    """
    from ci_map.collect.sources.plan import Plan
    from ci_map.collect.sources.runner import run_all

    plan = Plan(crawlers, collected, dry_run)
    if replay:
        runs = run_all(plan.replay(names or [], replay))
    else:
        with pages_of_sources() as page:
            runs = plan.read(names or [], _settings(browser=browser), page)
    _tell_all(runs, dry_run=dry_run, as_json=as_json)


def _tell_all(runs: "list[Run]", *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        print_json([asdict(each) for each in runs])
    if not runs:
        typer.echo("nothing is due; name a source to read it now", err=True)
    for each in runs:
        _tell(each, dry_run, quiet=as_json)
    if any(each.outcome != "read" for each in runs):
        raise typer.Exit(FAILED)


def _settings(*, browser: bool) -> "Settings":
    from ci_map.settings import read_settings

    settings = read_settings()
    return settings.model_copy(update={"render": browser or settings.render})


def _tell(each: "Run", dry_run: bool, quiet: bool) -> None:
    """A line a source on stdout, what went wrong and what was skipped on stderr."""
    for warning in each.warnings:
        typer.echo(f"{each.source}: skipped: {warning}", err=True)
    if each.outcome != "read":
        kept = "nothing was published, the last good reading stays"
        typer.echo(f"ci-map: {each.source}: {each.outcome}: {each.message}; {kept}", err=True)
    elif not quiet:
        found = f"{each.organisations} organisations, {each.relations} relations"
        changes = f"{each.new} new values, {each.gone} no longer shown"
        typer.echo(f"{each.source}: {found}; {changes}{' (dry run)' * dry_run}")


def _print_table(rows: list[dict[str, Any]]) -> None:
    from rich.table import Column, Table
    from rich.text import Text

    header = ("source", "status", "cadence", "last read", "rows", "outcome")
    facts = [Column(name, no_wrap=True) for name in header]
    has_room = console().width >= WITH_TITLES
    titles = [Column("title", no_wrap=True, ratio=1)] * has_room  # has what room is left
    table = Table(*facts, *titles, box=None, expand=has_room)
    for row in rows:
        due = " (due)" * row["due"]
        count = row["organisations"] + row["relations"]
        last = ((row["last_read"] or "never")[:10] + due, str(count), row["outcome"] or "")
        cells = (row["source"], row["status"], row["cadence"], *last, *[row["title"]] * has_room)
        table.add_row(*map(Text, cells))
    console().print(table)
