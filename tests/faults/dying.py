"""Kill a command before each change that it makes on the disk, in the middle of files that it
writes, and at random moments besides.

    python -m tests.faults.dying FOLDER COMMAND …

runs `ci-map COMMAND …` in copies of FOLDER. What is proven of each death: every file that can be
seen is as it was, or as an undisturbed run leaves it; and the command, run again, comes to the end
that it would have come to. Ends with "nothing half written", or says what was and exits with 1.
"""

import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from ci_map.cli import main as ci_map

CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect"}
RANDOM_DEATHS = 6
SIZES = (100, 1_500, 5_000, 60_000)  # bytes
MODULES = ".modules"
ASIDE = re.compile(r"^\.([^/]+)\.previous(?=/)")
State = Mapping[str, str]
tell = partial(print, flush=True)


@dataclass(frozen=True)
class Death:
    """When a run dies: after so many seconds, in a file of more bytes, or before the n-th change.

    None of them is an undisturbed run.
    """

    late: float = 0.0
    size: int = 0
    change: int = 0


@dataclass(frozen=True)
class Trial:
    """A command and the folder that it starts in."""

    folder: Path
    command: tuple[str, ...]

    def faults(self) -> Iterator[str]:
        """What is wrong after a death, or after the run that follows."""
        with self._copy() as work:
            self._run(work)
            prepare(Path(work) / MODULES)
        with self._copy() as work:
            before, start = state(work), time.monotonic()
            code = self._run(work)
            after, took = state(work), time.monotonic() - start
        if code or before == after:
            yield f"undisturbed it ends with {code} and changes {before != after}"
            return
        deaths = 0
        for death in deaths_in(took):
            with self._copy() as work:
                died = self._run(work, death) in {-signal.SIGKILL, -signal.SIGXFSZ}
                if not died and death.change:
                    break
                deaths += died
                left = state(work)
                yield from (f"{death}: {fault}" for fault in half_written(before, after, left))
                code = self._run(work)  # which may refuse what is done already
                if state(work) != after or (code and left != after):
                    yield f"{death}: the next run ends with {code}, not as it would have"
        tell(f"{deaths} deaths")

    def _copy(self) -> "tempfile.TemporaryDirectory[str]":
        copy = tempfile.TemporaryDirectory(prefix="dying-")
        shutil.copytree(self.folder, copy.name, dirs_exist_ok=True)
        return copy

    def _run(self, work: str, death: Death = Death()) -> int:
        child = os.fork()
        if child == 0:
            self._be(work, death)
        if death.late:
            time.sleep(death.late)
            os.kill(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    def _be(self, work: str, death: Death) -> None:
        """The command, in a process of its own, which never returns."""
        os.chdir(work)
        sys.argv = ["ci-map", *self.command]
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        if death.size:  # Python ignores the signal
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (death.size, death.size))
        if death.change:
            sys.addaudithook(Fate(Path(work).resolve(), death.change))
        code: object = 1
        try:
            ci_map()
        except SystemExit as end:
            code = end.code
        finally:
            Path(MODULES).write_text("\n".join(sys.modules), encoding="utf-8")
            os._exit(int(code or 0) if isinstance(code, int | None) else 1)


def prepare(modules: Path) -> None:
    """Import what the command imports: deaths are to meet the command, and soon."""
    for name in modules.read_text(encoding="utf-8").splitlines():
        if name.startswith(("ci_map", "pandas", "pyarrow.", "openpyxl", "sqlalchemy", "alembic")):
            with suppress(ImportError):
                import_module(name)


class Fate:
    """Dies before the n-th change in a folder."""

    def __init__(self, folder: Path, left: int) -> None:
        self._folder = folder
        self._left = left

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """An audit hook."""
        if not is_change(event, arguments) or not is_inside(self._folder, arguments[0]):
            return
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def is_inside(folder: Path, place: object) -> bool:
    """Whether what is to be changed lies in a folder, which is where relative paths begin."""
    if not isinstance(place, str | bytes | os.PathLike):
        return False
    text = os.fsdecode(place).removeprefix("file:")
    return str(folder / text).startswith(str(folder))


def is_change(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether something on the disk is about to change."""
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in CHANGES


def deaths_in(took: float) -> Iterator[Death]:
    """The deaths of a run; those before a change end when it outlives one."""
    chance = random.Random(11)  # noqa: S311
    yield from (Death(late=chance.uniform(0.01, took)) for _ in range(RANDOM_DEATHS))
    yield from (Death(size=size) for size in SIZES)
    yield from (Death(change=number) for number in range(1, 500))


def state(work: str) -> State:
    """What can be seen in a folder: each file's bytes, of a database its rows.

    A folder set aside while another takes its place, between two renames, counts as where it was:
    whoever writes or opens it next brings it back.
    """
    folder = Path(work)
    seen = [path for path in folder.rglob("*") if path.is_file()]
    names = [(ASIDE.sub(r"\1", str(path.relative_to(folder))), path) for path in sorted(seen)]
    return {name: content(path) for name, path in names if is_seen(Path(name))}


def is_seen(name: Path) -> bool:
    """Hidden is what a run leaves for the next; SQLite's journals belong to their database."""
    return not any(part.startswith(".") for part in name.parts) and not name.name.endswith(
        ("-wal", "-shm", "-journal")
    )


def content(path: Path) -> str:
    """What two files that say the same have in common.

    How much a reading found new is counted from what an earlier one, killed or not, had written.
    """
    if path.name.endswith(".run.json"):
        return str(json.loads(path.read_bytes()) | {"new": None})
    if path.suffix != ".db":
        return sha256(path.read_bytes()).hexdigest()
    with closing(sqlite3.connect(path)) as database:
        rows = [line for line in database.iterdump() if line.startswith("INSERT")]
    return "\n".join(row for row in rows if "alembic_version" not in row)


def half_written(before: State, after: State, now: State) -> Iterator[str]:
    """The files that are neither as they were nor as they should become."""
    for name, told in now.items():
        if told not in {before.get(name), after.get(name)} and told:
            yield f"{name} is half written"
    for name in before.keys() - now.keys():
        if name in after:
            yield f"{name} is gone"


if __name__ == "__main__":
    found = list(Trial(Path(sys.argv[1]), tuple(sys.argv[2:])).faults())
    tell("\n".join(found) or "nothing half written")
    sys.exit(bool(found))
