"""What is too large for the memory of a machine ends in a word: lists that are too long are refused
before they are read, and of anything else an allocation that finds no room fails as MemoryError.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from ci_map.errors import RunFailed

ROW = 2000  # bytes that work on lists or tables takes at least for a row (benchmarks/growth.py)
SHORTEST = 20  # bytes of a row; of lists that are no longer even then no rows are counted
BLOCK = 2**20
LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


class TooLarge(RunFailed, MemoryError):
    """Lists or a survey that no memory would do for; the message says how long they may be."""


def check_room(folder: Path) -> None:
    """Raise TooLarge when a build of the lists in a folder cannot end on this machine."""
    memory = of_machine()
    lists = list(folder.rglob("*.csv"))
    if memory is not None and sum(one.stat().st_size for one in lists) / SHORTEST * ROW > memory:
        advice = "build parts of the lists, or on a larger machine"
        _check_rows(folder, sum(map(_lines, lists)), memory, advice)


def _check_rows(folder: Path, rows: int, memory: int | None, advice: str) -> None:
    if memory is not None and rows * ROW > memory:
        raise TooLarge(
            f"{folder} has {rows:,} rows, which take {rows * ROW / 1e9:,.0f} GB of memory at least;"
            f" there are {memory / 1e9:,.0f} GB, room for {memory // ROW:,} rows; {advice}"
        )


def check_survey(folder: Path, counts: Mapping[str, int]) -> None:
    """Raise TooLarge when a machine cannot hold a survey; `counts` are those of its manifest."""
    advice = "ask its statements.parquet by a program that reads parts, or on a larger machine"
    _check_rows(folder, counts["organisations"] + counts["relations"], of_machine(), advice)


def keep_within() -> None:
    """Let this process have no more than nine tenths of the machine's memory.

    Who asks for more gets a MemoryError, which a command tells in a line; else Linux would end the
    process, or somebody else's, without a word. Other systems do as they always do.
    """
    memory = of_machine()
    if sys.platform != "linux" or memory is None:
        return
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_DATA)
    ours = memory * 9 // 10
    if now == resource.RLIM_INFINITY or now > ours:
        resource.setrlimit(resource.RLIMIT_DATA, (ours, most))


def of_machine() -> int | None:
    """Bytes of memory that this process may have; None where the system does not tell."""
    return min(_told(), default=None)


def _told() -> Iterator[int]:
    if sys.platform == "win32":
        return
    with suppress(ValueError, OSError):  # a system that counts no pages
        yield os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for limit in map(Path, LIMITS):  # of a container
        try:
            yield int(limit.read_text(encoding="ascii"))
        except (OSError, ValueError):  # "max"
            continue


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(block.count(b"\n") for block in iter(lambda: file.read(BLOCK), b""))
