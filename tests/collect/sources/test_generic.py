from pathlib import Path
from typing import Any

import pytest

from ci_map.collect.collected import read_collected
from ci_map.collect.sources.recorded import Recorded
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import Ending, Run
from tests.collect.sources.conftest import Write

URL = "https://a.example/members"
Fields = dict[str, dict[str, str]]


@pytest.fixture
def read(source: Write, recorded_web: Write, tmp_path: Path) -> Any:
    """Read pages by a listing; the run, and the fields of each organisation by its name."""

    def reading(
        listing: dict[str, object], pages: dict[str, str], **changes: object
    ) -> tuple[Run, Fields]:
        files = {address: f"{n}.html" for n, address in enumerate(pages)}
        web = recorded_web(dict(zip(files.values(), pages.values(), strict=True)), pages=files)
        folder = source(listing=listing, **{"network": None, "defaults": {}} | changes)
        done = run(Job(folder, Recorded(web), tmp_path / "collected"))
        path = tmp_path / "collected" / "a.csv"
        bodies: Fields = {}
        for one in read_collected([path]) if path.exists() else ():
            bodies.setdefault(one.subject, {})[one.field] = one.value
        return done, {fields["name"]: fields for fields in bodies.values()}

    return reading


def test_a_table_is_read_by_the_headers_of_its_columns(read: Any) -> None:
    listing = {
        "container": "table",
        "entry": "tr:has(td)",
        "fields": {
            "name": {"column": "Member"},
            "founded": {"column": "Since", "match": r"\d{4}"},
            "country": {"column": "Land", "as": "country"},
        },
    }
    rows = "<tr><td>Body B</td><td>May 2011</td><td>Israel</td></tr>"
    table = f"<table><tr><th>Member</th><th>Since</th><th>Land</th></tr>{rows}</table>"
    done, bodies = read(listing, {URL: table})
    assert done.outcome is Ending.READ, done
    assert bodies == {"Body B": {"name": "Body B", "founded": "2011", "country": "IL"}}
    done, _ = read(listing, {URL: table.replace("Since", "Joined")})
    assert done.outcome is Ending.CHANGED
    assert "no column 'Since' in a table with ['Member', 'Joined', 'Land']" in done.message
    assert "source.yml" in done.message


def test_what_stands_under_a_heading_is_told_by_it(read: Any) -> None:
    listing = {
        "container": "main",
        "entry": "h3 + ul > li",
        "skip": ".closed",
        "fields": {
            "name": "b",
            "region": {"before": "h3", "as": "region"},
            "locality": {"take": "own text", "match": r"^[(](.+)[)]$"},
            "url": {"css": "a", "take": "href"},
            "note": {"css": "b", "take": "data-id"},
        },
    }
    html = (
        "<main><h3>Ohio</h3><ul><li><b data-id='7'>B</b> (Dayton)</li></ul>"
        "<h3>Texas</h3><ul><li><b>C</b></li><li class='closed'><b>D</b></li></ul>"
        "<h3>Nowhere</h3><ul><li><b>E</b><a href='mailto:e@e.example'>mail</a></li></ul></main>"
    )
    done, bodies = read(listing, {URL: html})
    assert bodies == {
        "B": {"name": "B", "region": "US-OH", "country": "US", "locality": "Dayton", "note": "7"},
        "C": {"name": "C", "region": "US-TX", "country": "US"},
        "E": {"name": "E"},
    }
    assert done.warnings == ("'Nowhere' is no region that ISO 3166 knows",)


def test_an_entry_has_a_page_of_its_own_and_one_that_is_gone_is_told(read: Any) -> None:
    listing = {
        "container": "main",
        "entry": "a",
        "fields": {"name": {}},
        "detail": {
            "link": "a",
            "fields": {"founded": ".since", "domains": {"css": ".topic", "lookup": "topic"}},
        },
    }
    pages = {
        URL: "<main><a href='/b'>B</a><a href='/c'>C</a></main>",
        "https://a.example/b": "<p class='since'>2012</p><p class='topic'>Schools</p>",
    }
    done, bodies = read(listing, pages, lookups={"topic": {"schools": "education"}})
    assert bodies["B"] == {"name": "B", "founded": "2012", "domains": "education"}
    assert bodies["C"] == {"name": "C"}
    assert [warning.split(":")[1] for warning in done.warnings] == ["//a.example/c"]
    pages["https://a.example/b"] = "<p class='topic'>Trees</p>"
    done, _ = read(listing, pages, lookups={"topic": {"schools": "education"}})
    assert "'Trees' is not in the look-up 'topic' of source.yml" in done.warnings


