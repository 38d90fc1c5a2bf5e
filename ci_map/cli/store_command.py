"""`ci-map store backup`, `ci-map store restore` and `ci-map store prune`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import Json
from ci_map.cli.terminal import tell

if TYPE_CHECKING:
    from sqlalchemy import Engine

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="The store of crawls.",
)


@app.command("backup")
def backup(
    path: Annotated[Path, typer.Argument(help="The file to write.")], as_json: Json = False
) -> None:
    """Copy the whole store, as it is at one moment, into an SQLite file.

    Example: ci-map store backup store-backup.db
    """
    from ci_map.store.backup import backup as copy

    rows = copy(_store(), path)
    tell({"path": path.as_posix(), "rows": rows}, f"{path}: {rows} rows", as_json=as_json)


@app.command("restore")
def restore(
    path: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")], as_json: Json = False
) -> None:
    """Fill an empty store (CI_MAP_STORE) from a backup; so a team moves to PostgreSQL, too.

    Example: ci-map store restore store-backup.db
    """
    from ci_map.store.backup import restore as copy

    rows = copy(path, _store())
    tell({"path": path.as_posix(), "rows": rows}, f"{rows} rows restored", as_json=as_json)


@app.command("prune")
def prune(
    keep: Annotated[int, typer.Option(min=1, help="Crawls that stay, the newest.")] = 2,
    as_json: Json = False,
) -> None:
    """Forget old crawls: of each site the next crawl needs the last pages alone.

    The archive of pages stays as it is, and so does a crawl that is not at its end.

    Example: ci-map store prune --keep 2
    """
    from ci_map.store.prune import prune as forget

    gone = forget(_store(), keep)
    told = f": {', '.join(map(str, gone))}" if gone else ""
    tell({"forgotten": gone}, f"{len(gone)} crawls forgotten{told}", as_json=as_json)


def _store() -> "Engine":
    from ci_map.settings import read_settings
    from ci_map.store import open_store

    return open_store(read_settings().store)
