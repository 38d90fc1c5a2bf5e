"""What a refresh is asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ci_map.collect.fetch import Visitor


class RefreshStopped(Exception):
    """A refresh cannot go on without a person; what was done so far is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """Folders, who visits the web (asked for when there is something to visit), what the team says.

    `day` dates everything that the refresh sees, also when it is resumed later; `name` is the new
    survey's, `without` are sources that it shall go on without. `work` keeps what a killed refresh
    needs to go on. `sites` reads the organisations' own sites; None leaves them out. `tell` gets
    a line for each thing done.
    """

    seeds: Path
    crawlers: Path
    output: Path
    work: Path
    visitor: Callable[[], Visitor]
    day: str
    name: str
    without: frozenset[str] = frozenset()
    language: str = "en"
    sites: Callable[["Task"], None] | None = None
    tell: Callable[[str], object] = lambda line: None

    @property
    def collected(self) -> Path:
        """The folder of what sources say."""
        return self.seeds / "collected"
