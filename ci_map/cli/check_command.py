"""`ci-map check`."""

import sys
from typing import Annotated

import typer

from ci_map.cli.options import SEEDS, Seeds


def check(
    seeds: Seeds = SEEDS,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="First rewrite files in another form as UTF-8 with commas."),
    ] = False,
) -> None:
    """Check lists, sources and decisions and tell every fault at once; --repair alone writes.

    Example: ci-map check --seeds data/seeds
    """
    from ci_map.collect.encoding import KEPT
    from ci_map.collect.encoding import repair as repair_files
    from ci_map.gather import gather

    for path, encoding in repair_files(sorted(seeds.glob("*.csv"))) if repair else ():
        typer.echo(f"{path}: was {encoding}, now UTF-8 with commas; as it was: {path.name}{KEPT}")
    gathered = gather(seeds)
    for remark in gathered.remarks():
        print(f"ci-map: {remark}", file=sys.stderr)
    typer.echo(f"{seeds}: {len(gathered.seeds.statements)} statements, no fault")
