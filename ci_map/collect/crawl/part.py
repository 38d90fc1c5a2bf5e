"""The share of a crawl that one process does: its sites, many hosts at the same time."""

import threading
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from ci_map.collect.archive import ArchiveWriter
from ci_map.collect.crawl.noting import Notary
from ci_map.collect.crawl.scope import Scopes, domain_of
from ci_map.collect.crawl.visit import Tools, crawl_site
from ci_map.collect.extract import extract
from ci_map.collect.fetch import visitor
from ci_map.settings import Settings
from ci_map.store import Crawls, Site, open_store

LOOK = 0.5
"""Seconds between two looks at whether to go on."""


@dataclass(frozen=True, slots=True)
class Part:
    """Which share: the sites whose domain falls to `number` of `count`. It travels to a process."""

    run: int
    owner: str
    number: int
    count: int
    settings: Settings
    threads: int
    limit: int | None = None


def crawl_part(part: Part) -> None:
    """Crawl the part's sites to their end, or until the run is halted or somebody else's."""
    prepare()
    engine = open_store(part.settings.store)
    crawls = Crawls(engine)
    fetcher = visitor(part.settings)
    permits = _Permits(crawls, part)
    try:
        with ArchiveWriter(part.settings.archive, part.settings.archive_size) as archive:
            notary = Notary(crawls, part.run, archive, part.threads)
            scopes = Scopes(site.key for site in crawls.sites(part.run))
            budget = part.settings.pages_per_site
            tools = Tools(fetcher, notary, permits, scopes, budget)
            with permits.watched(), notary.at_work():
                _crawl_all(crawls, part, tools, notary, permits)
    finally:
        fetcher.close()
        engine.dispose()


def prepare() -> None:
    """Have all lists and models in memory, once: many threads would each load them."""
    extract(b"<h2>Partners</h2><p>A text that has a language.", "http://a.example/", "text/html")
    Scopes(["a.example"]).of("http://a.example/")


def _crawl_all(
    crawls: Crawls, part: Part, tools: Tools, notary: Notary, permits: "_Permits"
) -> None:
    def crawl_domain(sites: list[Site]) -> None:
        try:
            for site in sites:
                earlier = crawls.visits_of(part.run, site.key)
                if not crawl_site(site, tools, earlier, crawls.last_pages(part.run, site.key)):
                    return
                notary.done(site.key)
        except BaseException:
            permits.stop()
            raise

    with ThreadPoolExecutor(part.threads, "crawl") as pool:
        for _ in pool.map(crawl_domain, by_domain(_own(crawls, part))):
            pass


def _own(crawls: Crawls, part: Part) -> Iterator[Site]:
    for site in crawls.sites(part.run, waiting=True):
        if zlib.crc32(domain_of(site.home).encode()) % part.count == part.number:
            yield site


def by_domain(sites: Iterable[Site]) -> list[list[Site]]:
    """Sites of one domain together: their hosts are asked by one thread, one after the other."""
    ordered = sorted(sites, key=lambda site: (domain_of(site.home), site.key))
    return [list(group) for _, group in groupby(ordered, lambda site: domain_of(site.home))]


class _Permits:
    """How many more addresses may be asked for, and whether the crawl goes on."""

    def __init__(self, crawls: Crawls, part: Part) -> None:
        self._crawls, self._part = crawls, part
        self._left = part.limit
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._over = threading.Event()

    def take(self) -> bool:
        if self._stopped.is_set():
            return False
        with self._lock:
            if self._left is None:
                return True
            self._left -= 1
            return self._left >= 0

    def stop(self) -> None:
        """Nothing more is asked for."""
        self._stopped.set()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Until then, stop when the run is halted or somebody else's."""
        threading.Thread(target=self._watch, daemon=True).start()
        try:
            yield
        finally:
            self._over.set()

    def _watch(self) -> None:
        while not self._over.wait(LOOK):
            if not self._crawls.goes_on(self._part.run, self._part.owner):
                self._stopped.set()
                return
