"""Pages a second of a crawl, against Scrapy on the same local web in the same run.

    python benchmarks/crawl.py [--pages 4000] [--hosts 32] [--processes 2] [--memory]

The test web runs in a process of its own. Both sides visit the same pages without pauses (the set
is checked against the server's log), extract links and text, and log nothing. Ours obeys
robots.txt, keeps every answer as WARC and every page in the store. Scrapy: robots off, 16 requests
a host and 64 in all, LinkExtractor, text by its selectors, nothing kept. Seconds are by the
server's clock, from the first page asked for to the last one answered, so that nobody's start
counts. Ends with the ratio, as in `2.4x`; with --memory with our most memory at 20,000 pages over
that at 1,000.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from memory import megabytes  # noqa: E402

from tests.testweb import Web  # noqa: E402

SMALL, LARGE = 1_000, 20_000


@dataclass(frozen=True, slots=True)
class Job:
    """A crawl of so many pages on each of so many hosts of the web at a port."""

    port: int
    hosts: int
    pages: int
    processes: int
    folder: str

    @property
    def starts(self) -> list[str]:
        """The first page of each host; it leads to all others."""
        return [f"http://127.0.1.{n}:{self.port}{self.path}0" for n in range(1, self.hosts + 1)]

    @property
    def path(self) -> str:
        """What all paths begin with."""
        return f"/pages/{self.pages}/"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a side took: seconds by the server's clock, and of the processor; megabytes at most, of
    any one of its processes, which are alike.
    """

    pages: int
    seconds: float
    cpu: float
    megabytes: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds

    def __str__(self) -> str:
        cost = 1000 * self.cpu / self.pages
        return (
            f"{self.rate:6.0f} pages/s, {cost:.2f} ms of processor a page, {self.megabytes:.0f} MB"
        )


def ours(job: Job) -> None:
    """Our side, in a process of its own."""
    from ci_map.collect.crawl.run import crawl
    from ci_map.collect.crawl.workers import workers
    from ci_map.settings import Settings
    from ci_map.store import Crawls, Site, open_store

    settings = Settings(
        allow_private=True,
        delay=0,
        store=f"sqlite:///{job.folder}/store.db",
        archive=Path(job.folder) / "archive",
        workers=job.hosts,
        processes=job.processes,
        pages_per_site=job.pages,
    )
    sites = [Site(f"127.0.1.{n}/pages", f"org-{n}", start) for n, start in enumerate(job.starts, 1)]
    with workers(settings) as work:
        crawl(Crawls(open_store(settings.store)), sites, settings, work)


SCRAPY = {
    "LOG_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "CONCURRENT_REQUESTS": 64,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "COOKIES_ENABLED": False,
    "RETRY_ENABLED": False,
    "REDIRECT_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
}


def scrapys(job: Job) -> None:
    """Scrapy's side, in a process of its own."""
    from scrapy import Request, Spider
    from scrapy.crawler import CrawlerProcess
    from scrapy.linkextractors import LinkExtractor

    links = LinkExtractor()
    starts = set(job.starts)  # Scrapy does not note what it starts with as seen

    class Pages(Spider):
        name = "pages"
        start_urls = job.starts

        def parse(self, response):  # type: ignore[no-untyped-def]
            found = links.extract_links(response)
            text = " ".join(response.css("body ::text").getall())
            yield {"url": response.url, "title": response.css("title::text").get(), "text": text}
            origin = response.url.partition("/pages/")[0] + job.path
            for link in found:
                if link.url.startswith(origin) and link.url not in starts:
                    yield Request(link.url)

    process = CrawlerProcess(SCRAPY)
    process.crawl(Pages)
    process.start()


SIDES = {"ours": ours, "scrapy": scrapys}


def measure(side: str, pages: int, hosts: int, processes: int) -> Figures:
    """Let a side crawl a web of its own; raises RuntimeError when it missed or repeated a page."""
    with tempfile.TemporaryDirectory(prefix="crawl-") as folder, Web(hosts=hosts) as web:
        job = Job(web.port, hosts, pages // hosts, processes, folder)
        told = json.dumps([job.port, job.hosts, job.pages, job.processes, job.folder])
        command = [sys.executable, __file__, "--side", side, "--job", told]
        child = subprocess.Popen(command)  # noqa: S603
        _, status, used = os.wait4(child.pid, 0)
        if status:
            raise RuntimeError(f"{side} failed")
        asked = [visit for visit in web.visits() if visit.path.startswith(job.path)]
    expected = job.pages * hosts
    if len(asked) != expected or len({(v.address, v.path) for v in asked}) != expected:
        raise RuntimeError(f"{side} asked for {len(asked)} pages, not for {expected} once each")
    seconds = max(visit.end for visit in asked) - min(visit.start for visit in asked)
    return Figures(expected, seconds, used.ru_utime + used.ru_stime, megabytes(used))


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=4_000)
    parser.add_argument("--hosts", type=int, default=32)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--memory", action="store_true", help="ours at 1,000 and 20,000 pages")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--job", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.side:
        SIDES[given.side](Job(*json.loads(given.job)))
    elif given.memory:
        _memory(given.hosts, given.processes)
    else:
        _compare(given.pages, given.hosts, given.processes)


def _compare(pages: int, hosts: int, processes: int) -> None:
    other = measure("scrapy", pages, hosts, processes)
    print(f"Scrapy: {other}", flush=True)
    mine = measure("ours", pages, hosts, processes)
    print(f"ci-map: {mine}")
    print(f"{mine.rate / other.rate:.1f}x")


def _memory(hosts: int, processes: int) -> None:
    small, large = (measure("ours", pages, hosts, processes) for pages in (SMALL, LARGE))
    print(f"{small.pages:>6} pages: {small}")
    print(f"{large.pages:>6} pages: {large}")
    print(f"{large.megabytes / small.megabytes:.2f}x")


if __name__ == "__main__":
    main()
