"""`ci-map check`."""

from pathlib import Path
from typing import Annotated

import typer

from ci_map.cli.build_command import SEEDS
from ci_map.cli.errors import told


def check(
    seeds: Annotated[Path, SEEDS] = Path("data/seeds"),
    repair: Annotated[
        bool, typer.Option("--repair", help="First rewrite files in a wrong encoding as UTF-8.")
    ] = False,
) -> None:
    """Check the seed lists and tell every fault at once; write nothing unless asked to repair.

    Example: ci-map check --seeds data/seeds
    """
    from ci_map.collect import read_seeds
    from ci_map.collect.encoding import KEPT
    from ci_map.collect.encoding import repair as repair_files

    with told():
        if repair:
            for path, encoding in repair_files(sorted(seeds.glob("*.csv"))):
                typer.echo(f"{path}: was {encoding}, now UTF-8; as it was: {path.name}{KEPT}")
        read = read_seeds(seeds)
        typer.echo(f"{seeds}: {len(read.statements)} statements, no fault")
