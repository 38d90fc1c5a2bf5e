"""`ci-map` in a folder that is as if it lay on a disk that is read-only; no such disk is needed.

    python -m tests.faults.read_only COMMAND …

refuses each change of a file in the working folder as the system would.
"""

import errno
import os
import sys
from pathlib import Path

from ci_map.cli import main
from tests.faults.dying import is_change, is_inside


class ReadOnly:
    """Refuses every change in a folder; SQLite itself, which opens files in C, is let be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook."""
        is_ours = is_change(event, arguments) and event != "sqlite3.connect"
        if is_ours and is_inside(self._folder, arguments[0]):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), arguments[0])


if __name__ == "__main__":
    sys.addaudithook(ReadOnly(Path.cwd().resolve()))
    main()
