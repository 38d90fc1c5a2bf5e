"""A crawl of the test web, without manners."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ci_map.collect.crawl.run import crawl
from ci_map.collect.crawl.workers import workers
from ci_map.settings import Settings
from ci_map.store import Crawls, Site, open_store
from tests.testweb import Web
from tests.testweb.manners import quick

COUNTRIES = ("US", "IL", "CA", "CO", "DE", "")


def site_of(web: Web, octet: int, path: str = "/") -> Site:
    key = f"127.0.1.{octet}" + path.rstrip("/")
    country = COUNTRIES[octet % len(COUNTRIES)]
    return Site(key, f"org-{octet}", web.url(path, octet), country, "list")


@pytest.fixture
def settings(web: Web, tmp_path: Path) -> Settings:
    store, archive = f"sqlite:///{tmp_path}/store.db", tmp_path / "archive"
    return quick(web, store=store, archive=archive, workers=4, pages_per_site=8)


@pytest.fixture
def crawls(settings: Settings) -> Iterator[Crawls]:
    engine = open_store(settings.store)
    yield Crawls(engine)
    engine.dispose()


Crawl = Callable[..., int]


@pytest.fixture
def run(crawls: Crawls, settings: Settings) -> Crawl:
    """Crawl sites with some settings changed; gives the run."""

    def go(sites: list[Site], limit: int | None = None, **changes: object) -> int:
        changed = settings.model_copy(update=changes)
        with workers(changed) as work:
            return crawl(crawls, sites, changed, work, limit=limit)

    return go
