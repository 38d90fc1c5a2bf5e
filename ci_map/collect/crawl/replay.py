"""A crawl done again from archives, without a request: ours, or Common Crawl's WARC and WET."""

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ci_map.collect.archive import entries
from ci_map.collect.crawl.run import LOOK, Progress, Watch, Work, in_batches
from ci_map.collect.crawl.scope import Scopes
from ci_map.collect.crawl.visit import placed, visit_of
from ci_map.collect.fetch import Fetched
from ci_map.store import Crawls, Site, Visit, open_store


@dataclass(frozen=True, slots=True)
class Share:
    """An archive file to extract, and the store to note it in. It travels to its process."""

    store: str
    run: int
    path: Path


@contextmanager
def replay(
    paths: Sequence[Path], sites: Sequence[Site], work: Work, watch: Watch = lambda _: None
) -> Iterator[tuple[Crawls, int]]:
    """A store of the pages of the sites in the archives, a file a piece of work; then it is gone.

    Of an address that is there several times the latest page counts. Raises OSError for a file
    that cannot be opened.
    """
    folder = paths[0].absolute().parent
    with tempfile.TemporaryDirectory(prefix=".replay-", dir=_writable(folder)) as place:
        url = f"sqlite:///{place}/store.db"
        engine = open_store(url)
        crawls = Crawls(engine)
        run = crawls.begin("replay", sites)
        shares = [Share(url, run, path.absolute()) for path in paths]
        waiting = {work.executor.submit(extract_file, share) for share in shares}
        while waiting:
            done, waiting = wait(waiting, timeout=LOOK)
            for future in done:
                future.result()
            pages = crawls.progress(run)[0]
            watch(Progress(pages, len(paths) - len(waiting), len(paths)))
        yield crawls, run
        engine.dispose()


def extract_file(share: Share) -> int:
    """Extract the pages of known sites from one archive file; gives how many."""
    engine = open_store(share.store)
    try:
        crawls = Crawls(engine)
        scopes = Scopes(site.key for site in crawls.sites(share.run))
        count = 0
        for batch in in_batches(_pages(share.path, scopes)):
            crawls.note(share.run, batch, sorted({visit.site for visit in batch}))
            count += len(batch)
    finally:
        engine.dispose()
    return count


def _pages(path: Path, scopes: Scopes) -> Iterator[Visit]:
    for place, outcome in entries(path):
        site = scopes.of(outcome.url) if isinstance(outcome, Fetched) else None
        if site is not None:
            yield placed(visit_of(site, outcome), place)


def _writable(folder: Path) -> Path | None:
    """Beside the archives, where every worker of a cluster can write, or where this system does."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        return None
