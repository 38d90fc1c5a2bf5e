"""What a handler gets and gives."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field

HTML = "text/html; charset=utf-8"
UNLOGGED = "/unlogged"
RELEASE = "/unlogged/release"
FILLER = "<p>A page of a few hundred letters about a backbone organisation.</p>" * 10


@dataclass(slots=True)
class State:
    """What the server knows: its port, how many organisations, and how often a path was asked.

    After `left` more answers the others wait until the gate opens.
    """

    port: int = 0
    tls_port: int = 0
    hosts: int = 0
    asked: Counter[str] = field(default_factory=Counter)
    left: int | None = None
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def holds(self) -> bool:
        """Count an answer; whether it is to wait."""
        if self.left is None or self.gate.is_set():
            return False
        self.left -= 1
        return self.left < 0


@dataclass(slots=True)
class Request:
    """One request. `octet` is the last part of the address that was connected to.

    `target` is the path and query as sent, `path` is percent-decoded.
    """

    method: str
    target: str
    path: str
    query: str
    headers: Mapping[str, str]
    octet: int
    state: State
    body: bytes = b""

    @property
    def parts(self) -> list[str]:
        """The segments after the first, which chose the handler."""
        return self.path.split("/")[2:]

    def site(self, octet: int) -> str:
        """The address of another site of this web, without a slash at its end."""
        return f"http://127.0.1.{octet}:{self.state.port}"


Talk = Callable[[asyncio.Transport], Coroutine[None, None, None]]
Answer = bytes | Talk
Handler = Callable[[Request], Answer]


def answer(
    body: bytes | str,
    kind: str | None = HTML,
    status: str = "200 OK",
    headers: tuple[str, ...] = (),
) -> bytes:
    """A whole answer that keeps the connection open."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers]
    if kind is not None:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + content


def redirect(target: str, status: str = "302 Found") -> bytes:
    """An answer that sends elsewhere."""
    return answer("moved", status=status, headers=(f"Location: {target}",))


def page(title: str, body: str, head: str = "", lang: str = "en") -> str:
    """A whole HTML page."""
    direction = ' dir="rtl"' if lang == "he" else ""
    return (
        f'<!doctype html><html lang="{lang}"{direction}><head><meta charset="utf-8">'
        f"<title>{title}</title>{head}</head><body>{body}</body></html>"
    )
