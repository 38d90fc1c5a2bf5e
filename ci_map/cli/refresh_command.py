"""`ci-map refresh`."""

import json
from contextlib import ExitStack, closing
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.build_command import OUTPUT, SEEDS
from ci_map.cli.errors import FAILED, WRONG_USE, fail, language_option, told
from ci_map.cli.sources_command import CRAWLERS, DEFAULT_CRAWLERS

if TYPE_CHECKING:
    from ci_map.collect.fetch import Visitor
    from ci_map.refresh import Finished, Progress

WORK = Path(".ci-map/refresh")


def refresh(
    seeds: Annotated[Path, SEEDS] = Path("data/seeds"),
    crawlers: Annotated[Path, CRAWLERS] = DEFAULT_CRAWLERS,
    output: Annotated[Path, OUTPUT] = Path("output"),
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
    language: Annotated[
        str, typer.Option("--lang", help="Of the review sheet: en, he, fr, es or de.")
    ] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read what is due, resolve, build a new survey, compare it, and ask what needs a person.

    Killed or stopped, it goes on where it was when it is run again. A source whose assertions
    fail stops it before anything is published.

    Example: ci-map refresh --dry-run
    """
    from ci_map.collect.fetch import CannotVisit
    from ci_map.collect.sources.folder import UnknownSource
    from ci_map.refresh import RefreshStopped, Task, plan
    from ci_map.refresh import refresh as refresh_survey
    from ci_map.refresh.sites import read_sites
    from ci_map.settings import SettingsInvalid

    language_option(language)
    when = _day(day)
    try:
        with told(), ExitStack() as opened:
            task = Task(
                seeds=seeds,
                crawlers=crawlers,
                output=output,
                work=WORK,
                visitor=lambda: _visitor(opened),
                day=when,
                name=survey or when,
                sites=read_sites if sites else None,
                without=frozenset(without or ()),
                language=language,
                tell=lambda line: typer.echo(line, err=True),
            )
            if dry_run:
                _print_plan(plan(task), as_json)
                return
            finished = refresh_survey(task)
    except (UnknownSource, CannotVisit, SettingsInvalid) as error:
        raise fail(str(error), WRONG_USE) from error
    except RefreshStopped as error:
        raise fail(str(error), FAILED) from error
    _print(finished, as_json)


def _visitor(opened: ExitStack) -> "Visitor":
    """Visits the web, and keeps what it answers as `ci-map sources run` does."""
    from ci_map.collect.fetch import visitor
    from ci_map.collect.sources.archived import archiving
    from ci_map.settings import read_settings

    settings = read_settings()
    return opened.enter_context(
        archiving(opened.enter_context(closing(visitor(settings))), settings)
    )


def _day(day: str | None) -> str:
    if day is None:
        return datetime.now(UTC).date().isoformat()
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError as error:
        raise fail(f"bad day {day!r}; a day as 2026-12-01", WRONG_USE) from error


def _print_plan(progress: "Progress", as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(progress), ensure_ascii=False, indent=2))
        return
    done = ", ".join(progress.done) or "nothing yet"
    due = ", ".join(progress.sources) or "none"
    before = progress.before or "nothing: there is no survey yet"
    typer.echo(f"survey {progress.name} of {progress.day}, to compare with {before}")
    typer.echo(f"sources due: {due}\ndone: {done}")


def _print(finished: "Finished", as_json: bool) -> None:
    told = {
        "survey": finished.survey.as_posix(),
        "before": finished.before,
        "read": dict(finished.read),
        "changes": finished.changes.counts,
        "review": finished.review.as_posix(),
        "questions": finished.questions,
    }
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for kind, causes in finished.changes.counts.items():
        typer.echo(f"{kind}: {sum(causes.values())}")
    typer.echo(f"{finished.survey}: open {finished.survey / 'map.html'} in a browser")
    typer.echo(f"{finished.review}: {finished.questions} questions for a person")
