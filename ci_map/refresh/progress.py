"""How far a refresh came: a small file, so that a killed one goes on where it was."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from ci_map.atomic import write_text

FILE = "progress.json"


class ProgressDamaged(OSError):
    """The file is not as it was written; the message says what to do."""


def damaged(path: Path, error: Exception, advice: str) -> ProgressDamaged:
    """What is raised for a file of a refresh that cannot be read."""
    return ProgressDamaged(f"{path} is damaged ({error}); {advice}")


class Stage(StrEnum):
    """What a refresh does, in this order. Each may be done again with the same result."""

    SOURCES = "sources"
    SITES = "sites"
    RESOLVE = "resolve"
    CLASSIFY = "classify"
    BUILD = "build"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Progress:
    """A refresh that has begun: what was fixed when it did, and what is done.

    `sources` were due then; `before` is the survey to compare with; `read` maps each source that
    was read to what came of it; `questions` are those of the review sheet.
    """

    day: str
    name: str
    before: str | None
    sources: tuple[str, ...]
    read: dict[str, str]
    done: tuple[Stage, ...] = ()
    questions: int = 0

    def with_read(self, source: str, outcome: str) -> "Progress":
        """One source further."""
        return replace(self, read=self.read | {source: outcome})

    def with_done(self, stage: Stage) -> "Progress":
        """One stage further."""
        return replace(self, done=(*self.done, stage))

    def save(self, work: Path) -> None:
        """Write it down; a crash leaves the old one whole."""
        work.mkdir(parents=True, exist_ok=True)
        write_text(work / FILE, json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n")


def saved(work: Path) -> Progress | None:
    """The refresh that has begun and not ended; None when there is none. Raises ProgressDamaged."""
    path = work / FILE
    if not path.exists():
        return None
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        done = tuple(Stage(stage) for stage in told["done"])
        return Progress(**told | {"sources": tuple(told["sources"]), "done": done})
    except (ValueError, TypeError, KeyError) as error:
        raise damaged(path, error, "remove it, and the refresh begins anew") from error
