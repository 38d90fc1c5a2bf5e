"""`python -m tests.refresh.killed FOLDER N`: a refresh that dies when it tells its N-th line."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from ci_map.refresh import refresh
from tests.refresh.conftest import team_of


def main(folder: Path, fatal: int) -> None:
    """Refresh; 0 never dies."""
    left = fatal

    def tell(_: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    refresh(replace(team_of(folder).task, tell=tell, day="2026-02-10", name="2026-02"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
