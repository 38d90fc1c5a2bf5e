"""Give readers what coverage suggests, until one falls or the time is over.

    .uv/bin/uv pip install --python .venv atheris
    .venv/bin/python -m tests.fuzz [TARGET …] [--seconds 60]

Each target runs in a process of its own. An input that makes a reader fall is written to
.cache/fuzz/TARGET/, and the command ends with 1; mend the reader and make the input a test.
"""

import argparse
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

CACHE = Path(".cache/fuzz")
SLOW = 10  # seconds that one input may take
LONG = 4096  # bytes of an input at most, or twice what a right one has


def main() -> int:
    """Read the command line; fuzz one target here, or each of several in a process."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    given = parser.parse_args()
    if len(given.targets) == 1:
        fuzz(given.targets[0], given.seconds)
    from tests.fuzz.targets import TARGETS

    ends = [tell(name, given.seconds) for name in given.targets or TARGETS]
    sys.stdout.write(f"{ends.count(True)} of {len(ends)} stood\n")
    return int(not all(ends))


def tell(name: str, seconds: int) -> bool:
    """Fuzz a target in a process of its own and print what came of it: whether it stood."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    stood = done.returncode == 0
    sys.stdout.write(f"{name}: {inputs(done.stderr) if stood else fall(name, done.stderr)}\n")
    sys.stdout.flush()
    return stood


def inputs(told: str) -> str:
    """How many inputs a target stood, and how many places of the code they reached."""
    (ended,) = re.findall(r"^#(\d+)\s+DONE\s+cov: (\d+)", told, re.MULTILINE)
    return "stood {} inputs, which reached {} places".format(*ended)


def fall(name: str, told: str) -> str:
    """Where the input is that a target fell over, and what was said last."""
    lines = [line for line in told.splitlines() if not line.startswith(("INFO", "#"))]
    return "\n".join([f"FELL, over {CACHE / name}/fell", *lines[-40:]])


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target; the process ends with it."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("atheris is not installed: .uv/bin/uv pip install --python .venv atheris")
    with atheris.instrument_imports(include=["ci_map", "protego", "warcio", "openpyxl", "yaml"]):
        from tests.fuzz.targets import TARGETS

        target = TARGETS[name]
        for sample in target.samples:  # a reader imports some of what it needs when it reads
            target.takes(sample)
    corpus = CACHE / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(target.samples):
        (corpus / f"sample-{number}").write_bytes(sample)
    limits = (
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        f"-max_len={max(LONG, *(2 * len(sample) for sample in target.samples))}",
        "-rss_limit_mb=3000",
    )
    tried = partial(attempt, target.takes, CACHE / name / "fell")
    atheris.Setup(["fuzz", *limits, f"-artifact_prefix={CACHE / name}/", str(corpus)], tried)
    atheris.Fuzz()


def attempt(read: Callable[[bytes], object], place: Path, content: bytes) -> None:
    """Read an input; keep it when the reader falls, and end."""
    try:
        read(content)
    except Exception:  # noqa: BLE001 (whatever a reader raises that it should not)
        place.write_bytes(content)
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
