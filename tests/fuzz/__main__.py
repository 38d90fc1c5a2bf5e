"""Give readers what coverage suggests, until one falls or the time is over.

    .uv/bin/uv pip install --python .venv atheris
    .venv/bin/python -m tests.fuzz [TARGET …] [--seconds 60]

Each target runs in a process of its own. An input that makes a reader fall is written to
.cache/fuzz/TARGET/, and the command ends with 1; mend the reader and make the input a test.
"""

import argparse
import os
import subprocess
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

CACHE = Path(".cache/fuzz")
SLOW = 10  # seconds that one input may take


def main() -> int:
    """Read the command line; fuzz one target here, or each of several in a process."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    given = parser.parse_args()
    if len(given.targets) == 1:
        fuzz(given.targets[0], given.seconds)
    from tests.fuzz.targets import TARGETS

    ends = {name: end(name, given.seconds) for name in given.targets or TARGETS}
    sys.stdout.write("".join(f"{name}: {told}\n" for name, told in ends.items()))
    return int(any(told != "stood" for told in ends.values()))


def end(name: str, seconds: int) -> str:
    """What came of a target."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    if done.returncode == 0:
        return "stood"
    told = [line for line in done.stderr.splitlines() if not line.startswith(("INFO", "#"))]
    return "\n".join([f"FELL, over {CACHE / name}/fell", *told[-40:]])


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target; the process ends with it."""
    try:
        import atheris
    except ModuleNotFoundError:
        sys.exit("atheris is not installed: .uv/bin/uv pip install --python .venv atheris")
    with atheris.instrument_imports(include=["ci_map", "protego", "warcio", "openpyxl", "yaml"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    corpus = CACHE / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(target.samples):
        (corpus / f"sample-{number}").write_bytes(sample)
    limits = (
        f"-max_total_time={seconds}",
        f"-timeout={SLOW}",
        "-max_len=4096",
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
