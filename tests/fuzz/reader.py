"""What a target of fuzzing is: a reader, what it may refuse, and what is right."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TRIES = 300
"""Inputs that the tests give a target; fewer where each takes long."""


def refused(error: Exception) -> bool:
    """That a reader does not take it, which it says in words."""
    if not str(error):
        raise AssertionError("refused without a word") from error
    return False


@dataclass(frozen=True)
class Reader:
    """A reader of files, what it may raise, and a file that is right."""

    read: Callable[[Path], object]
    refuses: tuple[type[Exception], ...]
    sample: bytes
    suffix: str = ".csv"
    tries: int = TRIES

    def takes(self, content: bytes) -> bool:
        """Whether it takes a file; anything but a refusal in words is raised."""
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            path = Path(folder) / f"given{self.suffix}"
            path.write_bytes(content)
            try:
                self.read(path)
            except self.refuses as error:
                return refused(error)
        return True


@dataclass(frozen=True)
class Target:
    """Says whether it takes some bytes, and raises only for what is our fault; right samples."""

    takes: Callable[[bytes], bool]
    samples: tuple[bytes, ...]
    tries: int = TRIES


def named(name: str, read: Callable[[Path], object]) -> Callable[[Path], object]:
    """A reader of a file by its name, in a folder of its own."""

    def read_it(path: Path) -> object:
        return read(path.rename(path.with_name(name)))

    return read_it


def always(read: Callable[[bytes], object]) -> Callable[[bytes], bool]:
    """A reader that takes whatever it is given."""
    return lambda content: read(content) is not None


def unless(read: Callable[[bytes], object], *refuses: type[Exception]) -> Callable[[bytes], bool]:
    """A reader of bytes that may refuse them in words."""

    def takes(content: bytes) -> bool:
        try:
            read(content)
        except refuses as error:
            return refused(error)
        return True

    return takes
