"""What is wrong with a seed list, told so that the person who keeps it can mend it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ci_map.errors import WrongUse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `file:line: column: what is wrong, what is allowed`. Lines count from 1."""

    file: str
    line: int
    column: str
    problem: str
    allowed: str

    def __str__(self) -> str:
        """The line that the mapping team reads."""
        return f"{self.file}:{self.line}: {self.column}: {self.problem}; {self.allowed}"

    def at(self, path: Path) -> "Fault":
        """The same in a file by its whole path, of which a reader may know only the name."""
        return replace(self, file=path.as_posix())


class SeedsInvalid(WrongUse, ValueError):
    """The seed lists cannot be built; `faults` has every fault, by file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.line, f.column, f.problem)))
        super().__init__("\n".join(map(str, self.faults)))


def read_or_note(read: Callable[[], T], faults: list[Fault]) -> T | None:
    """What is read; None where that is faulty, and every fault is noted for the end."""
    try:
        return read()
    except SeedsInvalid as error:
        faults += error.faults
        return None


def listed(values: Sequence[str]) -> str:
    """`allowed: a, b, c`, the whole list: the codebook's are short."""
    return "allowed: " + ", ".join(values)
