"""`ci-map refresh`."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.build_command import say_built
from ci_map.cli.options import (
    CRAWLERS,
    OUTPUT,
    SEEDS,
    Crawlers,
    Json,
    Output,
    Seeds,
    known_language,
)
from ci_map.cli.progress import crawled
from ci_map.cli.terminal import print_json
from ci_map.errors import WrongUse

if TYPE_CHECKING:
    from ci_map.refresh import Finished, Progress

SHEET = typer.Option(
    "--lang", help="Of the review sheet: en, he, fr, es or de.", callback=known_language
)
WORK = Path(".ci-map/refresh")


def refresh(
    seeds: Seeds = SEEDS,
    crawlers: Crawlers = CRAWLERS,
    output: Output = OUTPUT,
    survey: Annotated[
        str | None, typer.Option(help="Name of the new survey; else its day.")
    ] = None,
    day: Annotated[
        str | None, typer.Option(help="Day of the refresh (2026-12-01); else today.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="Go on without a source that needs mending.")
    ] = None,
    sites: Annotated[
        bool, typer.Option("--sites", help="Read the organisations' own sites, too.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, do nothing.")
    ] = False,
    language: Annotated[str, SHEET] = "en",
    as_json: Json = False,
) -> None:
    """Read what is due, resolve, build a new survey, compare it, and ask what needs a person.

    Killed or stopped, it goes on where it was when it is run again. A source whose assertions
    fail stops it before anything is published.

    Example: ci-map refresh --dry-run
    """
    from ci_map.refresh import Task, plan
    from ci_map.refresh import refresh as refresh_survey
    from ci_map.refresh.sites import read_sites

    when = _day(day)
    task = Task(
        seeds=seeds,
        crawlers=crawlers,
        output=output,
        work=WORK,
        day=when,
        name=survey or when,
        sites=partial(read_sites, watched=crawled) if sites else None,
        without=frozenset(without or ()),
        language=language,
        tell=lambda line: typer.echo(line, err=True),
    )
    if dry_run:
        _print_plan(plan(task), as_json)
    else:
        _print(refresh_survey(task), as_json)


def _day(day: str | None) -> str:
    if day is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise WrongUse(f"bad day {day!r}; a day as 2026-12-01") from error


def _print_plan(progress: "Progress", as_json: bool) -> None:
    if as_json:
        print_json(asdict(progress))
        return
    done = ", ".join(progress.done) or "nothing yet"
    due = ", ".join(progress.sources) or "none"
    before = progress.before or "nothing: there is no survey yet"
    typer.echo(f"survey {progress.name} of {progress.day}, to compare with {before}")
    typer.echo(f"sources due: {due}\ndone: {done}")


def _print(finished: "Finished", as_json: bool) -> None:
    if as_json:
        print_json(finished.as_json())
        return
    for kind, causes in finished.changes.counts.items():
        typer.echo(f"{kind}: {sum(causes.values())}")
    say_built(finished.survey, finished.drawn)
    typer.echo(f"{finished.review}: {finished.questions} questions for a person")
