"""The checksums that every survey carries: whether a file is still the one that was published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import TypeVar

from ci_map.missing import NotASurvey

Read = TypeVar("Read")

DAMAGED = (ArithmeticError, AttributeError, LookupError, NotImplementedError, TypeError, ValueError)
"""What readers of tables and JSON raise over a file that is not what it was."""
SUMS = "SHA256SUMS"


def checked(folder: Path, name: str) -> Path:
    """The path of a published file, whose bytes are those that were published.

    Raises NotASurvey for one that is missing or was changed since: half a table would be believed.
    So would any, had the list of checksums lost its line. A survey without such a list, as old ones
    are, is taken as it is.
    """
    path = folder / name
    if not path.is_file():
        raise NotASurvey(f"{folder} has no {name}; build the survey again")
    told = published(folder).get(name)
    if told is None and (folder / SUMS).is_file():
        raise NotASurvey(f"{folder / SUMS} does not tell of {name}; build the survey again")
    if told and _sum(path, path.stat().st_mtime_ns) != told:
        raise NotASurvey(f"{path} is not as it was published; build the survey again")
    return path


def read_whole(folder: Path, name: str, reader: Callable[[Path], Read]) -> Read:
    """What a reader says of a `checked` file.

    Also what the reader raises becomes NotASurvey: a survey without checksums may have been damaged
    since.
    """
    path = checked(folder, name)
    with whole(path):
        return reader(path)


def read_if_any(folder: Path, name: str, reader: Callable[[Path], Read]) -> Read | None:
    """The same of a file that older surveys did not have; None for such a survey."""
    expected = (folder / name).is_file() or name in published(folder)
    return read_whole(folder, name, reader) if expected else None


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Turn what a reader of a published file meets into NotASurvey, which names it."""
    try:
        yield
    except NotASurvey:
        raise
    except (*DAMAGED, OSError) as error:
        if isinstance(error, OSError) and error.errno:  # the disk says so itself
            raise
        said = " ".join(f"{type(error).__name__}: {error}".split())
        raise NotASurvey(f"{path} is damaged ({said}); build the survey again") from error


def published(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a survey, by its name, as `sha256sum -c` reads them."""
    path = folder / SUMS
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    lines = text.splitlines()
    return {name: told for told, _, name in (line.partition("  ") for line in lines)}


@cache
def _sum(path: Path, _: int) -> str:
    """The SHA-256 of a file; it is read again once its time has changed."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
