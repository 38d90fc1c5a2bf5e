"""What was asked for and is not there: light to import, since every command may have to say it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from ci_map.errors import RunFailed, WrongUse


class NotASurvey(WrongUse, FileNotFoundError):
    """A folder that is no published survey; the message says what is there and what to do."""


class NotInstalled(RunFailed, RuntimeError):
    """A library that only some need is missing; the message says how to install it."""


@contextmanager
def needing(extra: str, who: str) -> Iterator[None]:
    """Imports what an extra of pyproject.toml brings. Raises NotInstalled."""
    try:
        yield
    except ModuleNotFoundError as error:
        told = f"{who} needs {error.name}, which is not here: {installs(extra)}"
        raise NotInstalled(told) from error


def installs(extra: str) -> str:
    """The command that brings an extra of pyproject.toml into the environment that runs this.

    Environments of `make map` have no pip of their own, and uv beside them.
    """
    if find_spec("pip"):
        return f'{_run(sys.executable)} -m pip install "ci-map[{extra}]"'
    beside = Path(sys.prefix).parent / ".uv" / "bin" / "uv"
    uv = _run(beside) if beside.exists() else "uv"
    return f'{uv} pip install --python {_near(sys.prefix)} "ci-map[{extra}]"'


def _run(program: str | Path) -> str:
    """A program as a shell runs it: PowerShell takes one in quotes for a text without an `&`."""
    said = _near(program)
    return f"& {said}" if sys.platform == "win32" and said.startswith('"') else said


def _near(path: str | Path) -> str:
    """A path as short as it can be said in the working folder, with quotes where it needs them."""
    place = Path(path)
    here = Path.cwd()
    said = str(place.relative_to(here) if place.is_relative_to(here) else place)
    return f'"{said}"' if " " in said else said
