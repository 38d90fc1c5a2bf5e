"""One at a time: whoever reads files in order to write them anew holds the folder meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".ci-map.lock"
PATIENCE = 60.0  # seconds


class Busy(OSError):
    """Somebody else is writing; the message says where."""


@contextmanager
def held(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a folder against all other processes and threads that ask; a killed one lets it go.

    Raises Busy when it is not free within `patience` seconds.
    """
    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        with lock.acquire(timeout=patience):
            yield
    except Timeout as error:
        raise Busy(f"{folder} is being written by another ci-map; try again later") from error
