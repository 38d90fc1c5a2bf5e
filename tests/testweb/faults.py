"""Paths that misbehave, whichever the host. The first segment names the fault."""

import asyncio
import gzip
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import unquote

from tests.testweb.answers import (
    FILLER,
    HTML,
    Answer,
    Handler,
    Request,
    Talk,
    answer,
    page,
    redirect,
)
from tests.testweb.hostile import HOSTILE
from tests.testweb.scripts import SCRIPTS
from tests.testweb.traps import TRAPS

PLAIN = page("A page", FILLER).encode()
PDF = (
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + bytes(range(256)) * 8
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8
STAMP = "Wed, 21 Oct 2026 07:28:00 GMT"
MEGABYTE = b"x" * 1_000_000


def delay(request: Request) -> Answer:
    """`/delay/SECONDS`."""
    seconds = float(request.parts[0])

    async def talk(transport: asyncio.Transport) -> None:
        await asyncio.sleep(seconds)
        transport.write(answer(PLAIN))

    return talk if seconds else answer(PLAIN)


def meet(request: Request) -> Answer:
    """`/meet/N/…`: answers nobody before N have asked, on whichever hosts."""
    request.state.asked[request.path] += 1

    async def talk(transport: asyncio.Transport) -> None:
        while request.state.asked[request.path] < int(request.parts[0]):
            await asyncio.sleep(0.01)
        transport.write(answer(PLAIN))

    return talk


def drop(request: Request) -> Answer:
    """`/drop` hangs up without a word, `/drop/headers` and `/drop/body` in their midst."""
    where = (request.parts or ["at once"])[0]
    sent = {"headers": b"HTTP/1.1 200 OK\r\nContent-Ty", "body": answer(PLAIN)[:300]}

    async def talk(transport: asyncio.Transport) -> None:
        transport.write(sent.get(where, b""))
        await asyncio.sleep(0.02)
        transport.close()

    return talk


def flaky(request: Request) -> Answer:
    """`/flaky/N/…`: hangs up N times, then answers."""
    key = request.path
    request.state.asked[key] += 1
    return drop(request) if request.state.asked[key] <= int(request.parts[0]) else answer(PLAIN)


def chunked(request: Request) -> Answer:
    """`/chunked`, and `/chunked/broken`, `/chunked/unfinished`, `/chunked/endless`."""
    kind = (request.parts or ["good"])[0]
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    chunk = b"%x\r\n%s\r\n" % (len(PLAIN), PLAIN)
    ends = {"good": b"0\r\n\r\n", "broken": b"zz\r\nnot a size\r\n", "unfinished": b""}
    if kind == "endless":
        return _endless(head, b"%x\r\n%s\r\n" % (len(MEGABYTE), MEGABYTE))

    async def talk(transport: asyncio.Transport) -> None:
        transport.write(head + chunk * 2 + ends[kind])
        if kind != "good":
            transport.close()

    return talk


def _endless(head: bytes, part: bytes) -> Talk:
    async def talk(transport: asyncio.Transport) -> None:
        transport.write(head)
        while not transport.is_closing():
            transport.write(part)
            await asyncio.sleep(0.01)

    return talk


def redirects(request: Request) -> Answer:
    """`/redirect/N`: N more redirects, then a page."""
    left = int(request.parts[0])
    return redirect(f"/redirect/{left - 1}", "301 Moved Permanently") if left else answer(PLAIN)


def redirect_loop(request: Request) -> Answer:
    """`/redirect-loop/A` and `/redirect-loop/B` send to one another."""
    return redirect("/redirect-loop/B" if request.parts[-1:] == ["A"] else "/redirect-loop/A")


def redirect_to(request: Request) -> Answer:
    """`/redirect-to?ADDRESS`: anywhere; without an address the header is missing."""
    return redirect(unquote(request.query)) if request.query else answer("lost", status="302 Found")


def charset(request: Request) -> Answer:
    """`/charset/KIND`: KIND is wrong, missing, meta, unknown, utf-16 or windows-1255."""
    hebrew = "<p>ארגון השדרה של היוזמה</p>"
    western = "<p>Fédération des œuvres</p>".encode("windows-1252")
    made: dict[str, tuple[bytes, str]] = {
        "wrong": (western, "text/html; charset=utf-8"),
        "missing": (hebrew.encode("utf-8"), "text/html"),
        "meta": (b'<meta charset="windows-1252">' + western, "text/html"),
        "unknown": (hebrew.encode("utf-8"), "text/html; charset=x-no-such"),
        "utf-16": (hebrew.encode("utf-16"), "text/html"),
        "windows-1255": (hebrew.encode("windows-1255"), "text/html; charset=windows-1255"),
    }
    body, kind = made[request.parts[0]]
    return answer(body, kind)


def huge(request: Request) -> Answer:
    """`/huge` says that it has 500 MB; `/huge/silent` does not say, and never ends."""
    silent = request.parts == ["silent"]
    length = "" if silent else "Content-Length: 500000000\r\n"
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {HTML}\r\n{length}Connection: close\r\n\r\n"
    return _endless(head.encode(), MEGABYTE)


def encoded(request: Request) -> Answer:
    """`/encoded/KIND`: KIND is a content coding, right or wrong."""
    kind = request.parts[0]
    zipped = gzip.compress(PLAIN)
    bodies = {
        "gzip": zipped,
        "x-gzip": zipped,
        "deflate": zlib.compress(PLAIN),
        "raw-deflate": zlib.compress(PLAIN)[2:-4],
        "double": gzip.compress(zipped),
        "members": gzip.compress(PLAIN[:100]) + gzip.compress(PLAIN[100:]),
        "cut": zipped[:-40],
        "not": PLAIN,
        "br": b"\x0b\x02\x80abc",
        "zstd": b"\x28\xb5\x2f\xfd",
        "identity": PLAIN,
    }
    names = {"raw-deflate": "deflate", "double": "gzip, gzip", "members": "gzip", "cut": "gzip"}
    coding = names.get(kind, "gzip" if kind == "not" else kind)
    return answer(bodies[kind], headers=(f"Content-Encoding: {coding}",))


def _bombs() -> dict[str, tuple[bytes, str]]:
    zeros = bytes(20_000_000)
    once = gzip.compress(zeros) * 10
    return {
        "gzip": (once, "gzip"),
        "deflate": (zlib.compress(zeros), "deflate"),
        "double": (gzip.compress(once), "gzip, gzip"),
    }


BOMBS = _bombs()


def bomb(request: Request) -> Answer:
    """`/bomb/gzip` unfolds to 200 MB, `/bomb/deflate` to 20 MB, `/bomb/double` twice zipped."""
    body, coding = BOMBS[request.parts[0]]
    return answer(body, headers=(f"Content-Encoding: {coding}",))


def drip(request: Request) -> Answer:
    """`/drip` sends a byte of its body every 50 ms, `/drip/headers` one of its headers."""
    whole = answer(PLAIN)
    start = 0 if request.parts == ["headers"] else whole.index(b"\r\n\r\n") + 4

    async def talk(transport: asyncio.Transport) -> None:
        transport.write(whole[:start])
        for byte in whole[start:]:
            await asyncio.sleep(0.05)
            transport.write(bytes([byte]))

    return talk


def status(request: Request) -> Answer:
    """`/status/CODE`."""
    return answer(PLAIN, status=f"{request.parts[0]} As asked")


def limited(request: Request) -> Answer:
    """`/limited/SECONDS/N/…`: 429 with Retry-After to the first N requests, then a page.

    `/limited/date/N/…` gives the Retry-After as a date, about a second ahead.
    """
    request.state.asked[request.path] += 1
    if request.state.asked[request.path] > int(request.parts[1]):
        return answer(PLAIN)
    after = request.parts[0]
    if after == "date":
        after = format_datetime(datetime.now(UTC) + timedelta(seconds=1.5), usegmt=True)
    return answer("slower", status="429 Too Many Requests", headers=(f"Retry-After: {after}",))


def unavailable(request: Request) -> Answer:
    """`/unavailable/N/…`: 503 to the first N requests, then a page."""
    request.state.asked[request.path] += 1
    left = request.state.asked[request.path] <= int(request.parts[0])
    return answer("later", status="503 Service Unavailable") if left else answer(PLAIN)


def etag(request: Request) -> Answer:
    """`/etag`: 304 to whoever knows its tag or its date."""
    headers = ('ETag: "v1"', f"Last-Modified: {STAMP}")
    known = request.headers.get("if-none-match") == '"v1"'
    if known or request.headers.get("if-modified-since") == STAMP:
        return ("HTTP/1.1 304 Not Modified\r\n" + "\r\n".join(headers) + "\r\n\r\n").encode()
    return answer(PLAIN, headers=headers)


def typed(request: Request) -> Answer:
    """`/type/KIND`: pdf, pdf-as-html, png-as-html, html-as-binary, untyped, json, empty."""
    made: dict[str, tuple[bytes, str | None]] = {
        "pdf": (PDF, "application/pdf"),
        "pdf-as-html": (PDF, HTML),
        "png-as-html": (PNG, HTML),
        "html-as-binary": (PLAIN, "application/octet-stream"),
        "untyped": (PLAIN, None),
        "json": (b'{"a": 1}', "application/json"),
        "empty": (b"", HTML),
        "mad": (PLAIN, "text/html;;;=,charset"),
    }
    body, kind = made[request.parts[0]]
    return answer(body, kind)


def pdf(_: Request) -> Answer:
    """`/pdf`."""
    return answer(PDF, "application/pdf")


def garbage(_: Request) -> Answer:
    """`/garbage`: no HTTP at all."""

    async def talk(transport: asyncio.Transport) -> None:
        transport.write(b"\x00\x01SSH-2.0-OpenSSH_9.2\r\n" * 3)
        transport.close()

    return talk


def headers(request: Request) -> Answer:
    """`/headers/KIND`: many headers, a long one, a broken one, no ASCII."""
    made: dict[str, tuple[str, ...]] = {
        "many": tuple(f"X-{i}: {i}" for i in range(500)),
        "long": ("X-Long: " + "a" * 200_000,),
        "broken": ("this line has no colon", "X-After: 1"),
        "not-ascii": ("X-Name: Fédération \x00 עברית",),
    }
    return answer(PLAIN, headers=made[request.parts[0]])


def hostile(request: Request) -> Answer:
    """`/hostile/KIND`: see hostile.py."""
    return answer(HOSTILE[request.parts[0]](), "text/html")


FAULTS: dict[str, Handler] = {
    "bomb": bomb, "charset": charset, "chunked": chunked, "delay": delay, "drip": drip,
    "drop": drop, "encoded": encoded, "etag": etag, "flaky": flaky, "garbage": garbage,
    "headers": headers, "hostile": hostile, "huge": huge, "limited": limited, "meet": meet,
    "pdf": pdf, "redirect": redirects, "redirect-loop": redirect_loop, "redirect-to": redirect_to,
    "status": status, "type": typed, "unavailable": unavailable, **SCRIPTS, **TRAPS,
}  # fmt: skip
