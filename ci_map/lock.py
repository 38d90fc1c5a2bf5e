"""One at a time: whoever reads files in order to write them anew holds the folder meanwhile.

A file can be held too, by whoever has it open: `take` and `let_go`. (A lock of `filelock` removes
its file when it is let go; a mark has to outlive a writer that was killed.)
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

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


def take(file: BinaryIO, *, wait: bool = False) -> bool:
    """Hold an open file until it is closed or its process ends; False when somebody else does.

    With `wait` it is False only where the file system knows no such thing.
    """
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def let_go(file: BinaryIO) -> None:
    """Remove a file that is held and close it, at once where an open file can be removed."""
    path = Path(file.name)
    if sys.platform == "win32":
        file.close()
    path.unlink(missing_ok=True)
    file.close()


def move(file: BinaryIO, target: Path) -> None:
    """Put a file that is held in the target's place, then close it; first where it must be."""
    path = Path(file.name)
    if sys.platform == "win32":
        file.close()
    path.replace(target)
    file.close()
