"""What a refresh is asked to do."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from ci_map.collect.fetch import Visitor
from ci_map.collect.sources.archived import the_web
from ci_map.errors import RunFailed
from ci_map.settings import read_settings


def web_of_the_settings() -> AbstractContextManager[Visitor]:
    """Who visits the web for a team; its answers are kept as `ci-map sources run` does."""
    return the_web(read_settings())


def noon(day: str) -> datetime:
    """The moment that all bears which a refresh of a day (ISO 8601) reads."""
    return datetime.combine(date.fromisoformat(day), time(12), UTC)


class RefreshStopped(RunFailed):
    """A refresh cannot go on without a person; what was done so far is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """Folders, what the team says, and who visits the web: asked for when there is a need.

    `day` dates everything that the refresh sees, also when it is resumed later; `name` is the new
    survey's, `without` are sources that it shall go on without. `work` keeps what a killed refresh
    needs to go on. `sites` reads the organisations' own sites; None leaves them out. `tell` gets
    a line for each thing done.
    """

    seeds: Path
    crawlers: Path
    output: Path
    work: Path
    day: str
    name: str
    visitor: Callable[[], AbstractContextManager[Visitor]] = web_of_the_settings
    without: frozenset[str] = frozenset()
    language: str = "en"
    sites: Callable[["Task"], None] | None = None
    tell: Callable[[str], object] = lambda line: None

    @property
    def collected(self) -> Path:
        """The folder of what sources say."""
        return self.seeds / "collected"
