"""A file is held by one at a time, and by nobody once its holder is gone."""

import subprocess
import sys
from pathlib import Path

from ci_map.lock import let_go, take
from tests.conftest import ROOT

HOLD = """
import sys
from ci_map.lock import take

with open(sys.argv[1], "r+b") as file:
    print(take(file), flush=True)
    input()
"""


def test_a_file_is_held_until_its_holder_dies(tmp_path: Path) -> None:
    path = tmp_path / "mark"
    path.touch()
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=ROOT, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "True\n"
        with path.open("rb") as other:
            assert not take(other)
        holder.kill()
    with path.open("rb") as other:
        assert take(other)


def test_what_is_let_go_is_removed(tmp_path: Path) -> None:
    file = (tmp_path / "mark").open("xb")
    assert take(file)
    let_go(file)
    assert file.closed
    assert not list(tmp_path.iterdir())
