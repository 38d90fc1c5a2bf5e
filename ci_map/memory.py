"""Lists that are too long for the memory of a machine are refused before they are read."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ci_map.errors import RunFailed

ROW = 2000  # bytes that a build takes at least for a row of the lists (benchmarks/growth.py)
SHORTEST = 20  # bytes of a row; of lists that are no longer even then no rows are counted
BLOCK = 2**20
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


class TooLarge(RunFailed, MemoryError):
    """Lists whose build no memory would be left for; the message says how long they may be."""


def check_room(folder: Path) -> None:
    """Raise TooLarge when a build of the lists in a folder cannot end on this machine."""
    memory = of_machine()
    lists = list(folder.rglob("*.csv"))
    if memory is None or sum(one.stat().st_size for one in lists) / SHORTEST * ROW <= memory:
        return
    rows = sum(map(_lines, lists))
    if rows * ROW > memory:
        raise TooLarge(
            f"{folder} has {rows:,} rows, of which a build takes {rows * ROW / 1e9:,.0f} GB of"
            f" memory at least; there are {memory / 1e9:,.0f} GB, room for {memory // ROW:,} rows;"
            " build parts of the lists, or on a larger machine"
        )


def of_machine() -> int | None:
    """Bytes of memory that this process may have; None where the system does not tell."""
    return min(_told(), default=None)


def _told() -> Iterator[int]:
    if sys.platform == "win32":
        return
    yield os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in map(Path, LIMITS):  # of a container
        try:
            yield int(limit.read_text(encoding="ascii"))
        except (OSError, ValueError):  # "max"
            continue


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))
