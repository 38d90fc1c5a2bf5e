"""A PostgreSQL server of a test run's own, on a socket in its folder, that ends with it."""

import os
import shutil
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
    with TemporaryDirectory() as folder:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, USER)
        data = f"{folder}/data"
        _run(binaries / "initdb", "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--no-sync")
        options = (
            f"-c listen_addresses= -c fsync=off -k {folder}"  # nobody takes its port meanwhile
        )
        control = (binaries / "pg_ctl", "-D", data, "-w")
        start = partial(_run, *control, "-l", f"{folder}/log", "-o", options, "start")
        stop = partial(_run, *control, "-m", "immediate", "stop")
        start()
        try:
            yield Server(f"postgresql+psycopg://{USER}@/postgres?host={folder}", start, stop)
        finally:
            with suppress(subprocess.CalledProcessError):  # a test may have stopped it
                stop()


def _run(*command: object) -> None:
    as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    words = [*as_user, *map(str, command)]
    subprocess.run(words, check=True, cwd="/", stdout=subprocess.DEVNULL)
