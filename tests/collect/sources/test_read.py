import subprocess
import sys
from datetime import UTC, datetime

import pytest

from ci_map.collect.fetch import Fetched
from ci_map.collect.sources import read
from ci_map.collect.sources.evidence import (
    Page,
    SiteChanged,
    evidence_of,
    json_of,
    page_of,
    rows_of,
)
from tests.conftest import ROOT

DAY = datetime(2026, 11, 25, tzinfo=UTC)
URL = "https://a.example/list"


def fetched(body: bytes, kind: str = "text/html; charset=utf-8", final: str = URL) -> Fetched:
    return Fetched(URL, final, 200, (("Content-Type", kind),), body, DAY)


def page(html: str) -> Page:
    return page_of(fetched(html.encode()))


def test_what_is_missing_is_told_with_the_address_and_the_selector() -> None:
    with pytest.raises(SiteChanged, match=r"https://a\.example/list: nothing matches 'ul\.m'"):
        read.one(page("<p>x</p>"), "ul.m")
    with pytest.raises(SiteChanged, match="no link matches"):
        read.link(page("<p><a href='mailto:a@b.example'>x</a></p>"))


def test_text_is_one_line_without_invisible_marks() -> None:
    assert read.text(page("<p> A\u200b\n <b>B</b>\u00a0C </p>"), "p") == "A B C"


def test_links_are_whole_addresses_each_once_in_order() -> None:
    html = "<a href='/m/b#x'>B</a><a href='m/c'>C</a><a href='/m/b'>B</a><a href='/other'>O</a>"
    assert list(read.links(page(html), r"/m/[^/]+$")) == [
        "https://a.example/m/b",
        "https://a.example/m/c",
    ]


def test_a_page_may_say_what_its_links_are_relative_to() -> None:
    moved = page("<base href='/root/'><a href='b'>B</a><a href='https://c.example/'>C</a>")
    assert list(read.links(moved, "")) == ["https://a.example/root/b", "https://c.example/"]


@pytest.mark.parametrize("href", ["#top", "javascript:alert(1)", "mailto:a@b.example", "http://["])
def test_what_is_no_web_address_is_no_link(href: str) -> None:
    assert read.absolute(page(""), href) is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.b.example", "https://www.b.example"),
        (" http://b.example/x ", "http://b.example/x"),
        ("n/a", None),
        ("info@b.example", None),
        ("see b.example", None),
        ("", None),
    ],
)
def test_an_address_as_people_type_it(typed: str, address: str | None) -> None:
    assert read.home_page(typed) == address


def test_the_rows_of_a_table_by_their_headers() -> None:
    header = "<tr><th>Award year</th><th>Grantee</th></tr>"
    html = f"<table>{header}<tr><td>2011</td><td>B</td></tr></table>"
    [row] = read.table(page(html))
    assert {name: read.text(cell) for name, cell in row.items()} == {
        "award_year": "2011",
        "grantee": "B",
    }
    with pytest.raises(SiteChanged, match="1 cells under a header of 2"):
        list(read.table(page(html.replace("<td>2011</td>", ""))))


def test_an_element_knows_the_page_that_it_stands_on_after_a_redirect() -> None:
    moved = page_of(fetched(b"<p>x</p>", final="https://b.example/"))
    assert evidence_of(read.one(moved, "p")).address == "https://b.example/"


@pytest.mark.parametrize(
    ("kind", "encoding", "meta"),
    [
        ("text/html; charset=windows-1255", "windows-1255", ""),
        ("text/html", "windows-1255", "<meta charset='windows-1255'>"),
        ("text/html", "utf-8", "<meta charset='utf-8'>"),
    ],
)
def test_hebrew_is_read_in_the_charset_of_the_header_or_the_page(
    kind: str, encoding: str, meta: str
) -> None:
    body = f"<html><head>{meta}</head><body><p>שיתופים</p></body></html>".encode(encoding)
    assert read.text(page_of(fetched(body, kind)), "p") == "שיתופים"


def test_what_is_no_json_or_csv_is_a_changed_site() -> None:
    with pytest.raises(SiteChanged, match="no JSON"):
        json_of(fetched(b"<html>"))
    with pytest.raises(SiteChanged, match="no CSV"):
        rows_of(fetched(b"a,b\n1\n"))
    assert rows_of(fetched("\ufeffa,b\n1,ב\n".encode())).content == [{"a": "1", "b": "ב"}]


def test_an_xml_file_cannot_blow_up_or_read_files() -> None:
    bomb = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
    )
    found = page_of(fetched(f"{bomb}]><d>&j;</d>".encode(), "application/xml"), xml=True)
    assert len(found.get_text()) < 100_000
    outside = b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>"
    assert "root" not in page_of(fetched(outside, "application/xml"), xml=True).get_text()


ODD = """
from datetime import UTC, datetime
from ci_map.collect.fetch import Fetched
from ci_map.collect.sources.evidence import page_of
for body in (b"<?xml version='1.0'?><html><p>x</p></html>", b"robots.txt", b""):
    page_of(Fetched("https://a.example/", "https://a.example/", 200, (), body, datetime.now(UTC)))
"""


def test_an_odd_page_is_read_without_a_word_on_stderr() -> None:
    done = subprocess.run([sys.executable, "-c", ODD], check=True, capture_output=True, cwd=ROOT)
    assert done.stderr == b""


def test_a_base_that_is_no_address_is_passed_over() -> None:
    page = page_of(fetched(b"<base href='https://[a.example/'><a href=b>B</a>"))
    assert page.base == page.evidence.address
