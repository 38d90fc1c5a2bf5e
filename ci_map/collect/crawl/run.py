"""A whole crawl: planned, taken up where it was left, spread over processes, watched."""

import hashlib
import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ci_map.collect.archive import entries, repair, settled
from ci_map.collect.archive.place import OPEN, SUFFIX
from ci_map.collect.crawl.part import Part, crawl_part
from ci_map.collect.crawl.scope import Scopes
from ci_map.collect.crawl.visit import placed, visit_of
from ci_map.collect.fetch import Missed, Reason
from ci_map.errors import RunFailed
from ci_map.settings import Settings
from ci_map.store import Crawls, Site, Visit

GRACE = 15.0
"""Seconds that workers of a command that is gone get to end by themselves."""
LOOK = 0.3
TELL = 1.0  # seconds between two counts of the store, which is written to meanwhile
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a crawl is."""

    pages: int
    sites: int
    of_sites: int


Watch = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Work:
    """Who does it: an executor, and how many parts to make of the work."""

    executor: Executor
    parts: int


class Interrupted(RunFailed):
    """The crawl was stopped on the way; the next one goes on."""

    def __str__(self) -> str:
        return "interrupted; all pages so far are kept, run it again to go on"


def crawl(
    crawls: Crawls,
    sites: Sequence[Site],
    settings: Settings,
    work: Work,
    watch: Watch = lambda _: None,
    limit: int | None = None,
) -> int:
    """Crawl the sites, or go on with the run that was left unfinished; gives the run's number.

    The run is left open when `limit` addresses were asked for and more are to come. Raises
    Interrupted on Ctrl-C, when all that was under way is noted.
    """
    owner = uuid.uuid4().hex
    run = _taken_up(crawls, _plan(sites, settings), sites)
    crawls.claim(run, owner)
    _await_others(settings.archive)
    _adopt(crawls, run, settings.archive)
    parts = _parts(run, owner, settings, work, limit)
    futures = [work.executor.submit(crawl_part, part) for part in parts]
    with _halting(crawls, run, futures):
        _watched(futures, crawls, run, len(sites), watch)
    if not crawls.sites(run, waiting=True):
        crawls.finish(run)
    return run


@contextmanager
def _halting(crawls: Crawls, run: int, futures: Sequence[Future[None]]) -> Iterator[None]:
    """Whatever ends it early, no more is asked for, and all that is under way is noted."""
    try:
        yield
    except BaseException as error:
        crawls.halt(run)
        wait(futures)
        if isinstance(error, KeyboardInterrupt):
            raise Interrupted from None
        raise


def _plan(sites: Sequence[Site], settings: Settings) -> str:
    """Two crawls of one plan are the same crawl."""
    told = "\n".join([str(settings.pages_per_site), *map(repr, sorted(sites))])
    return hashlib.sha256(told.encode()).hexdigest()


def _taken_up(crawls: Crawls, plan: str, sites: Sequence[Site]) -> int:
    unfinished = crawls.unfinished()
    if unfinished and unfinished[1] == plan:
        return unfinished[0]
    if unfinished:
        crawls.finish(unfinished[0])
    return crawls.begin(plan, sites)


def _await_others(archive: Path) -> None:
    """Let the workers of an owner that was killed see that they are to end."""
    until = time.monotonic() + GRACE
    while _being_written(archive) and time.monotonic() < until:
        time.sleep(LOOK)


def _being_written(archive: Path) -> bool:
    left = {found.path.name + OPEN for found in repair(archive)} if archive.is_dir() else set()
    return any(mark.name not in left for mark in archive.glob(f"*{SUFFIX}{OPEN}"))


def _adopt(crawls: Crawls, run: int, archive: Path) -> None:
    """Note what is in the archive and was not noted before a kill."""
    if not archive.is_dir():
        return
    scopes = Scopes(site.key for site in crawls.sites(run))
    for left in repair(archive):
        for batch in in_batches(_visits_in(left.path, scopes, crawls, run)):
            known = crawls.known(run, [visit.url for visit in batch])
            crawls.note(run, [visit for visit in batch if visit.url not in known])
        settled(left.path)


def _visits_in(path: Path, scopes: Scopes, crawls: Crawls, run: int) -> Iterator[Visit]:
    """The visits of a file to the sites of the run."""
    for place, outcome in entries(path):
        site = scopes.of(outcome.url)
        if site is not None:
            unchanged = isinstance(outcome, Missed) and outcome.reason is Reason.UNCHANGED
            last = crawls.last_pages(run, site).get(outcome.url) if unchanged else None
            yield placed(visit_of(site, outcome, last), place)


def in_batches(visits: Iterable[Visit]) -> Iterator[list[Visit]]:
    """Some visits at a time."""
    rest = iter(visits)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _parts(
    run: int, owner: str, settings: Settings, work: Work, limit: int | None
) -> Iterator[Part]:
    threads = -(-settings.workers // work.parts)
    settings = settings.model_copy(update={"stay_on_host": True})
    for number in range(work.parts):
        share = None if limit is None else (limit + work.parts - 1 - number) // work.parts
        yield Part(run, owner, number, work.parts, settings, threads, share)


def _watched(
    futures: Sequence[Future[None]], crawls: Crawls, run: int, of_sites: int, watch: Watch
) -> None:
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout=TELL)
        watch(Progress(*crawls.progress(run), of_sites))
        for future in done:
            future.result()
