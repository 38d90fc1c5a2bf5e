"""`ci-map doctor`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ci_map.cli.build_command import OUTPUT, SEEDS
from ci_map.cli.errors import FAILED
from ci_map.cli.refresh_command import WORK
from ci_map.cli.sources_command import CRAWLERS, DEFAULT_CRAWLERS

MARKS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}


def doctor(
    seeds: Annotated[Path, SEEDS] = Path("data/seeds"),
    crawlers: Annotated[Path, CRAWLERS] = DEFAULT_CRAWLERS,
    output: Annotated[Path, OUTPUT] = Path("output"),
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what is wrong with a set-up and what to do about it; exits with 1 when something is.

    Example: ci-map doctor
    """
    from ci_map.doctor import Folders, examine, is_sound

    checks = examine(Folders(seeds, crawlers, output, WORK))
    if as_json:
        typer.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            typer.echo(f"{MARKS[check.state]} {check.about}: {check.says}")
    if not is_sound(checks):
        raise typer.Exit(FAILED)
