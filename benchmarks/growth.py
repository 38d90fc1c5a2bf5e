"""How each stage grows with the number of organisations: seconds, megabytes, exponent.

    python benchmarks/growth.py                                   # 1,000 to 100,000
    python benchmarks/growth.py --sizes 300000,1000000 --parts build --minutes 15 --folder kept
    python benchmarks/growth.py --sizes 300000,1000000 --parts questions,comparison --folder kept

Lists are synthetic (`synthetic.py`): three relations an organisation, degrees skewed by
preferential attachment, places, domains and sites as in the real ones. Each part is a process of
its own (`stages.py`) that tells of its stages; a stage that takes more than --minutes of the
processor or more than --gigabytes is ended, and with it its part for all larger sizes. The exponent
is the slope of the log of the processor's seconds over that of the size since the size before: 1 is
linear; of stages under half a second it is not told. Ends with what broke, the first first.
"""

import argparse
import json
import math
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stages import PARTS

CHILD = Path(__file__).with_name("stages.py")
LOOK = 0.2  # seconds between two looks at the memory
TELLING = 0.5  # seconds from which an exponent is told


@dataclass(frozen=True, slots=True)
class Took:
    """What a stage took; `broke` says why it did not end."""

    stage: str
    wall: float = 0
    cpu: float = 0
    megabytes: float = 0
    broke: str = ""

    def __add__(self, other: "Took") -> "Took":
        most = max(self.megabytes, other.megabytes)
        return Took(self.stage, self.wall + other.wall, self.cpu + other.cpu, most)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a stage may take."""

    seconds: float
    megabytes: float


def run(part: str, folder: Path, nodes: int, limits: Limits) -> Iterator[Took]:
    """The stages of a part as they end; the last may have broken."""
    command = [sys.executable, str(CHILD), part, str(folder), str(nodes)]
    with subprocess.Popen(  # noqa: S603 — our own script
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        said: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=_listen, args=(process, said), daemon=True).start()
        name = part
        for told in _told(process, said, limits):
            if isinstance(told, str):
                yield Took(name, broke=told)
            elif "begins" in told:
                name = told["begins"]
            else:
                yield Took(**told)
        problem = (process.stderr.read() if process.stderr else "").strip().splitlines()
    if process.returncode > 0:
        yield Took(name, broke=problem[-1] if problem else f"exit {process.returncode}")


def _listen(process: "subprocess.Popen[str]", said: "queue.Queue[str | None]") -> None:
    for line in process.stdout or ():
        said.put(line)
    said.put(None)


def _told(
    process: "subprocess.Popen[str]", said: "queue.Queue[str | None]", limits: Limits
) -> Iterator[dict[str, Any] | str]:
    """What the process says, line by line; a text in the end when it was ended, and why."""
    since = _seconds(process.pid)
    while True:
        try:
            line = said.get(timeout=LOOK)
        except queue.Empty:
            used = _seconds(process.pid) - since, _megabytes(process.pid)
            if used[0] > limits.seconds or used[1] > limits.megabytes:
                process.kill()
                yield f"more than {_which(used, limits)}"
                return
            continue
        if line is None:
            return
        since = _seconds(process.pid)
        yield json.loads(line)


def _which(used: tuple[float, float], limits: Limits) -> str:
    if used[0] > limits.seconds:
        return f"{limits.seconds / 60:g} minutes"
    return f"{limits.megabytes / 1000:g} GB"


def _seconds(pid: int) -> float:
    """What a process computed so far; by the clock where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return time.monotonic()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(pid: int) -> float:
    """The memory of a process now; 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Run every part at every size, print each stage, and what broke first."""
    options = _options(arguments)
    limits = Limits(options.minutes * 60, options.gigabytes * 1000)
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    broken: dict[str, tuple[int, Took]] = {}
    before: dict[str, tuple[int, Took]] = {}
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"{'organisations':>13} {'stage':28} {'wall':>8} {'processor':>9} {'MB':>7} exponent")
    with _folder(options.folder) as folder:
        for nodes in sizes:
            for part in ["lists", *options.parts.split(",")]:
                if part not in broken:
                    last = _part(part, folder, nodes, limits, before)
                    if last and last.broke:
                        broken[part] = (nodes, last)
    _print_broken(broken, sizes[-1])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parts = ",".join(part for part in PARTS if part != "lists")
    parser.add_argument("--sizes", default="1000,3000,10000,30000,100000")
    parser.add_argument("--parts", default=parts, help=f"of {parts}")
    parser.add_argument("--minutes", type=float, default=10, help="of the processor, a stage")
    parser.add_argument("--gigabytes", type=float, default=12, help="that a process may have")
    parser.add_argument("--folder", type=Path, help="kept with all in it; else a temporary one")
    return parser.parse_args(arguments)


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given:
        given.mkdir(parents=True, exist_ok=True)
        yield given
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _part(
    part: str, folder: Path, nodes: int, limits: Limits, before: dict[str, tuple[int, Took]]
) -> Took | None:
    """Run a part, print its stages; returns its last."""
    stages: dict[str, Took] = {}
    last = None
    for last in run(part, folder, nodes, limits):
        known = stages.get(last.stage)
        stages[last.stage] = known + last if known and not last.broke else last
    if len(stages) > 1 and last and not last.broke:
        whole = sum(stages.values(), Took(f"{part}: all"))
        stages[whole.stage] = whole
    for took in stages.values():
        print(_line(nodes, took, before.get(took.stage)), flush=True)
        before[took.stage] = (nodes, took)
    return last


def _line(nodes: int, took: Took, before: tuple[int, Took] | None) -> str:
    if took.broke:
        return f"{nodes:13,} {took.stage:28} {took.broke}"
    told = f"{nodes:13,} {took.stage:28} {took.wall:8.1f} {took.cpu:9.1f} {took.megabytes:7.0f}"
    if before and not before[1].broke and min(took.cpu, before[1].cpu) >= TELLING:
        growth = math.log(took.cpu / before[1].cpu) / math.log(nodes / before[0])
        told += f" {growth:8.2f}"
    return told


def _print_broken(broken: dict[str, tuple[int, Took]], largest: int) -> None:
    if not broken:
        print(f"nothing broke up to {largest:,}")
    for nodes, took in sorted(broken.values(), key=lambda one: one[0]):
        print(f"broke at {nodes:,}: {took.stage}: {took.broke}")


if __name__ == "__main__":
    main()
