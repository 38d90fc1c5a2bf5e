"""A reading of a source from its first page to its file: all of it, or the old file stays."""

import json
import traceback
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event

from ci_map.atomic import write_text
from ci_map.collect.collected import counted, file_of, merged, statements_in, write_collected
from ci_map.collect.fetch import Visitor
from ci_map.collect.sources.assertions import failures
from ci_map.collect.sources.context import Context, no_one
from ci_map.collect.sources.description import CRAWLER, FILE, Assertions, Source, read_source
from ci_map.collect.sources.evidence import SourceFailed
from ci_map.collect.sources.folder import crawl_of
from ci_map.collect.sources.found import squeezed
from ci_map.collect.sources.runs import Ending, Run, read_run, write_run
from ci_map.model import Statement

AT_ONCE = 8  # sources read at the same time
LOOK = "has the site changed? Look at the page, mend the crawler and its fixture"


class Stopped(BaseException):
    """The run was stopped; no crawler may take it for a fault of its own."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to read, from where, and where to: `collected` is the folder of the collected files.

    `assertions` stand in place of the source's own; `dry` writes nothing. `told` hears of each page
    before it is asked for; what it raises ends the reading.
    """

    folder: Path
    visitor: Visitor
    collected: Path
    assertions: Assertions | None = None
    dry: bool = False
    told: Callable[[str], None] = no_one

    @property
    def name(self) -> str:
        """The source's name."""
        return self.folder.name


def run(job: Job) -> Run:
    """Read a source. What fails is told by the outcome; nothing is raised for what a site does.

    Raises SeedsInvalid for a source.yml, a collected file or a run file that is not right.
    """
    source = read_source(job.folder)
    old = statements_in(file_of(job.collected, job.name))
    last = read_run(job.collected, job.name)
    context = Context(job.name, source, job.visitor, job.told)
    outcome, message = _read(job, context)
    at, found = _harvested(context)
    if outcome is Ending.READ:
        outcome, message = _judged(job.assertions or source.assertions, found, context)
    done = Run(
        source=job.name,
        outcome=outcome,
        at=at,
        last_read=_last_read(outcome, at, last),
        message=squeezed(message),
        warning_count=len(context.warnings),
        warnings=tuple(context.warnings),
        about=_about(source),
        **_counts(outcome, found, old),
    )
    if not job.dry:
        _write(job, context, done, merged(old, found))
    return done


def _last_read(outcome: Ending, at: str, last: Run | None) -> str | None:
    """When it was last read well; an older archive that is read again does not turn that back."""
    before = last.last_read if last else None
    return max(at, before or at) if outcome is Ending.READ else before


def _judged(wanted: Assertions, found: Iterable[Statement], context: Context) -> tuple[Ending, str]:
    broken = list(failures(wanted, found, context.kept))
    return Ending.STOPPED if broken else Ending.READ, "; ".join(broken)


def _about(source: Source) -> dict[str, str]:
    """What a reader of the survey must be told of a source."""
    licence = " ".join(filter(None, (source.licence.name, source.licence.link)))
    told = {"title": source.title, "publisher": source.publisher, "address": source.address}
    return told | {"licence": licence, "limits": source.limits}


def _read(job: Job, context: Context) -> tuple[Ending, str]:
    try:
        crawl_of(job.folder)(context)
    except SourceFailed as error:
        return Ending(error.outcome), f"{error}{_advice(job, error)}"
    except Exception as error:  # noqa: BLE001  (a crawler's fault must not end the others' runs)
        page = context.visited[-1] if context.visited else "no page yet"
        what = f"{type(error).__name__}: {error}; the last page was {page}"
        return Ending.CRASHED, f"{_place(job, error)}: {what}; {LOOK}"
    return Ending.READ, ""


def _harvested(context: Context) -> tuple[str, list[Statement]]:
    """When the last page was read, and what all of them say, with that day."""
    at = max(context.times, default=datetime.now(UTC)).isoformat(timespec="seconds")
    day = at[:10]
    return at, [replace(s, first_seen=day, last_seen=day) for s in context.harvest.whole()]


def _advice(job: Job, error: SourceFailed) -> str:
    if error.outcome != Ending.CHANGED:
        return ""
    return f"; the site has changed: look at the page, mend {_program(job)} and its fixture"


def _program(job: Job) -> str:
    """The file that says how the source is read."""
    own = job.folder / CRAWLER
    return (own if own.exists() else job.folder / FILE).as_posix()


def _place(job: Job, error: Exception) -> str:
    """Where in the crawler it happened."""
    program = _program(job)
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if Path(frame.filename).name == CRAWLER]
    return f"{program}:{lines[-1]}" if lines else program


def _counts(
    outcome: Ending, found: Iterable[Statement], old: Iterable[Statement]
) -> dict[str, int]:
    now = {(s.subject, s.field, s.value) for s in found}
    before = {(s.subject, s.field, s.value) for s in old}
    organisations, relations = counted(subject for subject, _, _ in now)
    return {
        "organisations": organisations,
        "relations": relations,
        "values": len(now),
        "new": len(now - before),
        "gone": len(before - now) if outcome is Ending.READ else 0,
    }


def _write(job: Job, context: Context, done: Run, statements: list[Statement]) -> None:
    """The statements first: a run that says `read` has a file that shows it."""
    if done.outcome is Ending.READ:
        if statements:
            write_collected(file_of(job.collected, job.name), statements)
        for name, lists in context.kept.items():
            job.collected.mkdir(parents=True, exist_ok=True)
            text = json.dumps(lists, ensure_ascii=False, indent=1, sort_keys=True)
            write_text(job.collected / f"{name}.json", f"{text}\n")
    write_run(job.collected, done)


def run_all(jobs: Sequence[Job], told: Callable[[str, str], None] = no_one) -> list[Run]:
    """Read several sources, a few at a time: each is a host of its own. In the jobs' order.

    `told` hears of each page: the source's name, and the address. Whoever stops the run (Ctrl-C)
    stops every reading at its next page, and nothing of those is written.
    """
    stopping = Event()

    def page(name: str, address: str) -> None:
        if stopping.is_set():
            raise Stopped
        told(name, address)

    with ThreadPoolExecutor(max_workers=AT_ONCE) as threads:
        under_way = [
            threads.submit(run, replace(job, told=partial(page, job.name))) for job in jobs
        ]
        try:
            return [each.result() for each in under_way]
        except BaseException:
            stopping.set()
            threads.shutdown(wait=False, cancel_futures=True)
            raise
