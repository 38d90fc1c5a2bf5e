"""Archives of others: files as Common Crawl and wget write them, written by warcio."""

import gzip
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ci_map.collect.archive import Damage, entries, records
from ci_map.collect.fetch import Fetched, Missed, Reason

DATE = "2026-10-08T05:12:33Z"
TEXT = "Wir sind die Backbone-Organisation.\nЗдравствуйте"


def write(
    path: Path, *made: tuple[str, str, list[tuple[str, str]] | None, bytes], zipped: bool = True
) -> None:
    """(type, address, HTTP headers, body) each."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=zipped, warc_version="1.0")
        writer.write_record(
            writer.create_warcinfo_record(path.name, {"software": "Apache Nutch 1.20"})
        )
        for kind, url, headers, body in made:
            http = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1") if headers else None
            fields = {"WARC-Date": DATE}
            content_type = "text/plain" if kind == "conversion" else ""
            writer.write_record(
                writer.create_warc_record(
                    url, kind, BytesIO(body), length=len(body), http_headers=http,
                    warc_headers_dict=fields, warc_content_type=content_type,
                )
            )  # fmt: skip


HTML = [("Content-Type", "text/html; charset=utf-8"), ("X-Crawl-Content-Encoding", "gzip")]


@pytest.mark.parametrize("zipped", [True, False])
def test_pages_of_common_crawl(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / ("CC-MAIN-1.warc.gz" if zipped else "CC-MAIN-1.warc")
    write(
        path,
        ("request", "https://example.org/", None, b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"),
        ("response", "https://example.org/", HTML, b"<p>page</p>"),
        ("metadata", "https://example.org/", None, b"fetchTimeMs: 39\r\n"),
        (
            "response",
            "https://example.org/a.pdf",
            [("Content-Type", "application/pdf")],
            b"%PDF-1.4",
        ),
        ("response", "https://example.org/b", [("Content-Type", "text/html")], b"%PDF-1.4"),
        ("response", "dns:example.org", None, b"20261008 1.2.3.4"),
        zipped=zipped,
    )
    found = [outcome for _, outcome in entries(path)]
    assert [type(outcome) for outcome in found] == [Fetched, Missed, Missed]
    assert isinstance(found[0], Fetched)
    assert found[0].body == b"<p>page</p>"
    assert found[0].fetched_at.isoformat() == "2026-10-08T05:12:33+00:00"
    assert [m.reason for m in found if isinstance(m, Missed)] == [Reason.NOT_A_PAGE] * 2
    assert len(list(records(path))) == 1


def test_texts_of_common_crawl(tmp_path: Path) -> None:
    path = tmp_path / "CC-MAIN-1.warc.wet.gz"
    write(path, ("conversion", "https://example.org/", None, TEXT.encode()))
    (page,) = records(path)
    assert page.body.decode() == TEXT
    assert page.header("content-type") == "text/plain; charset=utf-8"
    assert page.final_url == "https://example.org/"


def test_pages_of_wget_are_in_chunks_and_zipped(tmp_path: Path) -> None:
    path = tmp_path / "wget.warc.gz"
    sent = gzip.compress(b"<p>zipped</p>")
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(sent), sent)
    headers = [
        ("Content-Type", "text/html"),
        ("Transfer-Encoding", "chunked"),
        ("Content-Encoding", "gzip"),
    ]
    write(path, ("response", "<https://example.org/>", headers, chunks))
    (page,) = records(path)
    assert page.body == b"<p>zipped</p>"
    assert page.url == "https://example.org/"


def test_a_bomb_in_an_archive_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    bomb = gzip.compress(bytes(50_000_000))
    headers = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    write(path, ("response", "https://example.org/", headers, bomb))
    ((_, outcome),) = entries(path)
    assert isinstance(outcome, Missed)
    assert outcome.reason is Reason.BOMB


def test_bad_answers_in_an_archive_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "bad.warc"
    write(path, ("response", "https://example.org/", HTML, b"<p>page</p>"), zipped=False)
    content = path.read_bytes().replace(b"HTTP/1.1 200 OK", b"HTTP/1.1 twohun")
    path.write_bytes(content)
    damages: list[Damage] = []
    assert list(records(path, damages.append)) == []
    assert len(damages) == 1
