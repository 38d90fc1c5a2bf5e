"""`ci-map store backup` and `ci-map store restore`."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The store of crawls.",
)


@app.command("backup")
def backup(path: Annotated[Path, typer.Argument(help="The file to write.")]) -> None:
    """Copy the whole store, as it is at one moment, into an SQLite file.

    Example: ci-map store backup store-backup.db
    """
    from ci_map.settings import read_settings
    from ci_map.store import open_store
    from ci_map.store.backup import backup as copy

    rows = copy(open_store(read_settings().store), path)
    typer.echo(f"{path}: {rows} rows")


@app.command("restore")
def restore(path: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Fill an empty store (CI_MAP_STORE) from a backup; so a team moves to PostgreSQL, too.

    Example: ci-map store restore store-backup.db
    """
    from ci_map.settings import read_settings
    from ci_map.store import open_store
    from ci_map.store.backup import restore as copy

    rows = copy(path, open_store(read_settings().store))
    typer.echo(f"{rows} rows restored")
