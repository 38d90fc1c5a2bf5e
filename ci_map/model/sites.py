"""The web sites that the statements rest on."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from ci_map.model.statement import Statement


@lru_cache(maxsize=100_000)  # of a page many statements are told, one after the other
def site_of(page: str) -> str:
    """The host of a page without "www." and the dot of a full domain name."""
    return (urlsplit(page).hostname or "").removeprefix("www.").rstrip(".")


def sites(statements: Iterable[Statement]) -> dict[str, set[str]]:
    """By subject (an organisation's id or a relation's key), the sites that tell of it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.page:
            found[statement.subject].add(site_of(statement.page))
    return dict(found)
