"""After a kill or a failure: cut off what is torn, and say which files were left open."""

import os
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ci_map.collect.archive.members import members
from ci_map.collect.archive.place import OPEN, SUFFIX
from ci_map.lock import let_go, take


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file whose writer died or failed, and how many bytes of a torn record were cut off."""

    path: Path
    cut: int


def repair(folder: Path) -> Sequence[Repaired]:
    """Mend every file that was left open by a writer that is gone, by name.

    A file left open may hold visits that its writer did not live to note: read its `entries`, note
    what is new, then call `settled`. Until then the same files are given again. Damage before the
    end is left to the reader, who skips it: nothing whole is ever cut.
    """
    found = []
    for mark in sorted(folder.glob(f"*{SUFFIX}{OPEN}")):
        path = mark.with_name(mark.name.removesuffix(OPEN))
        with mark.open("rb") as file:
            left = take(file)  # a living writer holds it
            if left and path.exists():
                found.append(Repaired(path, _cut(path)))
            elif left:
                let_go(file)
    return found


def settled(path: Path) -> None:
    """What a file left open holds has been noted; it is closed now."""
    path.with_name(path.name + OPEN).unlink(missing_ok=True)


def _cut(path: Path) -> int:
    """Cut off damage that reaches to the end of the file; gives its length."""
    with path.open("r+b") as file:
        last = deque(members(file), maxlen=1)
        if not last or last[0].whole:
            return 0
        file.truncate(last[0].offset)
        os.fsync(file.fileno())
    return last[0].length
