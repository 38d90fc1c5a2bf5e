"""Copies of a store: a backup is an SQLite file, from whatever store and into whatever store."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Engine, Table, func, insert, select, text

from ci_map.errors import WrongUse
from ci_map.store.engine import StoreUnusable, open_store, opened
from ci_map.store.schema import upgrade
from ci_map.store.tables import metadata

BATCH = 500


class NotEmpty(WrongUse, ValueError):
    """A store that holds something is not restored over."""


def backup(engine: Engine, path: Path) -> int:
    """Write a whole store, as it is at one moment, into a file; returns its rows.

    A file that is there is replaced once the copy is complete.
    """
    with TemporaryDirectory(dir=path.absolute().parent, prefix=f".{path.name}.") as folder:
        fresh = Path(folder) / path.name
        target = opened(f"sqlite:///{fresh}")
        upgrade(target)
        rows = _copy(engine, target)
        with target.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        target.dispose()
        fresh.replace(path)
    return rows


def restore(path: Path, engine: Engine) -> int:
    """Fill an empty store from a backup, all or nothing; returns its rows.

    Raises NotEmpty, and StoreUnusable for a file that is no backup.
    """
    if not path.is_file():
        raise StoreUnusable(f"there is no file {path}")
    with engine.connect() as connection:
        if any(_count(connection, table) for table in metadata.sorted_tables):
            raise NotEmpty("the store holds something already; name an empty one in CI_MAP_STORE")
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "backup.db"
        copy.write_bytes(path.read_bytes())  # an older one is upgraded; the file stays as it is
        source = _opened_backup(copy, path)
        try:
            return _copy(source, engine)
        finally:
            source.dispose()


def _opened_backup(copy: Path, path: Path) -> Engine:
    try:
        return open_store(f"sqlite:///{copy}", str(path))
    except StoreUnusable as error:
        raise StoreUnusable(f"{path} is no backup of a store") from error


def _copy(source: Engine, target: Engine) -> int:
    moment = source.connect()
    if source.dialect.name == "postgresql":
        moment = moment.execution_options(isolation_level="REPEATABLE READ")
    with moment as reading, target.begin() as writing:
        return sum(_copy_table(reading, writing, table) for table in metadata.sorted_tables)


def _copy_table(reading: Connection, writing: Connection, table: Table) -> int:
    copied = 0
    for rows in _batches(reading, table):
        writing.execute(insert(table), rows)
        copied += len(rows)
    if writing.dialect.name == "postgresql" and "id" in table.c and copied:
        sequence = f"select setval(pg_get_serial_sequence('{table.name}', 'id'), :last)"
        last = writing.execute(select(func.max(table.c.id))).scalar_one()
        writing.execute(text(sequence), {"last": last})
    return copied


def _batches(reading: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    query = select(table).order_by(*table.primary_key.columns)
    result = reading.execution_options(yield_per=BATCH).execute(query)
    for part in result.mappings().partitions(BATCH):
        yield [dict(row) for row in part]


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
