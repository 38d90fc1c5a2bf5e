"""robots.txt by host: most have none (404); those named here have one of a kind."""

import asyncio
import gzip

from tests.testweb.answers import Answer, Request, answer, redirect

TEXT = "text/plain; charset=utf-8"
KINDS = (
    "disallow", "partly", "delay", "long-delay", "missing", "forbidden", "error", "timeout",
    "undecodable", "huge", "redirected", "redirects", "to-private", "html", "zipped", "named",
    "limited", "drop",
)  # fmt: skip
FIRST = 101
OCTETS = {kind: FIRST + index for index, kind in enumerate(KINDS)}
PARTLY = "User-agent: *\nDisallow: /delay\nAllow: /delay/0\nDisallow: /*.pdf$\n"
TEXTS: dict[str, bytes] = {
    "disallow": b"User-agent: *\nDisallow: /\n",
    "partly": PARTLY.encode(),
    "delay": b"User-agent: *\nCrawl-delay: 0.3\nDisallow: /no\n",
    "long-delay": b"User-agent: *\nCrawl-delay: 86400\n",
    "undecodable": b"\xfe\xff\n\x80\nUser-agent: *\nDisallow: /\xe9\x80\nDisallow: /secret\n",
    # A rule in the first 500 KiB, and one far beyond.
    "huge": b"User-agent: *\nDisallow: /early\n" + b"# padding\n" * 200_000 + b"Disallow: /late\n",
    "html": b"<!doctype html><html><body>Welcome! User-agent: nobody</body></html>",
    "named": b"User-agent: *\nAllow: /\n\nUser-agent: ci-map\nDisallow: /not-for-ci-map\n",
}
STATUSES = {
    "forbidden": "403 Forbidden",
    "error": "500 Internal Server Error",
    "limited": "429 Too Many Requests",
}


def robots(request: Request) -> Answer:
    """This host's robots.txt."""
    index = request.octet - FIRST
    kind = KINDS[index] if 0 <= index < len(KINDS) else "missing"
    if kind in TEXTS:
        return answer(TEXTS[kind], TEXT)
    if kind in STATUSES:
        return answer("no", TEXT, STATUSES[kind])
    zipped = answer(gzip.compress(TEXTS["disallow"]), TEXT, headers=("Content-Encoding: gzip",))
    special: dict[str, Answer] = {
        "timeout": _silence,
        "drop": _hang_up,
        "zipped": zipped,
        "redirected": redirect(f"{request.site(OCTETS['disallow'])}/robots.txt"),
        "redirects": redirect("/redirect/20"),
        "to-private": redirect("http://169.254.169.254/robots.txt"),
    }
    return special.get(kind) or answer("none", TEXT, "404 Not Found")


async def _silence(_: asyncio.Transport) -> None:
    await asyncio.sleep(3600)


async def _hang_up(transport: asyncio.Transport) -> None:
    transport.abort()
