"""A store by its URL: a file that is made when it is not there, or a server."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from ci_map.store.tables import metadata


class StoreUnusable(RuntimeError):
    """The store cannot be opened; the text says which and why."""


def open_store(url: str) -> Engine:
    """An engine whose tables are there. Raises StoreUnusable."""
    try:
        parts = make_url(url)
        engine = create_engine(parts)
        if parts.get_backend_name() == "sqlite":
            _prepare_file(parts, engine)
        metadata.create_all(engine)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise StoreUnusable(f"bad store {url!r}: {error}; e.g. sqlite:///store.db") from error
    except (SQLAlchemyError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        raise StoreUnusable(
            f"the store {parts.render_as_string()} cannot be opened: {cause}"
        ) from error
    return engine


def _prepare_file(parts: URL, engine: Engine) -> None:
    if parts.database and parts.database != ":memory:":
        Path(parts.database).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _set_up)


def _set_up(connection: Any, _: object) -> None:
    """Readers beside a writer, writers one after the other; a kill loses nothing committed."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=60000"):
        connection.execute(f"PRAGMA {pragma}")
