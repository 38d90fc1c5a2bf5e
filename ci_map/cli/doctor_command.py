"""`ci-map doctor`."""

from dataclasses import asdict

import typer

from ci_map.cli.errors import FAILED
from ci_map.cli.options import CRAWLERS, OUTPUT, SEEDS, Crawlers, Json, Output, Seeds
from ci_map.cli.refresh_command import WORK
from ci_map.cli.terminal import print_json

MARKS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}


def doctor(
    seeds: Seeds = SEEDS,
    crawlers: Crawlers = CRAWLERS,
    output: Output = OUTPUT,
    as_json: Json = False,
) -> None:
    """Say what is wrong with a set-up and what to do about it; exits with 1 when something is.

    Example: ci-map doctor
    """
    from ci_map.doctor import Folders, examine, is_sound

    checks = examine(Folders(seeds, crawlers, output, WORK))
    if as_json:
        print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            typer.echo(f"{MARKS[check.state]} {check.about}: {check.says}")
    if not is_sound(checks):
        raise typer.Exit(FAILED)
