"""Content codings undone with an eye on what they unfold to."""

import zlib
from collections.abc import Iterator, Sequence

from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Reason

# What is asked for; whoever sends another coding all the same is not read.
ACCEPTED = "gzip, deflate"
LAYERS = 2
MEMBERS = 64
# A small page may be as repetitive as it likes.
HARMLESS = 1_000_000
AUTO, RAW = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


def decoded(
    body: bytes, encoding: str | None, limit: int, ratio: int, *, cut: bool = False
) -> bytes:
    """The body without its content codings.

    Raises Miss when it unfolds to more than `limit` bytes (unless `cut`: then it ends there), to
    more than `ratio` times its size, or when it cannot be decoded.
    """
    for coding in _codings(encoding) if body else ():
        body = _inflated(body, coding, limit, ratio, cut=cut)
    return body


def _codings(encoding: str | None) -> Sequence[str]:
    """In the order in which they are undone."""
    names = [name.strip().lower() for name in (encoding or "").split(",")]
    codings = [name for name in names if name not in {"", "identity", "none", "utf-8"}][::-1]
    unknown = [name for name in codings if name not in {"gzip", "x-gzip", "deflate"}]
    if unknown:
        raise Miss(
            Reason.BROKEN, f"content coding {unknown[0][:40]!r}, asked was {ACCEPTED}", final=True
        )
    if len(codings) > LAYERS:
        raise Miss(Reason.BOMB, f"{len(codings)} content codings one in another")
    return codings


def _inflated(body: bytes, coding: str, limit: int, ratio: int, *, cut: bool) -> bytes:
    made, size = [], 0
    for part, read in _members(body, coding, limit, cut=cut):
        made.append(part)
        size += len(part)
        if cut:
            continue
        if size > max(HARMLESS, read * ratio):
            raise Miss(Reason.BOMB, f"{read} bytes unfold to {size}, limit is {ratio} times")
        if size > limit:
            raise Miss(Reason.TOO_LARGE, f"unfolds to more than {limit} bytes")
    return b"".join(made)[:limit]


def _members(body: bytes, coding: str, limit: int, *, cut: bool) -> Iterator[tuple[bytes, int]]:
    """What the members of a gzip file unfold to, at most limit + 1 bytes of each; most have one.

    With each the number of bytes read up to there.
    """
    raw = coding == "deflate" and not _has_zlib_header(body)
    left = body
    for number in range(MEMBERS):
        reader = zlib.decompressobj(RAW if raw else AUTO)
        try:
            part = reader.decompress(left, limit + 1)
        except zlib.error as error:
            if number:  # what follows a whole member is no part of it
                return
            raise Miss(Reason.BROKEN, f"content coding {coding}: {error}") from error
        left = reader.unused_data
        yield part, len(body) - len(left) - len(reader.unconsumed_tail)
        if not reader.eof and not cut:
            raise Miss(Reason.BROKEN, f"content coding {coding}: ends too early")
        if not left:
            return


def _has_zlib_header(body: bytes) -> bool:
    """RFC 1950: method 8 and a checksum of the first two bytes."""
    return len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
