"""Where in an archive a record is, and what is wrong with one."""

from dataclasses import dataclass

SUFFIX = ".warc.gz"
# Beside a file that is being written, or was when its writer was killed.
OPEN = ".open"
# Our own fields of a record; other readers pass over them. The asked address differs from that of
# the record after redirects; the outcome is a Reason, or PAGE.
ASKED = "CI-Map-Asked"
OUTCOME = "CI-Map-Outcome"
DETAIL = "CI-Map-Detail"
PAGE = "page"


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A record: the file's name within its folder, and its gzip member in bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Damage:
    """What could not be read of a file, and from which byte on."""

    file: str
    offset: int
    problem: str

    def __str__(self) -> str:
        """A line for people."""
        return f"{self.file}: at byte {self.offset}: {self.problem}"
