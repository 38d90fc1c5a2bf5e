"""A PostgreSQL server of a test run's own, on loopback, that ends with it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

USER = "postgres"
DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: on the path, else Debian's newest."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max(DEBIAN.glob("*/bin"), key=lambda path: float(path.parent.name), default=None)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address "postgresql+psycopg://…", and the switch."""

    url: str
    start: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def server() -> Iterator[Server]:
    """A new server with nothing in it."""
    binaries = programs()
    assert binaries, "PostgreSQL is not installed"
    with TemporaryDirectory() as folder, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, USER)
        data = f"{folder}/data"
        _run(binaries / "initdb", "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--no-sync")
        free.close()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        control = (binaries / "pg_ctl", "-D", data, "-w")
        start = partial(_run, *control, "-l", f"{folder}/log", "-o", options, "start")
        stop = partial(_run, *control, "-m", "immediate", "stop")
        start()
        try:
            yield Server(f"postgresql+psycopg://{USER}@127.0.0.1:{port}/postgres", start, stop)
        finally:
            with suppress(subprocess.CalledProcessError):  # a test may have stopped it
                stop()


def _run(*command: object) -> None:
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    words = [*as_user, *map(str, command)]
    subprocess.run(words, check=True, cwd="/", stdout=subprocess.DEVNULL)
