"""`ci-map check`."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from ci_map.cli.options import SEEDS, Json, Seeds
from ci_map.cli.terminal import print_json, tell


def check(
    seeds: Seeds = SEEDS,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="First rewrite files in another form as UTF-8 with commas."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Check lists, sources and decisions and tell every fault at once; --repair alone writes.

    JSON has the faults too: file, line, column, problem, allowed.

    Example: ci-map check --seeds data/seeds
    """
    from ci_map.collect.faults import SeedsInvalid
    from ci_map.gather import gather

    facts: dict[str, Any] = {"seeds": seeds.as_posix(), "statements": None, "faults": []}
    facts |= {"remarks": [], "repaired": list(_repaired(seeds, quiet=as_json)) if repair else []}
    try:
        gathered = gather(seeds)
    except SeedsInvalid as error:
        if as_json:
            print_json(facts | {"faults": [asdict(fault) for fault in error.faults]})
        raise
    remarks, statements = list(gathered.remarks()), len(gathered.seeds.statements)
    for remark in remarks:
        print(f"ci-map: {remark}", file=sys.stderr)
    line = f"{seeds}: {statements} statements, no fault"
    tell(facts | {"statements": statements, "remarks": remarks}, line, as_json=as_json)


def _repaired(seeds: Path, *, quiet: bool) -> Iterator[dict[str, str]]:
    """Rewrite what is in another form; each file is told as soon as it is written."""
    from ci_map.collect.encoding import KEPT, repair

    for path, encoding in repair(sorted(seeds.glob("*.csv"))):
        kept = path.name + KEPT
        if not quiet:
            typer.echo(f"{path}: was {encoding}, now UTF-8 with commas; as it was: {kept}")
        yield {"file": path.as_posix(), "was": encoding, "kept": kept}
