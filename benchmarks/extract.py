"""Pages extracted a second of one core from an archive, against BeautifulSoup with lxml.

    python benchmarks/extract.py [--pages 2000] [--plan]

A WARC file of pages of the test web is read and extracted as `ci-map crawl --replay` does it: text,
language, links, organisations, contact. The other side reads the same file with warcio and takes
only text and links, as a crawler written in an afternoon would. Processor time of one core. Ends
with the ratio, as in `2.4x`; --plan adds the core-hours of a million organisations of 20 pages.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from ci_map.collect.archive import ArchiveWriter, records  # noqa: E402
from ci_map.collect.crawl.part import prepare  # noqa: E402
from ci_map.collect.crawl.visit import visit_of  # noqa: E402
from ci_map.collect.extract import extract, extract_text  # noqa: E402
from ci_map.collect.fetch import Fetched  # noqa: E402
from tests.testweb.sites import TEXTS  # noqa: E402

ORGANISATIONS, PAGES_EACH = 1_000_000, 20
WARC = "*.warc.gz"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--plan", action="store_true")
    given = parser.parse_args(arguments)
    prepare()
    with tempfile.TemporaryDirectory(prefix="extract-") as folder:
        files = archive(Path(folder), given.pages)
        sent, stored = _sent(files, given.pages), _stored(files, given.pages)
        kept = sum(path.stat().st_size for path in files) / given.pages
        sizes = f"{sent / 1000:.1f} kB sent, {kept / 1000:.1f} kB in the archive"
        print(f"{given.pages} pages, each {sizes}, {stored / 1000:.1f} kB in the store")
        other = _rate("BeautifulSoup, WARC", given.pages, lambda: _by_hand(files))
        mine = _rate("ci-map, WARC", given.pages, lambda: _ours(files))
        text = _rate("ci-map, text only (WET)", given.pages, lambda: _texts(given.pages))
    if given.plan:
        _plan(mine, text)
        for name, size in (("archive", kept), ("store", stored)):
            print(f"{name}: {size * ORGANISATIONS * PAGES_EACH / 1e9:.0f} GB")
    print(f"{mine / other:.1f}x")


def _rate(name: str, pages: int, work: Callable[[], int]) -> float:
    start = process_time()
    done = work()
    if done != pages:
        raise RuntimeError(f"{name}: {done} pages, not {pages}")
    rate = pages / (process_time() - start)
    print(f"{name}: {rate:.0f} pages a second of one core", flush=True)
    return rate


def _ours(files: Sequence[Path]) -> int:
    pages = (extract(p.body, p.final_url, p.header("content-type")) for p in read(files))
    return sum(bool(page.text and page.links) for page in pages)


def _sent(files: Sequence[Path], pages: int) -> float:
    return sum(len(page.body) for page in read(files)) / pages


def _stored(files: Sequence[Path], pages: int) -> float:
    visits = (visit_of("a.example", page, None) for page in read(files))
    return sum(len(visit.page or b"") for visit in visits) / pages


def _texts(pages: int) -> int:
    texts = (TEXTS[number % len(TEXTS)] for number in range(pages))
    return sum(bool(extract_text(text, "http://a.example/").text) for text in texts)


def _by_hand(files: Sequence[Path]) -> int:
    from bs4 import BeautifulSoup
    from warcio.archiveiterator import ArchiveIterator

    count = 0
    for path in files:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type == "response":
                    soup = BeautifulSoup(record.content_stream().read(), "lxml")
                    links = [str(link["href"]) for link in soup.find_all("a", href=True)]
                    count += bool(soup.get_text(" ", strip=True) and links)
    return count


def archive(folder: Path, pages: int) -> list[Path]:
    """WARC files of so many pages; what a folder has already is kept."""
    if not any(folder.glob(WARC)):
        with ArchiveWriter(folder) as archive:
            for page in _pages(pages):
                archive.append(page)
    return sorted(folder.glob(WARC))


def read(files: Iterable[Path]) -> Iterator[Fetched]:
    """The pages of files, one file after the other."""
    return chain.from_iterable(map(records, files))


def _pages(count: int) -> Iterator[Fetched]:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    at = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(count):
        links = "".join(f'<li><a href="/pages/{number + n}">Page {n}</a></li>' for n in range(40))
        partners = f"<h2>Partners</h2><ul>{links}</ul>" if number % 10 == 0 else ""
        text = "".join(TEXTS[(number + n) % len(TEXTS)] for n in range(3))
        html = (
            f"<!doctype html><title>Page {number}</title><nav><ul>{links}</ul></nav>"
            f"<main><h1>Page {number}</h1>{text}{partners}</main>"
        )
        url = f"http://a.example/pages/{number}"
        yield Fetched(url, url, 200, headers, html.encode(), at)


def _plan(warc: float, text: float) -> None:
    pages = ORGANISATIONS * PAGES_EACH
    for name, rate in (("WARC", warc), ("WET", text)):
        hours = pages / rate / 3600
        print(
            f"{pages:,} pages from {name}: {hours:.1f} core-hours, {hours / 64:.2f} h on 64 cores"
        )


if __name__ == "__main__":
    main()
