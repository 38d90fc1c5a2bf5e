"""How visits come to last: first in the archive, then in the store, many at once."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ci_map.collect.archive import ArchiveWriter
from ci_map.collect.crawl.visit import placed
from ci_map.collect.fetch import Outcome
from ci_map.store import Crawls, Visit

Item = tuple[Visit, Outcome] | str
"""A visit, or the key of a site that is done."""


class Notary:
    """Takes the visits of many threads, and has them on disk before the store says so.

    `put` waits while many visits are not yet on disk: a kill can lose no more than were under way.
    """

    def __init__(self, crawls: Crawls, run: int, archive: ArchiveWriter, waiting: int) -> None:
        self._crawls, self._run, self._archive = crawls, run, archive
        self._queue: queue.Queue[Item | None] = queue.Queue(maxsize=waiting)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def put(self, visit: Visit, outcome: Outcome) -> None:
        """A visit was made, with an outcome that is to be kept."""
        self._hand((visit, outcome))

    def done(self, site: str) -> None:
        """The site's crawl has come to its end."""
        self._hand(site)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Until all that was put has been noted. Raises what went wrong with the store."""
        self._thread.start()
        try:
            yield
        finally:
            self._queue.put(None)
            self._thread.join()
        if self._failure:
            raise self._failure

    def _hand(self, item: Item) -> None:
        if self._failure:
            raise self._failure
        self._queue.put(item)

    def _work(self) -> None:
        ended = False
        while not ended:
            items = self._batch()
            ended = None in items
            if self._failure:
                continue  # whoever puts is not to wait for ever
            try:
                self._note([item for item in items if item is not None])
            except Exception as error:  # noqa: BLE001 - it is raised where the crawl can end
                self._failure = error

    def _batch(self) -> list[Item | None]:
        items = [self._queue.get()]
        while items[-1] is not None and len(items) < self._queue.maxsize:
            try:
                items.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return items

    def _note(self, items: list[Item]) -> None:
        """Archive and note some; here, since many threads that compress wait for one another."""
        made = [item for item in items if not isinstance(item, str)]
        visits = [placed(visit, self._archive.append(outcome)) for visit, outcome in made]
        self._archive.sync()
        sites = [item for item in items if isinstance(item, str)]
        self._crawls.note(self._run, visits, sites)
