"""How far a refresh came: a small file, so that a killed one goes on where it was."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, TypeAdapter

from ci_map.atomic import write_text
from ci_map.from_json import parsed
from ci_map.naming import checked_name
from ci_map.shaped import told_in_a_line

FILE = "progress.json"


class ProgressDamaged(OSError):
    """The file is not as it was written; the message says what to do."""


class Stage(StrEnum):
    """What a refresh does, in this order. Each may be done again with the same result."""

    SOURCES = "sources"
    SITES = "sites"
    RESOLVE = "resolve"
    CLASSIFY = "classify"
    BUILD = "build"
    REVIEW = "review"


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


@dataclass(frozen=True, slots=True)
class Progress:
    """A refresh that has begun: what was fixed when it did, and what is done.

    `sources` were due then; `before` is the survey to compare with; `read` maps each source that
    was read to what came of it; `questions` are those of the review sheet.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    day: Annotated[str, AfterValidator(_day)]
    name: Annotated[str, AfterValidator(checked_name)]
    before: str | None
    sources: tuple[str, ...]
    read: dict[str, str]
    done: tuple[Stage, ...] = ()
    questions: int = 0

    def with_read(self, source: str, outcome: str) -> "Progress":
        """The same, with what came of a source that was read."""
        return replace(self, read=self.read | {source: outcome})

    def with_done(self, stage: Stage) -> "Progress":
        """The same, with a stage that is done and is not begun again."""
        return replace(self, done=(*self.done, stage))

    def save(self, work: Path) -> None:
        """Write it down; a crash leaves the old one whole."""
        work.mkdir(parents=True, exist_ok=True)
        write_text(work / FILE, json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n")


_PROGRESS = TypeAdapter(Progress)


def saved(work: Path) -> Progress | None:
    """The refresh that has begun and not ended; None when there is none. Raises ProgressDamaged."""
    path = work / FILE
    if not path.exists():
        return None
    with as_written(path, "remove it, and the refresh begins anew"), told_in_a_line():
        return _PROGRESS.validate_python(parsed(path.read_text(encoding="utf-8")))


@contextmanager
def as_written(path: Path, advice: str) -> Iterator[None]:
    """Turn what a reader of a file of the refresh meets into ProgressDamaged, which names it."""
    try:
        yield
    except (ValueError, TypeError, LookupError) as error:
        raise ProgressDamaged(f"{path} is damaged ({error}); {advice}") from error
