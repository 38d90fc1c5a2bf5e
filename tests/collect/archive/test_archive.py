"""What is written can be read: by us, by warcio, and after whatever happened."""

import contextlib
import gzip
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.cli import main as warcio

from ci_map.collect.archive import (
    ArchiveWriter,
    Damage,
    RecordPlace,
    entries,
    members,
    read,
    records,
)
from ci_map.collect.archive.reader import Unreadable
from ci_map.collect.fetch import Fetched, Fetcher, Missed, Reason, Validators
from ci_map.settings import Settings
from tests.collect.archive.conftest import AT, exchange, missed, page
from tests.testweb import Web
from tests.testweb.manners import LATE, quick

LETTERS = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
NAMES = st.text(st.characters(categories=("Ll", "Lu"), max_codepoint=0x7E), min_size=1, max_size=12)
HEADERS = st.lists(st.tuples(NAMES.map("X-{}".format), st.text(LETTERS, max_size=20)), max_size=5)


def bare(visit: Fetched) -> Fetched:
    return replace(visit, exchanges=())


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.warc.gz"))


@given(body=st.binary(max_size=2000), headers=HEADERS, url=st.text(max_size=30))
def test_a_page_comes_back_as_it_was(
    body: bytes, headers: list[tuple[str, str]], url: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    asked = replace(page(body, tuple(headers)), url=f"http://é/{url}")
    with ArchiveWriter(folder) as archive:
        place = archive.append(asked)
        archive.sync()
        assert read(folder, place) == bare(asked)
    assert list(records(folder / place.file)) == [bare(asked)]


@pytest.mark.parametrize(
    "path",
    ["/etag", "/chunked", "/encoded/gzip", "/encoded/double", "/encoded/raw-deflate", "/redirect/3",
     "/charset/utf-16", "/charset/wrong", "/hostile/nulls", "/hostile/attribute", "/hostile/noise",
     "/headers/not-ascii", "/headers/broken", "/type/untyped", "/type/json", "/type/pdf",
     "/status/404", "/encoded/cut", "/drip", "/bomb/gzip", "/huge", "/redirect/9", "/redirect-to?ftp://x/"],
)  # fmt: skip
def test_what_the_web_sent_is_read_as_it_was_fetched(path: str, web: Web, tmp_path: Path) -> None:
    fetcher = Fetcher(quick(web, **LATE.get(path, {})))
    fetched = fetcher.fetch(web.url(path))
    with ArchiveWriter(tmp_path) as archive:
        place = archive.append(fetched)
    ((found, back),) = entries(files(tmp_path)[0])
    assert found == place
    assert back.url == fetched.url
    if isinstance(fetched, Fetched):
        assert isinstance(back, Fetched)
        assert back == replace(fetched, exchanges=(), headers=back.headers)
        assert read(tmp_path, found) == back
    else:
        assert isinstance(back, Missed)
        assert back == replace(fetched, exchanges=(), retry_after=None, status=back.status)


def test_redirects_and_robots_are_kept_as_well(web: Web, tmp_path: Path) -> None:
    fetcher = Fetcher(Settings(allow_private=True, delay=0))
    with ArchiveWriter(tmp_path) as archive:
        archive.append(fetcher.fetch(web.url("/redirect/2")))
        etag = fetcher.fetch(web.url("/etag"), Validators('"v1"'))
        assert isinstance(etag, Missed)
        assert archive.append(etag)
    content = gzip.decompress(files(tmp_path)[0].read_bytes()).decode("latin-1")
    types = [line for line in content.splitlines() if line.startswith("WARC-Type")]
    pairs = ["WARC-Type: request", "WARC-Type: response"] * 4
    last = ["WARC-Type: request", "WARC-Type: revisit"]
    assert types == ["WARC-Type: warcinfo", *pairs, *last]
    for path in ("/robots.txt", "/redirect/2", "/redirect/1", "/redirect/0"):
        assert content.count(f"WARC-Target-URI: {web.url(path)}\r\n") == 2


def test_other_tools_read_the_files(
    web: Web, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fetcher = Fetcher(Settings(allow_private=True, delay=0, tries=1))
    paths = (
        "/chunked",
        "/encoded/gzip",
        "/redirect/2",
        "/headers/not-ascii",
        "/status/404",
        "/drop/body",
    )
    with ArchiveWriter(tmp_path) as archive:
        for path in paths:
            archive.append(fetcher.fetch(web.url(path)))
    path = str(files(tmp_path)[0])
    with contextlib.suppress(SystemExit):
        assert warcio(["check", "-v", path]) in {0, None}  # every digest is right
    checked = capsys.readouterr().out
    assert "fail" not in checked.lower()
    assert checked.count("digest pass") == 2 * 9 + 1
    warcio(["index", "-f", "warc-type,warc-target-uri,http:status,offset", path])
    assert web.url("/redirect/1") in capsys.readouterr().out


def test_a_new_file_begins_at_the_size_and_names_sort(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path, size=3000) as archive, ArchiveWriter(tmp_path, size=3000) as other:
        places = [archive.append(page(f"<p>{i}".encode())) for i in range(20)]
        other.append(page())
    names = list(dict.fromkeys(place.file for place in places))
    assert len(names) > 3
    assert names == sorted(names)
    assert len(files(tmp_path)) == len(names) + 1
    assert [read(tmp_path, place).body for place in places] == [
        f"<p>{i}".encode() for i in range(20)
    ]
    assert not list(tmp_path.glob("*.open"))


def test_many_threads_write_one_file(tmp_path: Path) -> None:
    pages = [page(f"<p>{i}".encode() * 50, url=f"https://e.org/{i}") for i in range(200)]
    with ArchiveWriter(tmp_path) as archive, ThreadPoolExecutor(8) as threads:
        places = list(threads.map(archive.append, pages))
    assert [read(tmp_path, place) for place in places] == [bare(one) for one in pages]
    assert len(list(records(files(tmp_path)[0]))) == 200


def test_a_visit_without_an_answer_has_no_place(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as archive:
        assert archive.append(Missed("http://gone.example/", Reason.DNS)) is None
    assert files(tmp_path) == []


def test_a_page_made_by_hand_can_be_kept(tmp_path: Path) -> None:
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    with ArchiveWriter(tmp_path) as archive:
        place = archive.append(replace(page(headers=headers), exchanges=()))
    assert read(tmp_path, place).body == b"<p>text</p>"


def test_reading_goes_on_from_a_place(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as archive:
        first = archive.append(page(b"<p>1"))
        archive.append(missed())
        archive.append(page(b"<p>2"))
    path = tmp_path / first.file
    found = list(entries(path, first.offset + first.length))
    assert [type(outcome) for _, outcome in found] == [Missed, Fetched]
    assert found[0][1] == replace(missed(), exchanges=())


def test_a_place_without_a_page_is_told(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as archive:
        good = archive.append(page())
        gone = archive.append(missed())
    assert gone
    places = [
        gone, RecordPlace(good.file, 0, 9), replace(good, file="none.warc.gz"),
        replace(good, offset=good.offset + 1), replace(good, offset=10**9),
        replace(good, length=good.length - 1),
    ]  # fmt: skip
    for place in places:
        with pytest.raises(Unreadable, match=r"warc\.gz: at byte"):
            read(tmp_path, place)


def damaged(content: bytes, tmp_path: Path) -> tuple[list[bytes], list[Damage]]:
    path = tmp_path / "damaged.warc.gz"
    path.write_bytes(content)
    damages: list[Damage] = []
    return [one.body for one in records(path, damages.append)], damages


def test_a_corrupt_record_is_reported_and_passed_over(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path) as archive:
        places = [archive.append(page(f"<p>{i}".encode() * 99)) for i in range(5)]
    content = bytearray(files(tmp_path)[0].read_bytes())
    spoilt = places[2]
    for at in range(spoilt.offset + 12, spoilt.offset + spoilt.length, 7):
        content[at] ^= 0xFF
    bodies, damages = damaged(bytes(content), tmp_path)
    assert bodies == [f"<p>{i}".encode() * 99 for i in (0, 1, 3, 4)]
    assert [damage.offset for damage in damages] == [spoilt.offset]


@given(data=st.data())
def test_noise_never_ends_in_a_traceback(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("noise")
    with ArchiveWriter(folder) as archive:
        for i in range(3):
            archive.append(page(f"<p>{i}".encode()))
    content = bytearray(files(folder)[0].read_bytes())
    plain = data.draw(st.booleans())
    content = bytearray(gzip.decompress(bytes(content))) if plain else content
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, 1500)) % len(content)
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    damaged(bytes(content), folder)


@pytest.mark.parametrize(
    "content", [b"", b"\x1f\x8b", b"\x1f\x8b\x08" * 99, b"WARC/1.1\r\n", b"\x00" * 99]
)
def test_what_is_no_archive_has_no_pages(content: bytes, tmp_path: Path) -> None:
    bodies, damages = damaged(content, tmp_path)
    assert bodies == []
    assert len(damages) == (1 if content else 0)


def test_a_record_that_unfolds_without_end_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(members, "LARGEST", 1_000_000)
    bomb = gzip.compress(b"WARC/1.1\r\n" + bytes(2_000_000))
    with ArchiveWriter(tmp_path) as archive:
        archive.append(page())
    bodies, damages = damaged(bomb + files(tmp_path)[0].read_bytes(), tmp_path)
    assert bodies == [b"<p>text</p>"]
    assert [damage.problem for damage in damages] == ["unfolds to 2000010 bytes"]


def test_the_truth_is_in_the_exchange_not_in_the_page(tmp_path: Path) -> None:
    """What was sent is archived, not what it was decoded to."""
    sent = gzip.compress(b"<p>zipped")
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    told = exchange("https://e.org/", 200, headers, sent)
    visit = Fetched("https://e.org/", "https://e.org/", 200, headers, b"<p>zipped", AT, (told,))
    with ArchiveWriter(tmp_path) as archive:
        place = archive.append(visit)
    assert sent in gzip.decompress(files(tmp_path)[0].read_bytes())
    assert read(tmp_path, place) == bare(visit)


def test_a_page_that_the_settings_let_pass_is_one_in_the_archive_however_far_it_unfolds(
    tmp_path: Path,
) -> None:
    body = b"<p>zipped</p>" * 1_000_000
    sent = gzip.compress(body)
    headers = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"))
    told = exchange("https://e.org/", 200, headers, sent)
    visit = Fetched("https://e.org/", "https://e.org/", 200, headers, body, AT, (told,))
    with ArchiveWriter(tmp_path) as archive:
        place = archive.append(visit)
    assert read(tmp_path, place) == bare(visit)
    assert [one.body for one in records(tmp_path / place.file)] == [body]
