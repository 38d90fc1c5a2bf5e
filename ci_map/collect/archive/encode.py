"""What is written of a visit: a request and a response record of each exchange (WARC 1.1)."""

import uuid
from datetime import UTC, datetime
from importlib.metadata import version
from io import BytesIO
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ci_map.collect.archive.place import ASKED, DETAIL, OUTCOME, PAGE
from ci_map.collect.fetch.outcome import Exchange, Fetched, Missed, Outcome

SOFTWARE = "ci-map"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# Printable letters but "%", so that `unquote` brings back what was.
SAFE = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) != "%")


class _Block(StatusAndHeaders):  # type: ignore[misc]
    """A head of HTTP whose bytes stay as they are; warcio would escape what is not ASCII."""

    def __init__(self, head: bytes) -> None:
        super().__init__("", [])
        self.head = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = self.head

    def __bool__(self) -> bool:
        return True


def warcinfo(name: str) -> bytes:
    """The first record of a file: who wrote it."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    info = {
        "software": f"{SOFTWARE}/{version('ci-map')}",
        "format": "WARC File Format 1.1",
        "conformsTo": CONFORMS_TO,
    }
    writer.write_record(writer.create_warcinfo_record(name, info))
    return out.getvalue()


def visit(outcome: Outcome) -> tuple[bytes, int] | None:
    """The records of a visit, and where among them that of its last answer starts.

    None when there was no answer. Each record is a gzip member of its own; a request comes before
    its response, so that a torn end never has an answer whose records are not whole.
    """
    exchanges = outcome.exchanges or _made_up(outcome)
    if not exchanges:
        return None
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    last = 0
    for number, exchange in enumerate(exchanges, 1):
        response = f"<urn:uuid:{uuid.uuid4()}>"
        _write(writer, exchange, "request", {"WARC-Concurrent-To": response})
        last = out.tell()
        fields = _fields(outcome) if number == len(exchanges) else {}
        _write(writer, exchange, "response", {"WARC-Record-ID": response, **fields})
    return out.getvalue(), last


def _write(writer: WARCWriter, exchange: Exchange, kind: str, fields: dict[str, str]) -> None:
    if kind == "request":
        head, _, body = exchange.request.partition(b"\r\n\r\n")
        head += b"\r\n\r\n"
    else:
        head, body = _head(exchange), exchange.body
    named = {"WARC-Type": kind, "WARC-Target-URI": exchange.url, "WARC-Date": _date(exchange.at)}
    named |= {"WARC-IP-Address": exchange.address} if exchange.address else {}
    named |= fields | {"Content-Type": f"application/http; msgtype={kind}"}
    if kind == "response" and exchange.truncated:
        named["WARC-Truncated"] = exchange.truncated
    if kind == "response" and exchange.status == 304:
        named |= {"WARC-Type": "revisit", "WARC-Profile": NOT_MODIFIED}
    record = writer.create_warc_record(
        exchange.url,
        named["WARC-Type"],
        payload=BytesIO(body),
        length=len(body),
        http_headers=_Block(head),
        warc_headers_dict=named,
    )
    writer.write_record(record)


def _head(exchange: Exchange) -> bytes:
    """Status line and headers. The chunks are gone, and so no header may speak of them."""
    lines = [f"HTTP/1.1 {exchange.status} {_line(exchange.phrase)}"]
    for name, value in exchange.headers:
        prefix = "X-Crawl-" if name.lower() == "transfer-encoding" else ""
        lines.append(f"{prefix}{name}: {_line(value)}")
    return "\r\n".join(lines).encode("latin-1", errors="replace") + b"\r\n\r\n"


def _line(value: str) -> str:
    """A header that was folded into several lines is unfolded."""
    return " ".join(value.split("\r\n")).replace("\n", " ").replace("\r", " ")


def _date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _fields(outcome: Outcome) -> dict[str, str]:
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
