"""From records back to visits: our own, and those of other archives."""

import hashlib
import http.client
from base64 import b16encode, b32encode, b64encode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO
from urllib.parse import unquote

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

from ci_map.collect.archive.members import LARGEST
from ci_map.collect.archive.place import ASKED, DETAIL, OUTCOME, PAGE
from ci_map.collect.fetch.address import canonical
from ci_map.collect.fetch.coding import decoded
from ci_map.collect.fetch.media import check_bytes, check_type
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import (
    ANYTHING,
    PAGES,
    Fetched,
    Headers,
    Missed,
    Outcome,
    Reason,
    header,
)
from ci_map.collect.fetch.traps import LONGEST

TEXT = (("Content-Type", "text/plain; charset=utf-8"),)
BROKEN = (ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError)
ENDS = b"\r\n"
DIGESTS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})
ENCODINGS = (b16encode, b32encode, b64encode, urlsafe_b64encode)
# Status, headers, body.
Answer = tuple[int, Headers, bytes]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes that a page may unfold to, and how often its size."""

    body: int
    ratio: int


OURS = Limits(LARGEST, LARGEST)  # what was a page when it was fetched is one
OTHERS = Limits(10_000_000, 200)


@dataclass(frozen=True, slots=True)
class Record:
    """A WARC record: its named fields and its block."""

    fields: StatusAndHeaders
    block: bytes

    def field(self, name: str) -> str | None:
        """A named field, in whatever case."""
        value = self.fields.get_header(name)
        return None if value is None else str(value)


def check(record: Record) -> None:
    """Raises ValueError for a block that is not what its digest says; one of no known kind says
    nothing (WARC 1.1, 5.8: any algorithm, any encoding).
    """
    kind, _, told = (record.field("WARC-Block-Digest") or "").strip().partition(":")
    if kind.lower() not in DIGESTS:
        return
    found = hashlib.new(kind.lower(), record.block, usedforsecurity=False).digest()
    may_be = {encode(found).decode().rstrip("=").lower() for encode in ENCODINGS}
    if told.rstrip("=").lower() not in may_be:
        raise ValueError("its block is not what its digest says")


def parsed(stream: BinaryIO) -> Iterator[tuple[int, Record]]:
    """The records of an uncompressed stream and where each starts. Raises one of BROKEN."""
    loader = ArcWarcRecordLoader()
    while (start := _start(stream)) is not None:
        record = loader.parse_record_stream(stream, None, "warc", no_record_parse=True)
        if not record.rec_type or record.length is None:
            raise ValueError("a record without type or length")
        length = record.length
        if length > LARGEST:
            raise ValueError(f"a record of {length} bytes")
        block = record.raw_stream.read(length) if length else b""
        if len(block) < length:
            raise EOFError("ends too early")
        yield start, Record(record.rec_headers, block)


def _start(stream: BinaryIO) -> int | None:
    """Past the empty lines between records; None at the end."""
    while True:
        start = stream.tell()
        line = stream.readline()
        if not line:
            return None
        if line.strip(ENDS):
            stream.seek(start)
            return start


def outcome(record: Record, *, ours: bool) -> Outcome | None:
    """The visit that a record ends, or None for records that end none.

    In our own archive that is the last answer of each visit; in another (Common Crawl's) every
    answer with a page, and every text extracted from one. Raises one of BROKEN.
    """
    check(record)
    if ours:
        return _own(record)
    kind = record.field("WARC-Type")
    if kind == "conversion":
        url, at = _address(record), _date(record)
        return Fetched(url, url, 200, TEXT, record.block[: OTHERS.body], at)
    if kind != "response" or not _target(record).startswith(("http://", "https://")):
        return None
    answer = _http(record.block)
    if not 200 <= answer[0] < 300:
        return None
    address = _address(record)
    return _page(record, (address, address), answer, OTHERS, PAGES)


def _own(record: Record) -> Outcome | None:
    name = record.field(OUTCOME)
    if name is None:
        return None
    asked = unquote(record.field(ASKED) or "")
    answer = _http(record.block)
    if name == PAGE:
        return _page(record, (asked, _address(record)), answer, OURS, ANYTHING)
    return Missed(asked, Reason(name), unquote(record.field(DETAIL) or ""), answer[0])


def _page(
    record: Record,
    addresses: tuple[str, str],
    answer: Answer,
    limits: Limits,
    accept: tuple[str, ...],
) -> Outcome:
    """The page of a response, decoded and judged as when it was fetched; of the addresses one was
    asked for, the other gave the page.
    """
    (asked, final), (status, headers, body) = addresses, answer
    kind = header(headers, "content-type")
    try:
        check_type(kind, accept)
        coding = header(headers, "content-encoding")
        body = decoded(body, coding, limits.body, limits.ratio)
        check_bytes(body, kind, accept)
    except Miss as miss:
        return Missed(asked, miss.reason, miss.detail, status)
    return Fetched(asked, final, status, headers, body, _date(record))


def _target(record: Record) -> str:
    return (record.field("WARC-Target-URI") or "").strip("<>")


def _address(record: Record) -> str:
    """What a record is of, as the crawl writes addresses: another's may hold anything. Raises
    ValueError.
    """
    address = canonical(_target(record))
    if len(address) > LONGEST:
        raise ValueError(f"an address of {len(address)} letters")
    return address


def _http(block: bytes) -> Answer:
    """An answer, read as `http.client` reads them from the web."""
    stream = BytesIO(block)
    _, code, *_ = [*stream.readline(LARGEST).split(maxsplit=2), b"", b""]
    status = int(code)  # ValueError for a line that has none
    try:
        headers = tuple(http.client.parse_headers(stream).items())
    except http.client.HTTPException as error:
        raise ValueError(f"headers: {error}") from error
    body = stream.read()
    if (header(headers, "transfer-encoding") or "").lower() == "chunked":
        body = ChunkedDataReader(BytesIO(body)).read() if body else body
    return status, headers, body


def _date(record: Record) -> datetime:
    at = datetime.fromisoformat(record.field("WARC-Date") or "")
    return at if at.tzinfo else at.replace(tzinfo=UTC)
