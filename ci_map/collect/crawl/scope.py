"""Which site an address belongs to."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from ci_map.model.home import Home, home_of

DEEPEST = 8
"""Steps of a path that are looked at: a programme's pages stand under its home's path."""


def scope_of(home: str) -> str | None:
    """The key of the site whose home page this is.

    A whole domain with all its hosts ("example.org"), one host ("schools.example.org"), or what
    stands under a path ("example.org/programme") when the home page is a page of a parent's site.
    None when the address has no host.
    """
    found = home_of(home)
    return _without_ending(found) if found else None


def _without_ending(home: Home) -> str:
    site = home.site.partition("?")[0].rstrip("/")
    host, slash, path = site.partition("/")
    last = path.rpartition("/")[2]
    return site.rpartition(".")[0] if slash and "." in last else host + slash + path


class Scopes:
    """The sites of a crawl: each address belongs to the narrowest scope that holds it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)

    def of(self, url: str) -> str | None:
        """The key of the site that an address belongs to, None when it is nobody's."""
        return next((key for key in _scopes(url) if key in self._keys), None)


@lru_cache(maxsize=10_000)
def _scopes(url: str) -> tuple[str, ...]:
    """Every scope that an address may lie in, the narrowest first."""
    return tuple(_each_scope(url))


def _each_scope(url: str) -> Iterator[str]:
    home = host_of(url)
    if home is None:
        return
    host = home.site
    parts = urlsplit(url.casefold())
    steps = [step for step in unquote(parts.path, errors="replace").split("/") if step][:DEEPEST]
    for end in range(len(steps), 0, -1):
        path = "/".join(steps[:end])
        yield f"{host}/{path}"
        if end == len(steps) and "." in steps[-1]:
            yield f"{host}/{path.rpartition('.')[0]}"
    yield host
    if home.label:
        yield home.domain


def host_of(url: str) -> Home | None:
    """What an address's host says; without a `label` it is one where everybody has a page."""
    try:
        return home_of(f"//{urlsplit(url).netloc}/")
    except ValueError:
        return None


def domain_of(url: str) -> str:
    """The registrable domain, or the host where there is none: what one process crawls alone."""
    home = host_of(url)
    return home.domain if home else ""
