"""What is written of a visit: a request and a response record of each exchange (WARC 1.1)."""

import hashlib
import uuid
import zlib
from base64 import b32encode
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import quote

from ci_map.collect.archive.members import GZIP
from ci_map.collect.archive.place import ASKED, DETAIL, OUTCOME, PAGE
from ci_map.collect.fetch.outcome import Exchange, Fetched, Missed, Outcome

SOFTWARE = "ci-map"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Printable letters but "%", so that `unquote` brings back what was.
SAFE = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) != "%")
LEVEL = 4  # of gzip: half the time of the highest, 2 % more bytes


def warcinfo(name: str) -> bytes:
    """The first record of a file: who wrote it."""
    info = {
        "software": f"{SOFTWARE}/{version('ci-map')}",
        "format": "WARC File Format 1.1",
        "conformsTo": CONFORMS_TO,
    }
    named = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": _new_id(),
        "WARC-Filename": name,
        "WARC-Date": _date(datetime.now(UTC)),
        "Content-Type": "application/warc-fields",
    }
    return _record(named, _fields_of(info))


def visit(outcome: Outcome) -> tuple[bytes, int] | None:
    """The records of a visit, and where among them that of its last answer starts.

    None when there was no answer. Each record is a gzip member of its own; a request comes before
    its response, so that a torn end never has an answer whose records are not whole.
    """
    exchanges = outcome.exchanges or _made_up(outcome)
    if not exchanges:
        return None
    records: list[bytes] = []
    for number, exchange in enumerate(exchanges, 1):
        response = _new_id()
        fields = _own(outcome) if number == len(exchanges) else {}
        records += [_request(exchange, response), _response(exchange, response, fields)]
    content = b"".join(records)
    return content, len(content) - len(records[-1])


def _request(exchange: Exchange, response: str) -> bytes:
    named = _named(exchange, "request", _new_id()) | {"WARC-Concurrent-To": response}
    return _record(named, exchange.request)


def _response(exchange: Exchange, own: str, fields: Mapping[str, str]) -> bytes:
    """An answer; one that only says that nothing has changed is a `revisit`, without a body."""
    named = {**_named(exchange, "response", own), **fields}
    if exchange.truncated:
        named["WARC-Truncated"] = exchange.truncated
    if exchange.status == 304:
        named |= {"WARC-Type": "revisit", "WARC-Profile": NOT_MODIFIED}
        return _record(named, _head(exchange))
    named["WARC-Payload-Digest"] = _digest(exchange.body)
    return _record(named, _head(exchange) + exchange.body)


def _named(exchange: Exchange, kind: str, own: str) -> dict[str, str]:
    return {
        "WARC-Type": kind,
        "WARC-Record-ID": own,
        "WARC-Target-URI": exchange.url,
        "WARC-Date": _date(exchange.at),
        **({"WARC-IP-Address": exchange.address} if exchange.address else {}),
        "Content-Type": f"application/http; msgtype={kind}",
    }


def _record(named: Mapping[str, str], block: bytes) -> bytes:
    """A record as a gzip member of its own (WARC 1.1, 4 to 6, and annex D)."""
    sized = {**named, "WARC-Block-Digest": _digest(block), "Content-Length": str(len(block))}
    whole = b"WARC/1.1\r\n" + _fields_of(sized) + b"\r\n" + block + b"\r\n\r\n"
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    return packer.compress(whole) + packer.flush()


def _fields_of(named: Mapping[str, str]) -> bytes:
    return "".join(f"{name}: {_line(value)}\r\n" for name, value in named.items()).encode()


def _digest(content: bytes) -> str:
    return f"sha1:{b32encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()}"


def _new_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _head(exchange: Exchange) -> bytes:
    """Status line and headers. The chunks are gone, and so no header may speak of them."""
    lines = [f"HTTP/1.1 {exchange.status} {_line(exchange.phrase)}"]
    for name, value in exchange.headers:
        prefix = "X-Crawl-" if name.lower() == "transfer-encoding" else ""
        lines.append(f"{prefix}{name}: {_line(value)}")
    return "\r\n".join(lines).encode("latin-1", errors="replace") + b"\r\n\r\n"


def _line(value: str) -> str:
    """A header that was folded into several lines is unfolded."""
    return value.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _date(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _own(outcome: Outcome) -> dict[str, str]:
    """Our own fields of the last record. An address as asked may hold anything: it is escaped."""
    asked = {ASKED: quote(outcome.url, safe=SAFE)}
    if isinstance(outcome, Fetched):
        return {OUTCOME: PAGE, **asked}
    return {OUTCOME: outcome.reason, **asked, DETAIL: quote(outcome.detail, safe=SAFE + " ")}


def _made_up(outcome: Outcome) -> tuple[Exchange, ...]:
    """A page without exchanges (made by hand) as if it had been sent plainly."""
    if isinstance(outcome, Missed):
        return ()
    gone = {"content-encoding", "transfer-encoding", "content-length"}
    headers = tuple(h for h in outcome.headers if h[0].lower() not in gone)
    request = f"GET {outcome.final_url} HTTP/1.1\r\n\r\n".encode("latin-1", errors="replace")
    at, url = outcome.fetched_at, outcome.final_url
    return (Exchange(url, "", at, request, outcome.status, "", headers, outcome.body),)
