"""How visits come to last: first in the archive, then in the store, many at once."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ci_map.collect.archive import ArchiveWriter
from ci_map.store import Crawls, Visit

LOOK = 0.5
"""Seconds between two looks at whether to go on."""


class Notary:
    """Takes the visits of many threads, and has them on disk before the store says so.

    `put` waits while many visits are not yet on disk: a kill can lose no more than were under way.
    """

    def __init__(self, crawls: Crawls, run: int, archive: ArchiveWriter, waiting: int) -> None:
        self._crawls, self._run, self._archive = crawls, run, archive
        self._queue: queue.Queue[Visit | str | None] = queue.Queue(maxsize=waiting)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)

    def put(self, visit: Visit) -> None:
        """A visit was made, and appended to the archive."""
        self._hand(visit)

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

    def _hand(self, item: Visit | str) -> None:
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

    def _batch(self) -> list[Visit | str | None]:
        items = [self._queue.get()]
        while items[-1] is not None:
            try:
                items.append(self._queue.get_nowait())
            except queue.Empty:
                break
        return items

    def _note(self, items: list[Visit | str]) -> None:
        visits = [item for item in items if isinstance(item, Visit)]
        sites = [item for item in items if isinstance(item, str)]
        self._archive.sync()
        self._crawls.note(self._run, visits, sites)
