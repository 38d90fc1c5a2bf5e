"""`ci-map sources` and `ci-map sources run`."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ci_map.cli.errors import FAILED, WRONG_USE, fail, told
from ci_map.cli.terminal import console

if TYPE_CHECKING:
    from ci_map.collect.sources.plan import Plan
    from ci_map.collect.sources.runs import Run

app = typer.Typer(add_completion=False, rich_markup_mode=None)

CRAWLERS = typer.Option(help="Folder of the sources.")
COLLECTED = typer.Option(help="Folder of what the sources said.")
DEFAULT_CRAWLERS = Path("crawlers")
DEFAULT_COLLECTED = Path("data/seeds/collected")


@app.callback(invoke_without_command=True)
def sources(
    context: typer.Context,
    crawlers: Annotated[Path, CRAWLERS] = DEFAULT_CRAWLERS,
    collected: Annotated[Path, COLLECTED] = DEFAULT_COLLECTED,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the sources: checked live or not, how often, when last read, what came of it.

    Example: ci-map sources
    """
    if context.invoked_subcommand is not None:
        return
    from ci_map.collect.sources.folder import UnknownSource
    from ci_map.collect.sources.overview import overview

    try:
        with told():
            rows = overview(crawlers, collected)
    except UnknownSource as error:
        raise fail(str(error), WRONG_USE) from error
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
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
    crawlers: Annotated[Path, CRAWLERS] = DEFAULT_CRAWLERS,
    collected: Annotated[Path, COLLECTED] = DEFAULT_COLLECTED,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read sources; what one says is written when its assertions hold, else its old file stays.

    Example: ci-map sources run strivetogether --from tests/fixtures/sources --dry-run
    """
    from ci_map.collect.fetch import CannotVisit
    from ci_map.collect.sources.folder import UnknownSource
    from ci_map.collect.sources.plan import NotReplayable, Plan
    from ci_map.settings import SettingsInvalid

    plan = Plan(crawlers, collected, dry_run)
    try:
        with told():
            runs = (
                _replayed(plan, names or [], replay)
                if replay
                else _live(plan, names or [], browser)
            )
    except (UnknownSource, NotReplayable, CannotVisit, SettingsInvalid) as error:
        raise fail(str(error), WRONG_USE) from error
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in runs], ensure_ascii=False, indent=2))
    if not runs:
        typer.echo("nothing is due; name a source to read it now", err=True)
    for each in runs:
        _tell(each, dry_run, quiet=as_json)
    if any(each.outcome != "read" for each in runs):
        raise typer.Exit(FAILED)


def _replayed(plan: "Plan", names: list[str], pages: Path) -> "list[Run]":
    from ci_map.collect.sources.runner import run_all

    return run_all(plan.replay(names, pages))


def _live(plan: "Plan", names: list[str], browser: bool) -> "list[Run]":
    """Read from the web; what was read is kept in the archive, but for a dry run."""
    from ci_map.collect.fetch import visitor
    from ci_map.collect.sources.archived import archiving
    from ci_map.collect.sources.runner import run_all
    from ci_map.settings import read_settings

    settings = read_settings()
    rendering = settings.model_copy(update={"render": browser or settings.render})
    with closing(visitor(rendering)) as fetcher, _progress() as page:
        if plan.dry:
            return run_all(plan.live(names, fetcher), page)
        with archiving(fetcher, settings) as archived:
            return run_all(plan.live(names, archived), page)


@contextmanager
def _progress() -> Iterator[Callable[[str, str], None]]:
    """On a terminal, how many pages of each source were asked for so far."""
    from rich.text import Text

    counts: Counter[str] = Counter()
    with console(stderr=True).status("") as status:

        def page(name: str, _: str) -> None:
            counts[name] += 1
            told = ", ".join(f"{each} {count}" for each, count in sorted(counts.items()))
            status.update(Text(f"pages: {told}"))

        yield page


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
    title = Column("title", no_wrap=True, ratio=1)  # has what room is left
    table = Table(*facts, title, box=None, expand=True)
    for row in rows:
        due = " (due)" * row["due"]
        count = row["organisations"] + row["relations"]
        last = ((row["last_read"] or "never")[:10] + due, str(count), row["outcome"] or "")
        cells = (row["source"], row["status"], row["cadence"], *last, row["title"])
        table.add_row(*map(Text, cells))
    console().print(table)
