"""Forgetting old crawls: what a later one no longer needs. The archive keeps the pages."""

from sqlalchemy import Engine, delete, select

from ci_map.store.tables import runs, sites, visits


def prune(engine: Engine, keep: int) -> list[int]:
    """Forget all finished runs but the newest `keep` (at least 1); gives their numbers.

    Each goes wholly or not at all. A run that is not at its end stays, and so does the last one,
    after which the next is numbered.
    """
    with engine.connect() as connection:
        finished = select(runs.c.id).where(runs.c.finished.is_not(None)).order_by(runs.c.id.desc())
        old = sorted(connection.execute(finished).scalars().all()[max(keep, 1) :])
    for run in old:
        with engine.begin() as connection:
            connection.execute(delete(visits).where(visits.c.run == run))
            connection.execute(delete(sites).where(sites.c.run == run))
            connection.execute(delete(runs).where(runs.c.id == run))
    if old and engine.dialect.name == "sqlite":
        _shrink(engine)
    return old


def _shrink(engine: Engine) -> None:
    """Give the room back to the disk; a server does so by itself."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
