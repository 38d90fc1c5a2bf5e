"""What was asked for and is not there: light to import, since every command may have to say it."""

import sys
from importlib.util import find_spec
from pathlib import Path

from ci_map.errors import WrongUse


class NotASurvey(WrongUse, FileNotFoundError):
    """A folder that is no published survey; the message says what is there and what to do."""


def installs(extra: str) -> str:
    """The command that brings an extra of pyproject.toml into the environment that runs this.

    Environments of `make map` have no pip of their own, and uv beside them.
    """
    if find_spec("pip"):
        return f'{_near(sys.executable)} -m pip install "ci-map[{extra}]"'
    beside = Path(sys.prefix).parent / ".uv" / "bin" / "uv"
    uv = _near(beside) if beside.exists() else "uv"
    return f'{uv} pip install --python {_near(sys.prefix)} "ci-map[{extra}]"'


def _near(path: str | Path) -> str:
    """A path as short as it can be said in the working folder, with quotes where it needs them."""
    place = Path(path)
    here = Path.cwd()
    said = str(place.relative_to(here) if place.is_relative_to(here) else place)
    return f'"{said}"' if " " in said else said
