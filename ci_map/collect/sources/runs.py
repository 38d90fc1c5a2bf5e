"""What the last reading of a source came to: `SOURCE.run.json` beside its statements, under git.

A fresh clone knows from it which sources are due, which failed, and why.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ci_map.atomic import write_text
from ci_map.collect.faults import Fault, SeedsInvalid, read_or_note
from ci_map.collect.sources.cadence import Cadence
from ci_map.from_json import parsed

SUFFIX = ".run.json"
MOST_WARNINGS = 50  # kept in the file; the count is of all


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


Moment = Annotated[str, AfterValidator(_moment)]


class Ending(StrEnum):
    """How a reading ended. Only `read` publishes."""

    READ = "read"
    STOPPED = "stopped"
    """An assertion does not hold."""
    CHANGED = "changed"
    """A page is not built as expected."""
    UNREACHABLE = "unreachable"
    """An address gave no page."""
    CRASHED = "crashed"
    """The crawler met what it does not know."""


@dataclass(frozen=True, slots=True)
class Run:
    """A reading. `at` is when its last page came (ISO 8601), `last_read` that of the last success.

    `organisations`, `relations` and `values` are what it found; `new` values were never seen
    before, `gone` ones stood there in an earlier reading. `about` is what readers of the survey are
    told of the source: title, publisher, address, licence, limits.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")

    source: str
    outcome: Ending
    at: Moment
    last_read: Moment | None
    organisations: int = 0
    relations: int = 0
    values: int = 0
    new: int = 0
    gone: int = 0
    message: str = ""
    warning_count: int = 0
    warnings: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


_RUN = TypeAdapter(Run)


def write_run(folder: Path, run: Run) -> None:
    """Write what a reading came to."""
    folder.mkdir(parents=True, exist_ok=True)
    told = asdict(run) | {"warnings": list(run.warnings)[:MOST_WARNINGS]}
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    write_text(folder / f"{run.source}{SUFFIX}", f"{text}\n")


def read_run(folder: Path, source: str) -> Run | None:
    """What the last reading came to; None when there was none. Raises SeedsInvalid."""
    path = folder / f"{source}{SUFFIX}"
    if not path.exists():
        return None
    try:
        return _RUN.validate_python(parsed(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        raise _refused(path, *_told(error.errors()[0])) from error
    except ValueError as error:
        raise _refused(path, "file", str(error)) from error


def _told(error: ErrorDetails) -> tuple[str, str]:
    return ".".join(map(str, error["loc"])) or "file", error["msg"]


def _refused(path: Path, place: str, problem: str) -> SeedsInvalid:
    advice = "delete it: the next reading writes it anew"
    return SeedsInvalid([Fault(path.as_posix(), 1, place, problem, advice)])


def read_runs(folder: Path) -> dict[Path, Run]:
    """What the last reading of every source came to, by its file, sorted. Raises SeedsInvalid."""
    found: dict[Path, Run] = {}
    faults: list[Fault] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        source = path.name.removesuffix(SUFFIX)
        if run := read_or_note(partial(read_run, folder, source), faults):
            found[path] = run
    if faults:
        raise SeedsInvalid(faults)
    return found


def is_due(cadence: Cadence, run: Run | None, today: date) -> bool:
    """Whether a source should be read again: its cadence has passed since it was last read well."""
    if run is None or run.last_read is None:
        return True
    return (today - date.fromisoformat(run.last_read[:10])).days >= cadence.days
