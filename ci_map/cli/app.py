"""The `ci-map` command and what its verbs share: errors in one line, exit codes 0, 1, 2."""

import threading
from typing import Annotated

import typer

from ci_map.cli import (
    build_command,
    check_command,
    classify_command,
    crawl_command,
    diff_command,
    doctor_command,
    evaluate_command,
    export_command,
    findings_command,
    fit_command,
    interest_command,
    link_command,
    measures_command,
    query_command,
    refresh_command,
    resolve_command,
    review_command,
    scorecard_command,
    serve_command,
    sources_command,
    store_command,
)
from ci_map.cli.errors import Commands, told_once
from ci_map.cli.terminal import speak_plainly
from ci_map.memory import keep_within

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="From lists of organisations to a published map of collective impact.",
)
app.command("build")(build_command.build)
app.command("baseline")(diff_command.baseline)
app.command("diff")(diff_command.diff)
app.command("doctor")(doctor_command.doctor)
app.command("check")(check_command.check)
app.command("measures")(measures_command.measures)
app.command("findings")(findings_command.findings)
app.command("export")(export_command.export)
app.command("query")(query_command.query)
app.command("crawl")(crawl_command.crawl)
app.command("classify")(classify_command.classify)
app.command("evaluate")(evaluate_command.evaluate)
app.command("resolve")(resolve_command.resolve)
app.command("link")(link_command.link)
app.command("fit")(fit_command.fit)
app.command("interest")(interest_command.interest)
app.command("refresh")(refresh_command.refresh)
app.command("serve")(serve_command.serve)
app.add_typer(scorecard_command.app, name="scorecard")
app.add_typer(review_command.app, name="review")
app.add_typer(sources_command.app, name="sources")
app.add_typer(store_command.app, name="store")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"ci-map {version('ci-map')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Say which.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run a command. Wrong use exits with 2, a failed run with 1; errors go to stderr."""
    speak_plainly()
    keep_within()
    threading.excepthook = told_once
    app()
