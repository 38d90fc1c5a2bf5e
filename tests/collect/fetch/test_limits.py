"""The parts of the fetcher that are pure: codings, media, waits, rules."""

import contextlib
import gzip
import time
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.collect.fetch import PAGES, Reason, robots
from ci_map.collect.fetch.coding import decoded
from ci_map.collect.fetch.manners import backoff, retry_after
from ci_map.collect.fetch.media import check_bytes
from ci_map.collect.fetch.miss import Miss

NOW = datetime(2026, 11, 25, 22, 0, tzinfo=UTC)
LIMIT, RATIO = 1_000_000, 200
LONG = 60  # seconds of the processor, where it takes one; what is guarded against takes minutes


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "x-gzip", "deflate", "gzip, deflate"]))
def test_what_was_coded_is_decoded(body: bytes, coding: str) -> None:
    sent = body
    for name in coding.split(", "):
        sent = zlib.compress(sent) if name == "deflate" else gzip.compress(sent)
    assert decoded(sent, coding.upper(), LIMIT, RATIO) == body


@pytest.mark.parametrize("coding", [None, "", "identity", "none", "identity, identity"])
def test_what_is_not_coded_stays(coding: str | None) -> None:
    assert decoded(b"\x1f\x8bplain", coding, LIMIT, RATIO) == b"\x1f\x8bplain"


def test_a_bomb_of_many_members_is_cheap() -> None:
    """Each empty member is 20 bytes; a reader that copies the rest for each would never end."""
    sent = gzip.compress(b"") * 400_000
    begun = time.process_time()
    assert decoded(sent, "gzip", LIMIT, RATIO) == b""
    assert time.process_time() - begun < LONG


@pytest.mark.parametrize(
    ("body", "coding", "reason"),
    [
        (gzip.compress(bytes(30_000_000)), "gzip", Reason.BOMB),
        (gzip.compress(bytes(1_500_000)) * 3, "gzip", Reason.BOMB),
        (gzip.compress(gzip.compress(bytes(30_000_000))), "gzip, gzip", Reason.BOMB),
        (gzip.compress(b"x"), "gzip, gzip, gzip", Reason.BOMB),
        (gzip.compress(b"x"), "br", Reason.BROKEN),
        (b"\x00\x01", "gzip", Reason.BROKEN),
        (gzip.compress(b"text" * 99)[:-9], "gzip", Reason.BROKEN),
    ],
)
def test_what_cannot_be_decoded_is_told(body: bytes, coding: str, reason: Reason) -> None:
    with pytest.raises(Miss) as error:
        decoded(body, coding, LIMIT, RATIO)
    assert error.value.reason is reason


def test_a_large_text_that_is_no_bomb_is_too_large() -> None:
    text = b"".join(
        zlib.crc32(str(i).encode()).to_bytes(4, "big").hex().encode() for i in range(200_000)
    )
    with pytest.raises(Miss) as error:
        decoded(gzip.compress(text), "gzip", LIMIT, RATIO)
    assert error.value.reason is Reason.TOO_LARGE
    assert decoded(gzip.compress(text), "gzip", LIMIT, RATIO, cut=True) == text[:LIMIT]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None), ("", None), ("soon", None), ("-5", None), ("1.5", None), ("0", 0.0),
        ("120", 120.0), ("\x1c120", 120.0),
        (" 7 ", 7.0), ("9" * 30, 86_400.0), ("²", None), ("Wed, 25 Nov 2026 22:00:30 GMT", 30.0),
        ("Wed, 25 Nov 2026 21:00:00 GMT", 0.0), ("Wed, 25 Nov 2099 22:00:30 GMT", 86_400.0),
        ("Wednesday, 25-Nov-26 22:00:30 GMT", 30.0), ("Wed Nov 25 22:00:30 2026", 30.0),
        ("Wed, 99 Nov 2026 22:00:30 GMT", None), ("Mon, 01 Jan 0000 00:00:00 GMT", 0.0),
    ],
)  # fmt: skip
def test_the_wait_that_is_asked_for(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.integers(0, 60), st.text(max_size=9), st.integers())
def test_waits_grow_within_bounds_and_are_the_same_again(n: int, url: str, seed: int) -> None:
    wait = backoff(n, url, seed)
    assert wait == backoff(n, url, seed)
    assert 0.5 * min(2**n, 86_400) <= wait <= 1.5 * min(2**n, 86_400)


@pytest.mark.parametrize(
    ("body", "kind", "page"),
    [
        (b"<p>\x00text\x00</p>", "text/html", True),
        ("<p>טקסט</p>".encode("utf-16"), "text/html", True),
        ("<p>text</p>".encode("utf-16-le"), "text/html; charset=utf-16", True),
        (b"  \n\t", "text/html", False),
        (b"%PDF-1.7", "text/html", False),
        (bytes(range(256)) * 4, None, False),
        (b"\x00" * 100, "text/html", False),
    ],
)
def test_what_is_text_and_what_is_not(body: bytes, kind: str | None, page: bool) -> None:
    if page:
        check_bytes(body, kind, PAGES)
        return
    with pytest.raises(Miss) as error:
        check_bytes(body, kind, PAGES)
    assert error.value.reason is Reason.NOT_A_PAGE


HOSTILE_RULES = [
    b"User-agent: *\n" + b"Disallow: /*a*a*a*a*a*a*a*a*a*a*b$\n" * 5_000,
    b"User-agent: *\n" + b"".join(b"Disallow: /%d\n" % i for i in range(40_000)),
    b"User-agent: a\n" * 30_000 + b"Disallow: /\n",
    b"\x00" * 500_000,
    b"Disallow: /" + b"*" * 400_000 + b"\n",
    b"Crawl-delay: 1e999\nUser-agent: *\nCrawl-delay: nan\nRequest-rate: 0/0\nDisallow: /x",
    "User-agent: ☃\nDisallow: /%zz%\ufeff".encode(),
]


@pytest.mark.parametrize("content", HOSTILE_RULES)
def test_hostile_rules_cost_little(content: bytes) -> None:
    begun = time.process_time()
    rules = robots.read(content, "ci-map", 120)
    for _ in range(5):
        with contextlib.suppress(Miss):
            rules.check("https://example.org/" + "a" * 1900, "ci-map")
    assert 0 <= rules.delay <= 120
    assert time.process_time() - begun < LONG
