"""A store by its URL: a file that is made when it is not there, or a server."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ci_map.errors import WrongUse, in_a_line
from ci_map.missing import installs
from ci_map.store.schema import HEAD, NewerStore, upgrade, version

NO_TEXT = "Could not decode to UTF-8"  # as Python's sqlite3 tells it
NO_SUCH = ("no such column", "no such table")  # as SQLite tells it
UNDEFINED = ("42703", "42P01")  # of the SQL standard's states, a column and a table, in PostgreSQL
WHOLE = "put a whole backup of the store in its place, or remove it and crawl anew"


class StoreUnusable(WrongUse, RuntimeError):
    """The store cannot be opened; the text says which and why."""


class StoreDamaged(StoreUnusable):
    """The store is not as it was written; the text says where and what to do."""


def open_store(url: str, name: str = "") -> Engine:
    """An engine whose tables are there, as today's version has them. Raises StoreUnusable.

    What is found damaged later raises StoreDamaged; it tells of `name`, else of the URL.
    """
    engine = opened(url)
    try:
        upgrade(engine)
    except (SQLAlchemyError, OSError, UnicodeError, NewerStore) as error:
        raise _unusable(engine.url, error) from error
    _tell_damage(engine, name or engine.url.render_as_string())
    return engine


def opened(url: str) -> Engine:
    """An engine for a store, whatever is in it. Raises StoreUnusable."""
    engine = _engine(url)
    if engine.url.get_backend_name() == "sqlite":
        try:
            _prepare_file(engine)
        except OSError as error:
            raise _unusable(engine.url, error) from error
    return engine


def examined(url: str) -> str:
    """What a store is, in a line; nothing is made or upgraded. Raises StoreUnusable."""
    parts = _engine(url).url
    name = parts.render_as_string()
    if parts.get_backend_name() == "sqlite" and not Path(parts.database or "").exists():
        return f"{name}, which the first crawl makes"
    engine = opened(url)
    try:
        step = version(engine)
    except (SQLAlchemyError, UnicodeError) as error:
        raise _unusable(parts, error) from error
    finally:
        engine.dispose()
    return f"{name}, " + ("as today's" if step == HEAD else "upgraded by the next crawl")


def _engine(url: str) -> Engine:
    """An engine that has touched nothing yet."""
    shown = url
    try:
        parts = _with_driver(make_url(url))
        shown = parts.render_as_string()  # without the password
        # Asked before each use, for a server may have been started anew.
        return create_engine(parts, pool_pre_ping=True)
    except (ArgumentError, ModuleNotFoundError) as error:
        driver = isinstance(error, ModuleNotFoundError) and error.name == "psycopg"
        advice = installs("postgres") if driver else "e.g. sqlite:///store.db"
        raise StoreUnusable(f"bad store {shown!r}: {error}; {advice}") from error


def _with_driver(url: URL) -> URL:
    """Servers give their address without the name of a driver; there is one that we have."""
    server = url.drivername in {"postgres", "postgresql"}
    return url.set(drivername="postgresql+psycopg") if server else url


def _unusable(parts: URL, error: Exception) -> StoreUnusable:
    cause = getattr(error, "orig", None) or error
    advice = f"; {WHOLE}" if _is_damage(cause) else ""
    name = parts.render_as_string()
    return StoreUnusable(f"the store {name} cannot be opened: {in_a_line(cause)}{advice}")


def _is_damage(error: BaseException) -> bool:
    """SQLite has a kind of its own for all else, but for texts and names that are no UTF-8; and
    tables that were made by an upgrade are gone or have other names.
    """
    kind = type(error)
    if kind is sqlite3.DatabaseError or kind is UnicodeDecodeError or NO_TEXT in str(error):
        return True
    return str(error).startswith(NO_SUCH) or getattr(error, "sqlstate", None) in UNDEFINED


def _tell_damage(engine: Engine, name: str) -> None:
    def tell(context: ExceptionContext) -> None:
        if _is_damage(context.original_exception):
            said = in_a_line(context.original_exception)
            raise StoreDamaged(f"the store {name} is damaged: {said}; {WHOLE}")

    event.listen(engine, "handle_error", tell)


def _prepare_file(engine: Engine) -> None:
    file = engine.url.database
    if file and file != ":memory:":
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    event.listen(engine, "connect", _set_up)


def _set_up(connection: Any, _: object) -> None:
    """Readers beside a writer, writers one after the other; a kill loses nothing committed."""
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=60000"):
        connection.execute(f"PRAGMA {pragma}")
