"""Readers of what the web answers, beside those of pages: sitemaps, sources, headers."""

import gzip
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ci_map.collect.fetch import Asked, Fetched, Outcome, Visitor, needs_browser
from ci_map.collect.fetch.coding import decoded
from ci_map.collect.fetch.manners import retry_after
from ci_map.collect.fetch.media import check_bytes
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.sources import generic, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.description import Source, read_source
from ci_map.collect.sources.evidence import SourceFailed
from tests.conftest import ROOT
from tests.fuzz import samples
from tests.fuzz.reader import Target, always, unless

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SITEMAP = (
    b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>'
    b"https://stemecosystems.org/ecosystem/a/</loc></url></urlset>"
)
SITEMAPS = SITEMAP.replace(b"urlset", b"sitemapindex").replace(b"url>", b"sitemap>")
LISTED = (
    b'<base href="https://a.example/b/"><main><a href="/initiatives/a">A &amp; B</a><a rel=next '
    b'href="#">more</a><p class=website><a href="//c.example">C</a></p><p class=issue-area>'
    b"Food</p><p class=state>Ohio</p><p class=city>Dayton</p></main>"
)
ENTRY = b"<main><h1>Tulsa</h1><a class=website href=/x>x</a><p class=location>Tulsa, OK</p></main>"
TABLE = (
    b"<table><tr><th>Name</th><th>Where</th><th>Issue</th></tr><tr><td>A<td>Boston, MA<td>Food</tr>"
    b"<tr><td>B</td><td>Ohio</td><td>x</td></tr></table>"
)
OF_TABLE = """
listing:
  container: table
  entry: tr:has(td)
  fields:
    name: {column: Name, match: "[A-Z].*"}
    place: {column: Where, as: place}
    domains: {column: Issue, lookup: issue}
"""
JSON = b'{"members": [{"name": "A", "url": "https://a.example/"}, {"name": null}]}'
CSV = b'\xef\xbb\xbfname,url\nA,https://a.example/\n"B, C",\n'
SCRIPTED = (
    b"<html><body><div id=root></div><noscript>Turn it on</noscript><script src=a.js></script>"
)


class Everywhere(Visitor):
    """Answers every address alike."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def visit(self, asked: Asked) -> Outcome:
        """The content as a page; a sitemap that is right where a source has its own."""
        content = SITEMAP if asked.url.endswith("-sitemap.xml") else self.content
        return Fetched(asked.url, asked.url, 200, (), content, NOW)


@cache
def source(name: str, listing: str = "") -> Source:
    """A source of this repository, with another list in place of its own."""
    told = (ROOT / f"crawlers/{name}/source.yml").read_text(encoding="utf-8")
    with TemporaryDirectory() as place:
        text = told.partition("listing:")[0] + listing if listing else told
        (Path(place) / "source.yml").write_text(text, encoding="utf-8")
        return read_source(Path(place))


def context(content: bytes, name: str, listing: str = "") -> Context:
    """A reading of a source that answers with some bytes, whatever is asked."""
    return Context(name, source(name, listing), Everywhere(content))


def listed(name: str, listing: str = "") -> Callable[[bytes], bool]:
    """The statements of a source that source.yml describes."""

    def whole(content: bytes) -> object:
        reading = context(content, name, listing)
        generic.crawl(reading)
        return reading.harvest.whole()

    return unless(whole, SourceFailed)


def by_program(content: bytes) -> None:
    """What programs of sources ask a page for."""
    page = context(content, STEM).page()
    read.links(page, "a")
    for row in read.table(page):
        for cell in row.values():
            read.own_text(cell), read.maybe_link(cell), read.home_page(read.text(cell))


def undone(content: bytes) -> None:
    """A body of each content coding."""
    for coding in ("gzip", "deflate", "gzip, deflate", content[:9].decode("latin-1")):
        with suppress(Miss):
            decoded(content, coding, 100_000, 20)
    decoded(content, "gzip", 100_000, 20)


def waited(content: bytes) -> object:
    """The seconds of a Retry-After header; 0 where it says none."""
    return retry_after(content.decode("latin-1"), NOW) or 0.0


def looked_at(content: bytes) -> None:
    """What is asked of a body before it is read: whether it is a page, and one of a script's."""
    check_bytes(content, "text/html", ("text/html",))
    needs_browser(Fetched("https://a.example/", "https://a.example/", 200, (), content, NOW))


FORUM, STEM = "collective_impact_forum", "stem_ecosystems"
TARGETS: Mapping[str, Target] = {
    "sitemap": Target(
        unless(
            lambda content: context(content, STEM).sitemap("https://a.example/", "a"), SourceFailed
        ),
        (SITEMAP, SITEMAPS),
    ),
    "source_of_sitemap": Target(listed(STEM), (ENTRY,)),
    "source_list": Target(listed(FORUM), (LISTED,)),
    "source_table": Target(listed(FORUM, OF_TABLE), (TABLE,)),
    "source_program": Target(unless(by_program, SourceFailed), (TABLE,)),
    "source_json": Target(
        unless(lambda content: context(content, STEM).json("https://a.example/"), SourceFailed),
        (JSON,),
    ),
    "source_csv": Target(
        unless(lambda content: context(content, STEM).csv("https://a.example/"), SourceFailed),
        (CSV,),
    ),
    "content_coding": Target(unless(undone, Miss), (gzip.compress(samples.PAGE),)),
    "scripted_page": Target(unless(looked_at, Miss), (SCRIPTED,)),
    "retry_after": Target(always(waited), (b"Wed, 21 Oct 2026 07:28:00 GMT", b"120")),
}
