"""A fetcher of the test web: quick, and let in where others are not."""

from collections.abc import Callable, Iterator

import pytest

from ci_map.collect.fetch import Fetcher
from ci_map.settings import Settings
from tests.testweb import Web

Made = Callable[..., Fetcher]


@pytest.fixture
def settings(web: Web) -> Settings:
    return Settings(
        allow_private=True,
        delay=0,
        connect_timeout=2,
        read_timeout=0.5,
        total_timeout=1.5,
        tries=1,
        patience=2,
        max_body=5_000_000,
        ca_file=web.ca_file,
    )


@pytest.fixture
def make(settings: Settings) -> Iterator[Made]:
    """Fetchers with some settings changed."""
    made: list[Fetcher] = []

    def fetcher(resolve: object = None, **changes: object) -> Fetcher:
        given = {"resolve": resolve} if resolve else {}
        made.append(Fetcher(settings.model_copy(update=changes), **given))  # type: ignore[arg-type]
        return made[-1]

    yield fetcher
    for one in made:
        one.close()
