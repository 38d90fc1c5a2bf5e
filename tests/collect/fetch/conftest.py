"""Fetchers of the test web."""

from collections.abc import Callable, Iterator

import pytest

from ci_map.collect.fetch import Fetcher
from ci_map.settings import Settings
from tests.testweb import Web
from tests.testweb.manners import quick

Made = Callable[..., Fetcher]


@pytest.fixture
def settings(web: Web) -> Settings:
    return quick(web)


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
