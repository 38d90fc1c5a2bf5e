"""The reader of lists and tables that source.yml describes: a source without a program."""

import re
from collections.abc import Iterator
from typing import Any

from bs4.element import Tag

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Page, SiteChanged, evidence_of
from ci_map.collect.sources.found import Found, squeezed
from ci_map.collect.sources.listing import FieldOf, Fields, Listing, PlaceKind


def crawl(context: Context) -> None:
    """Read every entry of every page that the description names."""
    listing = context.source.listing
    if listing is None:
        raise TypeError(f"{context.name} has no listing")  # `read_source` told of it
    for entry in _entries(context, listing):
        _note(context, listing, entry)


def _entries(context: Context, listing: Listing) -> Iterator[Tag]:
    if listing.sitemap and listing.match:
        return _of_sitemap(context, listing.sitemap, listing.match, listing.limit)
    return _of_pages(context, listing)


def _of_sitemap(context: Context, sitemap: str, match: str, limit: int) -> Iterator[Tag]:
    addresses = context.sitemap(sitemap, match)
    if len(addresses) > limit:
        problem = f"{len(addresses)} addresses match, more than the limit of {limit}"
        raise SiteChanged(sitemap, problem)
    found = (context.maybe_page(address) for address in addresses)
    yield from (page for page in found if page)


def _of_pages(context: Context, listing: Listing) -> Iterator[Tag]:
    for page in _pages(context, listing):
        skipped = page.select(listing.skip) if listing.skip else ()
        inside = read.one(page, listing.container or "")
        for entry in inside.select(listing.entry or ""):
            if not any(entry is each for each in skipped):
                yield entry


def _pages(context: Context, listing: Listing) -> Iterator[Page]:
    for address in listing.pages or (context.source.address,):
        if listing.following:
            yield from context.pages(address, following=listing.following, most=listing.limit)
        else:
            yield context.page(address, xml=listing.xml)


def _note(context: Context, listing: Listing, entry: Tag) -> None:
    found = _values(context, entry, listing.fields)
    on: Tag | None = entry
    if listing.detail:
        on = context.maybe_page(read.link(entry, listing.detail.link))
        found |= _values(context, on, listing.detail.fields) if on else {}
    if not found.get("name"):
        raise SiteChanged(evidence_of(entry).address, f"an entry without a name: {_start(entry)}")
    key = context.key(*(found[name] for name in listing.key if found.get(name)))
    fields: dict[str, Any] = found
    context.organisation(on or entry, key, **fields)


def _start(entry: Tag) -> str:
    return repr(read.text(entry)[:60])


def _values(context: Context, entry: Tag, fields: Fields) -> dict[str, str]:
    """What an entry says, by field; what it does not say is not there."""
    found: dict[str, str] = {}
    for name, where in fields.items():
        words = _matched(_words(entry, where), where.match)
        if words and where.lookup:
            words = context.lookup(where.lookup, words)
        if words:
            found |= _as_codes(context, name, words, where.kind)
    return found


def _matched(words: str | None, pattern: str | None) -> str | None:
    if not words or not pattern:
        return words
    match = re.search(pattern, words)
    return Found((match[1] if match.re.groups else match[0]).strip(), words) if match else None


def _as_codes(context: Context, name: str, words: str, kind: PlaceKind | None) -> dict[str, str]:
    """The fields that a value gives: a place gives several, a region tells the country."""
    if kind is None:
        return {name: words}
    home = context.source.countries[0] if context.source.countries else ""
    if kind is PlaceKind.PLACE:
        place: Any = places.place(words, home)
        return dict(place)
    code = places.region(words, home) if kind is PlaceKind.REGION else places.country(words)
    if code is None:
        context.warn(f"{words!r} is no {kind} that ISO 3166 knows")
        return {}
    return {name: code, "country": Found(home, words)} if kind is PlaceKind.REGION else {name: code}


def _words(entry: Tag, where: FieldOf) -> str | None:
    tag = _tag(entry, where)
    if tag is None:
        return None
    if where.take == "text":
        return read.text(tag) or None
    if where.take == "own text":
        return read.own_text(tag) or None
    if where.take in ("href", "src"):
        return read.absolute(tag, str(tag.get(where.take) or "").strip() or "#")
    return squeezed(str(tag.get(where.take) or "")) or None


def _tag(entry: Tag, where: FieldOf) -> Tag | None:
    if where.column:
        return _cell(entry, where.column)
    if where.before:
        return entry.find_previous(where.before)
    return entry.select_one(where.css) if where.css else entry


def _cell(row: Tag, column: str) -> Tag:
    """The cell of a row below the header that reads so; SiteChanged without such a column."""
    table = row.find_parent("table")
    header = table.select_one("tr") if table else None
    names = [read.text(cell) for cell in header.select("th, td")] if header else []
    cells = row.select("td, th")
    if column not in names or len(cells) != len(names):
        problem = f"no column {column!r} in a table with {names}"
        raise SiteChanged(evidence_of(row).address, problem)
    return cells[names.index(column)]
