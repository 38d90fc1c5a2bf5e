from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from ci_map.store import Crawls, StoreDamaged, StoreUnusable, examined, open_store, schema
from ci_map.store.engine import opened
from ci_map.store.schema import HEAD, version
from ci_map.store.tables import metadata

MIGRATIONS = Path(schema.__file__).parent / "migrations"


def test_the_migrations_lead_to_the_tables(url: str) -> None:
    with open_store(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_last_step_is_today_s() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_a_store_is_upgraded_once(url: str) -> None:
    assert version(open_store(url)) == HEAD
    assert version(open_store(url)) == HEAD


def test_many_may_open_a_new_store_at_once(url: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(lambda _: version(open_store(url)), range(6))) == {HEAD}


def test_a_store_of_a_later_version_is_left_alone(url: str) -> None:
    with open_store(url).begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreUnusable, match="later version"):
        open_store(url)


@pytest.mark.parametrize(
    "change",
    ["alter table crawl_visits rename column etag to tag", "alter table crawl_visits rename to v"],
)
def test_a_store_whose_tables_were_changed_is_told(url: str, change: str) -> None:
    crawls = Crawls(open_store(url))
    with opened(url).begin() as connection:
        connection.execute(text(change))
    with pytest.raises(StoreDamaged, match=r"is damaged: .*whole backup"):
        list(crawls.pages(1))


def test_what_a_store_is_can_be_told_without_making_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    assert "the first crawl makes" in examined(url)
    assert list(tmp_path.iterdir()) == []
    open_store(url)
    assert "as today's" in examined(url)


@pytest.mark.parametrize("url", ["nonsense", "", "nosuch://x", "postgresql://x@127.0.0.1:1/none"])
def test_what_is_no_store_is_told(url: str) -> None:
    with pytest.raises(StoreUnusable):
        examined(url)
