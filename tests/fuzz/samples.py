"""A file of each kind that ci-map reads, small and right."""

import io
import zipfile

from openpyxl import Workbook

from tests.conftest import (
    ORGANISATIONS_HEADER,
    RELATIONS_HEADER,
    ROOT,
    organisation_row,
    relation_row,
)

SEEDS = {
    "organisations.csv": "\n".join(
        [ORGANISATIONS_HEADER, organisation_row(), organisation_row(id="c-d", name="C D"), ""]
    ),
    "relations.csv": f"{RELATIONS_HEADER}\n{relation_row('a-b', 'funds', 'c-d')}\n",
    "survey_2015.csv": "id,roles_2015,note\na-b,backbone,\n",
    "about.yml": "title: {en: x}\ncollected: 2026-11\nlimits: [{en: few}]\n",
    "tour.yml": "- state: q=a\n  title: {en: A}\n  text: {en: B}\n- {state: q=b, finding: place}\n",
}


def workbook(*rows: tuple[str, ...]) -> bytes:
    """A workbook of one sheet."""
    book, buffer = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(buffer)
    return buffer.getvalue()


def warc(address: str, page: bytes = b"<p>A page.</p>") -> bytes:
    """The record of a page in an archive."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Record-ID:"
        " <urn:uuid:0>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: application/http;"
        f" msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


COLUMNS = ("merge:key", "answer", "who", "why")
WORKBOOK = workbook(COLUMNS, ("Key", "Answer", "Name", "Why"), ("a b", "same", "Ada", "one site"))
SHEET = "xl/worksheets/sheet1.xml"
SHEET_XML = zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(SHEET)
WARC = warc("https://a.example/")
WET = (
    b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://a.example/\r\nWARC-Record-ID:"
    b" <urn:uuid:1>\r\nWARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: text/plain\r\n"
    b"Content-Length: 7\r\n\r\nA page.\r\n\r\n"
)
MAP = (
    b'<map><node TEXT="x"><node ID="ID_role_backbone_US" TEXT="Backbones"><node TEXT="A"'
    b' ID="ID_organisation_a"/><node TEXT="New"/><node><richcontent TYPE="NODE"><html>B</html>'
    b"</richcontent></node></node></node></map>"
)
OPML = (
    b'<opml version="2.0"><body><outline id="ID_role_funder" text="F"><outline text="b"/></outline>'
    b"</body></opml>"
)
COLLECTED = (
    b"subject,field,value,position,original_value,page,page_hash,first_seen,last_seen,confidence\n"
    b"x/a,name,A,0,A,https://a.example/,,2026-01-01,2026-01-02,1.0\n"
    b"x/a/member_of/x/_network,relation,member_of,0,,https://a.example/,,2026-01-01,2026-01-02,0.9\n"
)
RUN = (
    b'{"source": "x", "outcome": "read", "at": "2026-01-01T00:00:00+00:00", "last_read": null,'
    b' "warnings": ["w"], "about": {"title": "X"}}'
)
ANSWERS = (
    b"sheet,key,answer,who,why\nmerge,a b,same,Ada,\nstale,a,ended,Ada,x\nclass,a role,unsure,A,\n"
)
FOUND = (
    b'{"kind": "class", "id": "a", "field": "roles", "value": "funder", "score": 0.5}\n'
    b'{"kind": "stale", "id": "a", "reason": "x"}\n'
)
TEXTS = (
    b'{"url": "https://a.example/", "text": "We share a common agenda. Data too."}\n'
    b'{"url": "u", "evidence": [{"field": "conditions", "value": "common-agenda", "quote": "q"}]}\n'
)
CONFERENCES = b"year,name,place,country,evidence_url\n2015,A,Bergen,NO,https://a.example/\n"
REGISTRY = b"id,name,url,country,region,locality\n1,A,https://a.example/,US,US-TX,Austin\n"
LISTS = b"id,name,url\na,A,x\n"
DECISIONS = b"left,right,judgement,who,when,why\na,b,same,A,2026-01-01,\n"
REVIEWED = b"id,field,value,who,when,why\na,country,US,A,2026-01-01,x\n"
SETTINGS = b'delay = 2.5\nnames = ["a.example"]\n'
TRENDS = b"Week,ci\n2009-01-04,<1\n"
WORKS = b'{"group_by": [{"key": "2011", "count": 4}]}'
SOURCE = (ROOT / "crawlers/strivetogether/source.yml").read_bytes()
FIXTURE = (ROOT / "tests/fixtures/sources/strivetogether/fixture.yml").read_bytes()
ADDRESSES = (b"HTTP://a.example:80/%7e/../b?q=1#x", "http://é。com/".encode())
PAGE = (
    b'<html lang="en"><head><title>A</title><script type="application/ld+json">{"@type":'
    b'"Organization","name":"A"}</script></head><body><nav><a href="/our-partners">Partners</a>'
    b"</nav><h2>Partners</h2><ul><li><img alt='B Fund'><li>C e.V.</ul><address>1 Main St, Austin,"
    b" TX 78701</address><a href='mailto:a@b.org'>mail</a></body></html>"
)
ROBOTS = b"User-agent: ci-map\nCrawl-delay: 2\nDisallow: /a*b$\nSitemap: /s.xml\nAllow: /\n"
