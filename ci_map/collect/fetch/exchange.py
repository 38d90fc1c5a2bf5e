"""One request and its answer, within all limits."""

import http.client
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ci_map.collect.fetch.address import Address
from ci_map.collect.fetch.connection import Connection, TooSlow
from ci_map.collect.fetch.miss import Miss
from ci_map.collect.fetch.outcome import Exchange, Headers, Reason

# What is read of an answer that is no page, so that the connection can stay open.
SMALL = 65_536
BROKEN_OFF = (http.client.RemoteDisconnected, ConnectionError)
# WARC's words for why a body is cut (WARC 1.1, section 5.13).
CAUSES = {
    Reason.TOO_SLOW: "time",
    Reason.TIMEOUT: "time",
    Reason.TOO_LARGE: "length",
    Reason.BROKEN: "disconnect",
}
# A header that goes back as the site sent it (ETag) may have been folded over lines; RFC 9112, 5.2.
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+ *")
Failure = (OSError, http.client.HTTPException, ValueError)


@dataclass(frozen=True, slots=True)
class Question:
    """What to send, and how much of the answer to read.

    `check` is given the headers of an answer with status 2xx and raises Miss when its body is not
    wanted. A body of more than `limit` bytes is cut there (`cut`), or is a Miss.
    """

    headers: Headers
    form: bytes | None = None
    limit: int = SMALL
    cut: bool = False
    seconds: float = 60.0
    check: Callable[[Headers], None] = lambda _: None


def exchange(connection: Connection, address: Address, question: Question) -> Exchange:
    """Ask, and read the answer. Raises Miss, with as much of the exchange as there was."""
    method = "GET" if question.form is None else "POST"
    sent = _request(method, address, question)
    at = datetime.now(UTC)
    try:
        response = connection.ask(sent, method, question.seconds)
    except Failure as error:
        connection.close()
        raise _miss(error) from error
    head = Exchange(
        url=str(address),
        address=connection.peer,
        at=at,
        request=sent,
        status=response.status,
        phrase=response.reason,
        headers=tuple(response.headers.items()),
        body=b"",
    )
    return _with_body(head, response, connection, question)


def _request(method: str, address: Address, question: Question) -> bytes:
    lines = [f"{method} {address.target} HTTP/1.1", f"Host: {address.netloc}"]
    lines += [f"{name}: {CONTROLS.sub(' ', value)}" for name, value in question.headers]
    if question.form is not None:
        lines.append("Content-Type: application/x-www-form-urlencoded")
        lines.append(f"Content-Length: {len(question.form)}")
    head = "\r\n".join(lines).encode("latin-1", errors="replace")
    return head + b"\r\n\r\n" + (question.form or b"")


def _with_body(
    head: Exchange, response: http.client.HTTPResponse, connection: Connection, question: Question
) -> Exchange:
    page = 200 <= head.status < 300
    limit = question.limit if page else SMALL
    try:
        if page:
            question.check(head.headers)
        body = _body(response, limit, cut=question.cut or not page)
    except (Miss, *Failure) as error:
        response.close()  # it holds the socket open as well
        connection.close()
        miss = error if isinstance(error, Miss) else _miss(error)
        miss.exchange = replace(head, truncated=CAUSES.get(miss.reason, "unspecified"))
        raise miss from error
    if response.will_close or len(body) > limit:
        connection.close()
    cut = len(body) > limit
    return replace(head, body=body[:limit], truncated="length" if cut else None)


def _body(response: http.client.HTTPResponse, limit: int, *, cut: bool) -> bytes:
    """At most limit + 1 bytes; more than `limit` raises Miss unless it may be cut."""
    length = response.length or 0
    if length > limit and not cut:
        raise Miss(Reason.TOO_LARGE, f"{length} bytes, limit is {limit}")
    body = response.read(limit + 1)
    if len(body) > limit and not cut:
        raise Miss(Reason.TOO_LARGE, f"more than {limit} bytes")
    if response.length and len(body) <= limit:
        raise http.client.IncompleteRead(body, response.length)
    if not body and response.length is None and not response.chunked and not cut:
        raise http.client.IncompleteRead(body)  # it may have hung up amid its headers
    return body


def _miss(error: Exception) -> Miss:
    """What went wrong, in our words."""
    if isinstance(error, TooSlow):
        return Miss(Reason.TOO_SLOW, "the answer took too long in all")
    if isinstance(error, TimeoutError):
        return Miss(Reason.TIMEOUT, "no answer in time")
    if isinstance(error, BROKEN_OFF):
        return Miss(Reason.BROKEN, f"hung up: {error}")
    if isinstance(error, http.client.IncompleteRead):
        return Miss(Reason.BROKEN, f"ends {error.expected or 'some'} bytes too early")
    return Miss(Reason.BROKEN, f"no HTTP: {str(error)[:200] or type(error).__name__}")
