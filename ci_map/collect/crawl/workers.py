"""Where the work is done: in this process, in processes of this machine, on a Dask cluster."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path

from ci_map.cluster import connected, processes
from ci_map.collect.crawl.run import Work
from ci_map.settings import Settings


@contextmanager
def workers(settings: Settings, cluster: str | None = None) -> Iterator[Work]:
    """The workers for a crawl or a replay. Raises NoCluster."""
    if cluster is not None:
        with connected(cluster) as found:
            yield Work(found.executor, found.workers)
    elif (several := processes(settings.processes)) > 1:
        context = get_context("spawn")
        with ProcessPoolExecutor(several, context, _set_up) as pool:
            yield Work(pool, several)
    else:
        with ThreadPoolExecutor(1, "part") as pool:
            yield Work(pool, 1)


def _set_up() -> None:
    """Ctrl-C reaches every process of a terminal, but only the first one says what to do.

    When that one is gone, so are the others: as good as a kill, which loses nothing.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_die_with_parent, daemon=True).start()


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def absolute(settings: Settings) -> Settings:
    """The settings for processes that may stand in another folder."""
    made = {"archive": settings.archive.absolute(), "store": _absolute_url(settings.store)}
    return settings.model_copy(update=made)


def _absolute_url(url: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parts = make_url(url)
    except ArgumentError:
        return url  # whoever opens it tells
    if parts.get_backend_name() != "sqlite" or not parts.database:
        return url
    database = str(Path(parts.database).absolute())
    return parts.set(database=database).render_as_string(hide_password=False)
