"""Reading the sources that are due: apart from the seeds, until all of them can be taken over."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from ci_map.atomic import write_bytes
from ci_map.collect.fetch import Asked, Fetched, InFront, Outcome, Visitor
from ci_map.collect.sources.folder import read_all
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import SUFFIX, Ending, Run, is_due, read_run, write_run
from ci_map.refresh.progress import Progress
from ci_map.refresh.task import RefreshStopped, Task, noon

# A site that does not answer may answer next time; the others need a person.
NEEDS_A_PERSON = (Ending.STOPPED, Ending.CHANGED, Ending.CRASHED)


class Dated(InFront):
    """A visitor whose pages bear the day of the refresh, however long it takes."""

    def __init__(self, visitor: Visitor, at: datetime) -> None:
        super().__init__(visitor)
        self.at = at

    def answered(self, asked: Asked, outcome: Outcome) -> Outcome:
        """A page as of that day; a miss as it is."""
        return replace(outcome, fetched_at=self.at) if isinstance(outcome, Fetched) else outcome


def due(task: Task) -> list[str]:
    """The sources whose cadence has passed on the day; none when there is no folder of sources.

    Those that were read later than that, as it seems, are told.
    """
    if not task.crawlers.is_dir():
        return []
    found = []
    for name, source in read_all(task.crawlers).items():
        last = read_run(task.collected, name)
        if is_due(source.cadence, last, date.fromisoformat(task.day)):
            found.append(name)
        elif last and last.last_read and last.last_read[:10] > task.day:
            task.tell(_ahead(task, last.last_read[:10], name))
    return found


def _ahead(task: Task, read_on: str, name: str) -> str:
    file = task.collected / f"{name}{SUFFIX}"
    return f"{name}: not due, read on {read_on}; if a clock was wrong then, delete {file}"


def read_due(task: Task, progress: Progress) -> Progress:
    """Read what is due and not read yet, then take all of it over into the seeds.

    Raises RefreshStopped when sources need a person; the others stay read.
    """
    left = [name for name in progress.sources if name not in progress.read]
    if left:
        with task.visitor() as visitor:
            progress = _read_left(task, left, Dated(visitor, noon(progress.day)), progress)
    _stop_if_needed(task, progress)
    for name in progress.sources:
        _take_over(task.work / name, task.collected)
    return progress


def _read_left(task: Task, left: list[str], visitor: Dated, progress: Progress) -> Progress:
    for name in left:
        done = _read(task, name, visitor)
        progress = progress.with_read(name, done.outcome.value)
        progress.save(task.work)
        task.tell(_line(done))
    return progress


def _read(task: Task, name: str, visitor: Dated) -> Run:
    """Read one source into a folder of its own, beginning from what is known of it."""
    folder = task.work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in _files(task.collected, name):
        shutil.copyfile(path, folder / path.name)
    done = run(Job(task.crawlers / name, visitor, folder))
    stamped = visitor.at.isoformat(timespec="seconds")
    last = stamped if done.outcome is Ending.READ else done.last_read
    done = replace(done, at=stamped, last_read=last)
    write_run(folder, done)
    return done


def _files(folder: Path, name: str) -> Iterator[Path]:
    yield from (
        path for path in (folder / f"{name}.csv", folder / f"{name}{SUFFIX}") if path.exists()
    )


def _stop_if_needed(task: Task, progress: Progress) -> None:
    """Forget the readings that need a person, so that the next try reads them again."""
    failed = _failed(progress.read) - task.without
    if not failed:
        return
    kept = {name: came for name, came in progress.read.items() if name not in failed}
    told = [_line(read) for name in sorted(failed) if (read := read_run(task.work / name, name))]
    replace(progress, read=kept).save(task.work)
    advice = " ".join(f"--without {name}" for name in sorted(failed))
    raise RefreshStopped(
        "\n".join(told) + f"\nnothing was published; mend it and refresh again, or go on: {advice}"
    )


def _failed(read: Mapping[str, str]) -> set[str]:
    """The readings that a refresh does not go on with, by itself.

    Of several sources none of which answers all: that is rather our network than each of theirs.
    """
    silent = len(read) > 1 and set(read.values()) == {Ending.UNREACHABLE}
    return {name for name, came in read.items() if silent or came in NEEDS_A_PERSON}


def _take_over(folder: Path, collected: Path) -> None:
    collected.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.iterdir()):
        write_bytes(collected / path.name, path.read_bytes())


def _line(done: Run) -> str:
    if done.outcome is not Ending.READ:
        return f"{done.source}: {done.outcome}: {done.message}"
    found = f"{done.organisations} organisations, {done.relations} relations"
    return f"{done.source}: {found}; {done.new} new values, {done.gone} no longer shown"
