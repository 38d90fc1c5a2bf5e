"""Serve the test web until the input ends (or for ever with --forever)."""

import argparse
import asyncio
import json
import socket
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from tests.testweb import certificates, robots
from tests.testweb.answers import State
from tests.testweb.server import Connection

BACKLOG = 512


def sockets(octets: list[int]) -> list[socket.socket]:
    """Listening sockets of 127.0.1.OCTET, all with one free port."""
    for _ in range(50):
        made = [socket.create_server((f"127.0.1.{octets[0]}", 0), backlog=BACKLOG)]
        port = made[0].getsockname()[1]
        try:
            made += [
                socket.create_server((f"127.0.1.{o}", port), backlog=BACKLOG) for o in octets[1:]
            ]
        except OSError:
            for one in made:
                one.close()
        else:
            return made
    raise OSError("found no port that is free on all addresses")


async def serve(hosts: int, log: TextIO, folder: Path, hold: int | None) -> None:
    """Listen, say where as one line of JSON, and serve until the input ends."""
    state = State(hosts=hosts, left=hold)
    loop = asyncio.get_running_loop()
    octets = sorted({*range(1, hosts + 1), *robots.OCTETS.values()})
    plain = sockets(octets)
    state.port = plain[0].getsockname()[1]
    for one in plain:
        await loop.create_server(lambda: Connection(state, log), sock=one)
    certificates.write_certificates(folder)
    secure = sockets(list(certificates.OCTETS.values()))
    state.tls_port = secure[0].getsockname()[1]
    for one, kind in zip(secure, certificates.KINDS, strict=True):
        tls = certificates.context(folder / f"{kind}.pem")
        await loop.create_server(lambda: Connection(state, log), sock=one, ssl=tls)
    told = {"port": state.port, "tls_port": state.tls_port, "hosts": hosts, "log": log.name}
    print(json.dumps({**told, "ca": str(folder / "ca.pem")}), flush=True)  # noqa: T201
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.testweb", description=__doc__)
    parser.add_argument("--hosts", type=int, default=8, help="organisations: 127.0.1.1 …")
    parser.add_argument("--log", type=Path, help="file for a line per request (default: temporary)")
    parser.add_argument("--hold", type=int, help="answers after which the others must be released")
    given = parser.parse_args()
    if not 1 <= given.hosts < robots.FIRST:
        parser.error(f"--hosts: 1 to {robots.FIRST - 1}")
    with tempfile.TemporaryDirectory(prefix="testweb-") as folder:
        path = given.log or Path(folder) / "requests.tsv"
        with path.open("a", encoding="utf-8", errors="replace") as log:
            asyncio.run(serve(given.hosts, log, Path(folder), given.hold))


if __name__ == "__main__":
    main()
