"""A small world on loopback that changes from month to month: directories of organisations."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

SOURCE = """\
title: {name}
publisher: {name}
address: {address}
licence: {{name: Open}}
countries: [CA]
language: en
cadence: weekly
coverage_start: 2026
status: not yet
structure: assumed
limits: A directory made for a test.
network: {{name: {network}, roles: [infrastructure]}}
defaults: {{roles: [initiative], country: CA}}
assertions:
  organisations: {{min: 1, max: 50}}
listing:
  container: ul
  entry: li
  key: [id]
  fields:
    name: a
    url: {{css: a, take: href}}
    id: {{take: id}}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a directory."""

    id: str
    name: str
    site: str = ""

    def __str__(self) -> str:
        site = self.site or f"https://{self.id}.example.org/"
        return f'<li id="{self.id}"><a href="{site}">{self.name}</a></li>'


class World:
    """`with World() as world:` serves directories; `world.lists` is what they say, None is down.

    `left` are the answers until the network goes and everyone is hung up on, None is for ever.
    While `gate` is not set all wait for their answers.
    """

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.lists: dict[str, list[Entry] | None] = {}
        self.asked: list[str] = []
        self.left: int | None = None
        self.gate = threading.Event()
        self.gate.set()
        self._server = ThreadingHTTPServer((host, 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever)

    def set(self, name: str, entries: Iterable[Entry] | None) -> None:
        """What a directory says from now on."""
        self.lists[name] = None if entries is None else list(entries)

    @property
    def address(self) -> str:
        """Where it is."""
        host, port = self._server.server_address[:2]
        return f"http://{host!s}:{port}/"

    def write_sources(self, crawlers: Path) -> None:
        """A source for each directory."""
        for name in self.lists:
            address = f"{self.address}{name}"
            folder = crawlers / name
            folder.mkdir(parents=True)
            text = SOURCE.format(name=name, address=address, network=f"The {name} network")
            (folder / "source.yml").write_text(text, encoding="utf-8")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        world = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.strip("/")
                world.asked.append(name)
                world.gate.wait()
                if world.left is not None:
                    world.left -= 1
                    if world.left < 0:
                        return
                entries = world.lists.get(name)
                known = name == "robots.txt" or entries is not None
                self.send_response(200 if known else 404 if name not in world.lists else 503)
                self.send_header("Content-Type", "text/plain" if "." in name else "text/html")
                self.end_headers()
                page = "".join(map(str, entries or ()))
                self.wfile.write(b"" if "." in name else f"<ul>{page}</ul>".encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
