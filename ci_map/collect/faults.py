"""What is wrong with a seed list, told so that the person who keeps it can mend it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ci_map.errors import WrongUse


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


class SeedsInvalid(WrongUse, ValueError):
    """The seed lists cannot be built; `faults` has every fault, by file and line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.file, f.line, f.column, f.problem)))
        super().__init__("\n".join(map(str, self.faults)))


def listed(values: Sequence[str]) -> str:
    """`allowed: a, b, c`, the whole list: the codebook's are short."""
    return "allowed: " + ", ".join(values)
