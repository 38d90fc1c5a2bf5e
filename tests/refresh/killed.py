"""`python -m tests.refresh.killed FOLDER LINE CHANGE [DAY]`: a refresh that dies.

When it tells its LINE-th line, or before its CHANGE-th change on the disk; 0 is never. With a DAY
it is of that day, and reads sites.
"""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from ci_map.refresh import refresh
from ci_map.refresh.sites import read_sites
from tests.faults.dying import Fate
from tests.refresh.conftest import team_of


def main(folder: Path, line: int, change: int, day: str = "") -> None:
    """Refresh until then."""
    left = line

    def tell(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    task = replace(team_of(folder).task, tell=tell, day="2026-02-10", name="2026-02")
    if day:
        task = replace(task, day=day, name=day[:7], sites=read_sites)
    if change:
        sys.addaudithook(Fate(folder.resolve(), change))
    refresh(task)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