def test_a_list_over_several_pages_ends_and_a_circle_is_a_changed_site(read: Any) -> None:
    listing = {"container": "ul", "entry": "li", "following": "a.next", "fields": {"name": {}}}
    two = "https://a.example/members?page=2"
    pages = {
        URL: "<ul><li>B</li></ul><a class='next' href='?page=2'>on</a>",
        two: "<ul><li>C</li></ul><a class='next'>on</a>",
    }
    done, bodies = read(listing, pages)
    assert set(bodies) == {"B", "C"}
    pages[two] = "<ul><li>C</li></ul><a class='next' href='/members'>on</a>"
    done, _ = read(listing, pages)
    assert done.outcome is Ending.CHANGED
    assert "goes on after 2 pages" in done.message
    done, _ = read(listing | {"limit": 1}, pages)
    assert "goes on after 1 pages" in done.message


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>Body B joins</title><link>https://b.example/</link></item>
<item><title>Weather</title><link>https://w.example/</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Body B joins</title><link href="https://b.example/"/></entry></feed>"""


@pytest.mark.parametrize(
    ("text", "container", "entry", "link"),
    [
        (RSS, "channel", "item:-soup-contains('joins')", {"css": "link"}),
        (ATOM, "feed", "entry", {"css": "link", "take": "href"}),
    ],
)
def test_a_feed_is_a_list_in_xml(
    read: Any, text: str, container: str, entry: str, link: dict[str, str]
) -> None:
    name = {"css": "title", "match": "^(.+) joins$"}
    fields = {"name": name, "url": link}
    listing = {"xml": True, "container": container, "entry": entry, "fields": fields}
    _, bodies = read(listing, {URL: text})
    assert bodies == {"Body B": {"name": "Body B", "url": "https://b.example/"}}


def sitemap(*addresses: str, kind: str = "urlset", each: str = "url") -> str:
    entries = "".join(f"<{each}><loc>{address}</loc></{each}>" for address in addresses)
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{kind}>'


def test_a_sitemap_and_a_sitemap_of_sitemaps_lead_to_the_pages_of_entries(read: Any) -> None:
    map_, below = "https://a.example/sitemap.xml", "https://a.example/one.xml"
    listing = {"sitemap": map_, "match": "/body/[a-z]+$", "limit": 2, "fields": {"name": "h1"}}
    pages = {
        below: sitemap(
            "https://a.example/body/b", "https://a.example/news", "https://a.example/body/c"
        ),
        map_: sitemap(below, kind="sitemapindex", each="sitemap"),
        "https://a.example/body/b": "<h1>B</h1>",
        "https://a.example/body/c": "<h1>C</h1>",
    }
    done, bodies = read(listing, pages)
    assert set(bodies) == {"B", "C"}
    done, _ = read(listing | {"limit": 1}, pages)
    assert "2 addresses match, more than the limit of 1" in done.message
    done, _ = read(listing, pages | {map_: "<html></html>"})
    assert done.outcome is Ending.CHANGED
    assert "neither <urlset> nor <sitemapindex>" in done.message


def test_an_entry_without_a_name_is_a_changed_site(read: Any) -> None:
    listing = {"container": "ul", "entry": "li", "fields": {"name": "b"}}
    done, _ = read(listing, {URL: "<ul><li><b>B</b></li><li><i>C</i></li></ul>"})
    assert done.outcome is Ending.CHANGED
    assert "an entry without a name: 'C'" in done.message
    assert done.message.startswith(URL)


def test_a_bar_in_a_name_is_part_of_it(read: Any) -> None:
    listing = {"container": "ul", "entry": "li", "fields": {"name": {}, "aliases": {}}}
    _, bodies = read(listing, {URL: "<ul><li>Family Care First | REACT</li></ul>"})
    assert bodies["Family Care First | REACT"]["aliases"] == "Family Care First | REACT"
