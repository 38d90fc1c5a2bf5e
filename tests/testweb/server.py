"""HTTP/1.1 on asyncio, as bare as a benchmark needs it, with a log of every request."""

import asyncio
import time
from typing import TextIO
from urllib.parse import unquote

from tests.testweb.answers import (
    RELEASE,
    UNLOGGED,
    Answer,
    Handler,
    Request,
    State,
    Talk,
    answer,
)
from tests.testweb.faults import FAULTS
from tests.testweb.organisations import organisation
from tests.testweb.robots import robots
from tests.testweb.sites import generated

HANDLERS: dict[str, Handler] = {"pages": generated, "robots.txt": robots, **FAULTS}


def respond(request: Request) -> Answer:
    """The page of a path, 404 when there is none, 500 when a path's numbers are wrong."""
    handler = HANDLERS.get(request.path.split("/", 2)[1])
    try:
        if handler:
            return handler(request)
        found = organisation(request) if request.octet <= request.state.hosts else None
    except (ValueError, LookupError) as error:
        return answer(f"wrong path: {error}", status="500 Wrong path")
    return found or answer("<p>no such page</p>", status="404 Not Found")


class Connection(asyncio.Protocol):
    """One connection: requests one after the other, a line in the log for each."""

    def __init__(self, state: State, log: TextIO) -> None:
        self.state = state
        self.log = log
        self.buffer = b""
        self.talking: asyncio.Task[None] | None = None
        self.line = ""
        self.end = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember which address was connected to."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.octet = int(transport.get_extra_info("sockname")[0].rpartition(".")[2])

    def connection_lost(self, exc: Exception | None) -> None:
        """The visitor hung up: nobody listens to the rest."""
        if self.talking:
            self.talking.cancel()
        self._log_end()

    def data_received(self, data: bytes) -> None:
        """Answer once a request is whole."""
        self.buffer += data
        while not self.talking and b"\r\n\r\n" in self.buffer:
            head, _, rest = self.buffer.partition(b"\r\n\r\n")
            request = self._request(head.decode("latin-1"))
            length = int(request.headers.get("content-length", 0))
            if len(rest) < length:
                return
            request.body, self.buffer = rest[:length], rest[length:]
            self._answer(request)

    def _request(self, head: str) -> Request:
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ")
        pairs = (line.partition(":") for line in lines)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        path, _, query = target.partition("?")
        if "%" in path:
            path = unquote(path)
        return Request(method, target, path, query, headers, self.octet, self.state)

    def _answer(self, request: Request) -> None:
        agent = request.headers.get("user-agent", "")
        host = request.headers.get("host", "")
        fields = (f"127.0.1.{self.octet}", host, request.method, request.target, agent)
        self.line = f"{time.time():.6f}\t" + "\t".join(fields)
        self.end = 0.0
        if request.target.startswith(UNLOGGED):
            self.line = ""
        if request.target == RELEASE:
            self.state.gate.set()
        made = respond(request)
        if self.line and self.state.holds():
            made = self._once_released(made)
        if isinstance(made, bytes):
            self.end = time.time()
            self._log_end()
            self.transport.write(made)
        else:
            self.talking = asyncio.create_task(made(_Noted(self)))
            self.talking.add_done_callback(self._talked)

    def _once_released(self, made: Answer) -> Talk:
        async def talk(transport: asyncio.Transport) -> None:
            await self.state.gate.wait()
            if isinstance(made, bytes):
                transport.write(made)
            else:
                await made(transport)

        return talk

    def _talked(self, _: asyncio.Task[None]) -> None:
        self.talking = None
        self._log_end()
        self.data_received(b"")

    def _log_end(self) -> None:
        if self.line:
            self.log.write(f"{self.line}\t{self.end or time.time():.6f}\n")
            self.log.flush()
            self.line = ""


class _Noted(asyncio.Transport):
    """A connection's transport that notes when it is written to last.

    Before writing: whoever reads the answer may have done much by the time that this process has
    its next turn.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note and write."""
        self._connection.end = time.time()
        self._connection.transport.write(data)

    def close(self) -> None:
        """Close the connection once all is sent."""
        self._connection.transport.close()

    def abort(self) -> None:
        """Close the connection at once."""
        self._connection.transport.abort()

    def is_closing(self) -> bool:
        """Whether it is closed or about to be."""
        return self._connection.transport.is_closing()
