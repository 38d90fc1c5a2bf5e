"""The web sites that the statements rest on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from ci_map.model.statement import Statement

# Nearly every address; a survey has millions, and `urlsplit` takes ten times as long.
PLAIN = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|\Z)")


@lru_cache(maxsize=100_000)  # of a page many statements are told, one after the other
def site_of(page: str) -> str:
    """The host of a page without "www." and the dot of a full domain name."""
    plain = PLAIN.match(page)
    host = plain[1] if plain else urlsplit(page).hostname or ""
    return host.removeprefix("www.").rstrip(".")


def sites(statements: Iterable[Statement]) -> dict[str, set[str]]:
    """By subject (an organisation's id or a relation's key), the sites that tell of it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        if statement.page:
            found[statement.subject].add(site_of(statement.page))
    return dict(found)


def pages_by_site(statements: Iterable[Statement]) -> Counter[str]:
    """How many pages of each site are evidence."""
    return Counter(site_of(page) for page in {one.page for one in statements if one.page})
