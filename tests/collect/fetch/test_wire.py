"""Whatever bytes a server sends, a visit ends in an outcome."""

import socket
import threading
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ci_map.collect.fetch import Fetched, Fetcher, Missed, Outcome, Reason
from ci_map.settings import Settings

NO_ROBOTS = b"HTTP/1.1 404 None\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
FRAGMENTS = [
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200\r\n", b"HTTP/2 200\r\n", b"HTTP/1.1 301 Moved\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 99999999999 OK\r\n", b"HTTP/1.1 -1 OK\r\n",
    b"ICY 200\r\n", b"Content-Length: 5\r\n", b"Content-Length: -5\r\n", b": no name\r\n",
    b"Content-Length: 9999999999999\r\n", b"Content-Length: x\r\n", b"Content-Length: 6\r\n",
    b"Location: http://[\r\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n",
    b"Content-Encoding: deflate\r\n", b"Content-Type: text/html\r\n", b"Location: /x\r\n",
    b"Retry-After: \xff\r\n", b" folded\r\n", b"\r\n", b"\n", b"0\r\n\r\n", b"5\r\nhello\r\n",
    b"-5\r\n", b"ffffffffffff\r\n", b"<p>hello</p>", b"\x1f\x8b\x08\x00", b"\x00", b"\xff" * 9,
    b"x" * 70_000,
]  # fmt: skip
PARTS = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=20), max_size=8)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


class Server:
    """Sends `payload` to every request but that for robots.txt, and hangs up."""

    def __init__(self) -> None:
        self.payload = b""
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            with connection:
                asked = connection.recv(65_536)
                connection.sendall(NO_ROBOTS if b" /robots.txt " in asked else self.payload)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.socket.close()


FETCHER = Fetcher(Settings(allow_private=True, delay=0, tries=1, max_body=50_000))


def visited(server: Server, payload: bytes) -> Outcome:
    server.payload = payload
    FETCHER.close()  # the server has hung up, but may not have said so yet
    return FETCHER.fetch(server.url)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(parts=PARTS, ok=st.booleans())
def test_no_answer_ends_in_a_traceback(parts: list[bytes], ok: bool, server: Server) -> None:
    outcome = visited(server, (b"HTTP/1.1 200 OK\r\n" if ok else b"") + b"".join(parts))
    assert isinstance(outcome, Fetched | Missed)
    if isinstance(outcome, Missed):
        assert outcome.detail


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\n", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 60_000, Reason.TOO_LARGE),
        (b"HTTP/2 200 OK\r\n\r\nhello", Reason.BROKEN),
        (b"HTTP/1.1 " + b"2" * 5_000 + b" OK\r\n\r\n", Reason.BROKEN),
        (b"HTTP/1.1 200 " + b"O" * 70_000 + b"\r\n\r\n", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\nhello", Reason.BROKEN),
        (b"HTTP/1.1 200 OK\r\n" + b"X: x\r\n" * 200 + b"\r\nhello", Reason.BROKEN),
        (CHUNKED + b"5;" + b"x" * 70_000 + b"\r\nhello\r\n0\r\n\r\n", Reason.BROKEN),
        (CHUNKED + b"f" * 5_000 + b"\r\nhello\r\n0\r\n\r\n", Reason.BROKEN),
    ],
)
def test_what_is_wrong_is_told(payload: bytes, reason: Reason, server: Server) -> None:
    missed = visited(server, payload)
    assert isinstance(missed, Missed)
    assert missed.reason is reason


@pytest.mark.parametrize("name", [b"ETag", b"Last-Modified"])
@pytest.mark.parametrize("said", [b'"a\r\n X: y"', b'"a\r\n\tX: y"', b'"\0\x0b\x85"', b'"\xff"'])
def test_what_a_site_said_of_a_page_goes_back_in_one_line(
    name: bytes, said: bytes, server: Server
) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + name + b": " + said + b"\r\n\r\nhi"
    page = visited(server, answer)
    assert isinstance(page, Fetched)
    FETCHER.close()
    again = FETCHER.fetch(server.url, page.known)
    head = again.exchanges[-1].request.removesuffix(b"\r\n\r\n")
    asked = page.exchanges[-1].request.removesuffix(b"\r\n\r\n")
    assert head.startswith(asked + b"\r\nIf-")
    assert not [byte for byte in head[len(asked) + 2 :] if byte < 32 or byte == 127]


def test_an_answer_without_a_length_ends_with_the_connection(server: Server) -> None:
    page = visited(server, b"HTTP/1.0 200 OK\r\n\r\n<p>hello</p>")
    assert isinstance(page, Fetched)
    assert page.body == b"<p>hello</p>"
