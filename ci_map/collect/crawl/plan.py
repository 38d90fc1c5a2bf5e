"""Which sites a crawl visits: those of known organisations that have a home page."""

from collections.abc import Iterable, Iterator

from ci_map.collect.crawl.scope import scope_of
from ci_map.collect.fetch import BadAddress, canonical
from ci_map.model import Statement
from ci_map.store import Site


def sites_of(statements: Iterable[Statement]) -> list[Site]:
    """The sites of the organisations that statements speak of, by key.

    Two organisations with the same home page have one site; it counts for the first of them in the
    alphabet. `source` is who named the home page.
    """
    homes: dict[str, Statement] = {}
    countries: dict[str, str] = {}
    for statement in sorted(statements, key=lambda one: one.sort_key):
        if statement.field == "url":
            homes.setdefault(statement.subject, statement)
        if statement.field == "country":
            countries.setdefault(statement.subject, statement.value)
    return planned(
        (organisation, home.value, countries.get(organisation, ""), _source(home.source))
        for organisation, home in homes.items()
    )


def planned(rows: Iterable[tuple[str, str, str, str]]) -> list[Site]:
    """Sites of (organisation, home page, country, source); addresses that are none are left out."""
    found: dict[str, Site] = {}
    for site in sorted(_sites(rows), key=lambda site: site.organisation):
        found.setdefault(site.key, site)
    return sorted(found.values())


def _sites(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[Site]:
    for organisation, home, country, source in rows:
        key = scope_of(home)
        try:
            address = canonical(home)
        except BadAddress:
            continue
        if key:
            yield Site(key, organisation, address, country, source)


def _source(source: str) -> str:
    return source.removesuffix(".csv")
