from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tests.store.postgres import programs, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server, where it is installed; in CI it is."""
    if not programs():
        pytest.skip("PostgreSQL is not installed")
    with server() as running:
        yield running.url


@pytest.fixture
def database(postgres: str) -> str:
    """An empty database of its own."""
    name = f"test_{uuid4().hex}"
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return make_url(postgres).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty store of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/in/a/folder/store.db"
    return str(request.getfixturevalue("database"))
