"""The fetcher beside requests, from the same local web, politeness off.

    python benchmarks/fetch.py [--pages 5000]

One thread, one host, one connection that is kept open, pages of about 8 kB. requests is used as
most would: a Session, `get`, `content`; its look-up of proxies is switched off. Prints for each
side the pages per second and the processor time per page of the visitor alone; the last line is the
ratio of the processor times, which other load on the machine hardly touches.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import requests

sys.path.insert(0, str(Path(__file__).parents[1]))

from ci_map.collect.fetch import Fetched, Fetcher
from ci_map.settings import Settings
from tests.testweb import Web

ROUNDS = 3


def measured(name: str, get: Callable[[str], int], urls: list[str]) -> float:
    """Seconds of processor time a page; prints both figures. The best of three rounds."""
    best, rate = float("inf"), 0.0
    for _ in range(ROUNDS):
        begun, used = time.perf_counter(), time.process_time()
        if not all(get(url) for url in urls):
            raise SystemExit(f"{name}: a page was missing")
        best = min(best, (time.process_time() - used) / len(urls))
        rate = max(rate, len(urls) / (time.perf_counter() - begun))
    print(f"{name:10} {rate:6.0f} pages/s  {best * 1e6:5.0f} µs of processor time a page")
    return best


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=5000)
    pages = parser.parse_args().pages
    with Web(hosts=1) as web:
        urls = [web.url(f"/pages/{pages}/{i}") for i in range(pages)]
        fetcher = Fetcher(Settings(allow_private=True, delay=0))
        session = requests.Session()
        session.trust_env = False

        def ours(url: str) -> int:
            page = fetcher.fetch(url)
            return len(page.body) if isinstance(page, Fetched) else 0

        def theirs(url: str) -> int:
            return len(session.get(url, timeout=10).content)

        own = measured("ci-map", ours, urls)
        other = measured("requests", theirs, urls)
    print(f"{other / own:.1f}x")


if __name__ == "__main__":
    main()
