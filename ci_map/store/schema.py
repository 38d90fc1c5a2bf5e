"""The schema of a store: which step of the migrations it is at, and how it gets to today's."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0001"
_VERSION = "alembic_version"
_LOCK = 7_203_411  # any number of our own: whoever upgrades a PostgreSQL store holds it meanwhile


class NewerStore(RuntimeError):
    """A store that a later version of ci-map has upgraded."""


def upgrade(engine: Engine) -> None:
    """Bring a store to today's schema; nothing is done when it is there. Raises NewerStore."""
    if version(engine) == HEAD:
        return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        _upgrade(connection)


def version(engine: Engine) -> str | None:
    """The step a store is at; None for an empty one."""
    with engine.connect() as connection:
        return _version(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION):
        return None
    found = connection.execute(text("select version_num from alembic_version")).scalar()
    return str(found) if found else None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    now = _version(connection)
    if now is not None and now not in known:
        raise NewerStore(f"it is of a later version ({now}) of ci-map; upgrade ci-map")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
