"""What is fuzzed: each reader of what others wrote, and files to begin with."""

import gzip
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ci_map.collect.extract.extract import extract
from ci_map.collect.faults import SeedsInvalid
from ci_map.collect.fetch.address import BadAddress, canonical
from ci_map.collect.fetch.robots import read as read_robots
from ci_map.collect.sources.description import read_source
from ci_map.review.answers import ReviewRefused
from ci_map.review.mindmap import read_map
from ci_map.review.workbook import read_workbook
from tests.conftest import ROOT
from tests.hostile.test_readers import READERS, SHEET, SPACE, WARC, Reader, rezipped


@dataclass(frozen=True)
class Target:
    """A reader of bytes, which raises only for what is our fault, and texts to begin with."""

    read: Callable[[bytes], object]
    samples: tuple[bytes, ...]


def of_file(reader: Reader) -> Target:
    """A reader of files: its refusals are right answers."""

    def read(content: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            path = Path(folder) / f"given{reader.suffix}"
            path.write_bytes(content)
            try:
                reader.read(path)
            except reader.refuses as error:
                if not str(error):
                    raise AssertionError("refused without a word") from error

    return Target(read, (reader.sample,))


def address(content: bytes) -> None:
    """An address that was understood means the same when it is read again."""
    try:
        found = canonical(content.decode("utf-8", "replace"))
    except BadAddress:
        return
    if canonical(found) != found:
        raise AssertionError(f"{found!r} is not canonical")


def source(path: Path) -> object:
    """A source.yml in a folder of its own."""
    path.rename(path.with_name("source.yml"))
    return read_source(path.parent)


def packed(path: Path) -> object:
    """An archive as it is kept: compressed."""
    path.write_bytes(gzip.compress(path.read_bytes()))
    return READERS["archive"].read(path)


def sheet(path: Path) -> object:
    """The first sheet of a workbook, whose other parts are right."""
    return read_workbook(rezipped(path.with_name("book.xlsx"), SHEET, path.read_bytes()))


PAGE = (
    b'<html lang="en"><head><title>A</title><script type="application/ld+json">{"@type":'
    b'"Organization","name":"A"}</script></head><body><nav><a href="/our-partners">Partners</a>'
    b"</nav><h2>Partners</h2><ul><li><img alt='B Fund'><li>C e.V.</ul><address>1 Main St, Austin,"
    b" TX 78701</address><a href='mailto:a@b.org'>mail</a></body></html>"
)
ROBOTS = b"User-agent: ci-map\nCrawl-delay: 2\nDisallow: /a*b$\nSitemap: /s.xml\nAllow: /\n"
OPML = b'<opml version="2.0"><body><outline text="a"><outline text="b"/></outline></body></opml>'
ROW = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>merge:key</t></is></c><c r="B1"><v>1</v></c></row>'
)
SHEET_XML = b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (SPACE.encode(), ROW)
SOURCE = (ROOT / "crawlers" / "strivetogether" / "source.yml").read_bytes()
REVIEW = (ReviewRefused,)

ANSWERS = (
    b"sheet,key,answer,who,why\nmerge,a b,same,Ada,\nstale,a,ended,Ada,x\nclass,a role,unsure,A,\n"
)
FILES = READERS | {"review sheet": replace(READERS["review sheet"], sample=ANSWERS)}
TARGETS = {name.replace(" ", "_"): of_file(reader) for name, reader in FILES.items()} | {
    "address": Target(address, (b"HTTP://a.example:80/%7e/../b?q=1#x", "http://é。com/".encode())),
    "archive_packed": of_file(Reader(packed, READERS["archive"].refuses, WARC, ".warc.gz")),
    "html": Target(partial(extract, url="https://a.example/"), (PAGE,)),
    "opml": of_file(Reader(read_map, REVIEW, OPML, ".opml")),
    "robots": Target(partial(read_robots, agent="ci-map", longest_delay=120.0), (ROBOTS,)),
    "sheet": of_file(Reader(sheet, REVIEW, SHEET_XML, ".xml")),
    "source.yml": of_file(Reader(source, (SeedsInvalid,), SOURCE, ".yml")),
}
