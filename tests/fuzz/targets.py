"""What is fuzzed: each reader of what others wrote, and files to begin with.

The tests give each what hypothesis finds (tests/hostile/test_readers.py), `python -m tests.fuzz`
what coverage suggests.
"""

import gzip
import io
import os
import zipfile
from collections.abc import Mapping
from contextlib import chdir
from functools import partial
from pathlib import Path
from unittest.mock import patch

from ci_map.collect import SeedsInvalid, read_seeds
from ci_map.collect.archive import entries
from ci_map.collect.archive.reader import Unreadable
from ci_map.collect.collected import read_collected
from ci_map.collect.extract.extract import extract
from ci_map.collect.fetch.address import BadAddress, canonical
from ci_map.collect.fetch.robots import read as read_robots
from ci_map.collect.sources.description import read_source
from ci_map.collect.sources.recorded import read_fixture
from ci_map.collect.sources.runs import read_runs
from ci_map.framework.read import ScorecardInvalid, read_scorecard
from ci_map.framework.sheet import new_sheet
from ci_map.framework.suggest import quotes
from ci_map.interest.conferences import read_conferences
from ci_map.interest.openalex import read_openalex
from ci_map.interest.series import InterestFileInvalid
from ci_map.interest.trends import read_trends
from ci_map.resolve import read_lists
from ci_map.resolve.registry_file import AS_SEEDS, read_registry
from ci_map.review.answers import ReviewRefused
from ci_map.review.decision_file import read_decisions
from ci_map.review.facts import read_facts
from ci_map.review.mindmap import read_map
from ci_map.review.questions import read_found
from ci_map.review.sheet import read_sheet
from ci_map.review.workbook import read_workbook
from ci_map.settings import FILE as SETTINGS
from ci_map.settings import SettingsInvalid, read_settings
from tests.fuzz import given, kept, samples, web
from tests.fuzz.reader import Reader, Target, always, named


def seeds(path: Path) -> object:
    """A file of seed lists among others that are right."""
    for name, text in samples.SEEDS.items():
        if name != path.name:
            path.with_name(name).write_text(text, encoding="utf-8")
    return read_seeds(path.parent)


def settings(path: Path) -> object:
    """The team's settings, in the folder that it works in."""
    with chdir(path.parent), patch.dict(os.environ):
        for name in [name for name in os.environ if name.startswith("CI_MAP_")]:
            del os.environ[name]
        return read_settings()


def archive(path: Path) -> object:
    """The pages of an archive."""
    return list(entries(path))


def packed(path: Path) -> object:
    """An archive as it is kept: compressed."""
    path.write_bytes(gzip.compress(path.read_bytes()))
    return archive(path)


def rezipped(path: Path, name: str, content: bytes) -> Path:
    """The workbook of a review with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(samples.WORKBOOK)) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def sheet(path: Path) -> object:
    """The first sheet of a workbook, whose other parts are right."""
    return read_workbook(rezipped(path.with_name("book.xlsx"), samples.SHEET, path.read_bytes()))


LISTED, REVIEW, INTEREST = (SeedsInvalid,), (ReviewRefused,), (InterestFileInvalid,)
READERS: dict[str, Reader] = {
    **{
        name: Reader(named(name, seeds), LISTED, text.encode(), Path(name).suffix)
        for name, text in samples.SEEDS.items()
    },
    "decisions": Reader(read_decisions, LISTED, samples.DECISIONS),
    "reviewed": Reader(read_facts, LISTED, samples.REVIEWED),
    "collected": Reader(lambda path: read_collected([path]), LISTED, samples.COLLECTED),
    "run.json": Reader(
        named("x.run.json", lambda path: read_runs(path.parent)), LISTED, samples.RUN
    ),
    "source.yml": Reader(
        named("source.yml", lambda path: read_source(path.parent)), LISTED, samples.SOURCE
    ),
    "fixture.yml": Reader(
        named("fixture.yml", lambda path: read_fixture(path.parent)), LISTED, samples.FIXTURE
    ),
    "settings": Reader(named(SETTINGS, settings), (SettingsInvalid,), samples.SETTINGS),
    "lists": Reader(lambda path: read_lists([path]), LISTED, samples.LISTS),
    "registry": Reader(lambda path: list(read_registry(path, AS_SEEDS)), LISTED, samples.REGISTRY),
    "review_sheet": Reader(read_sheet, REVIEW, samples.ANSWERS),
    "review_workbook": Reader(read_workbook, REVIEW, samples.WORKBOOK, ".xlsx"),
    "review_workbook_part": Reader(sheet, REVIEW, samples.SHEET_XML, ".xml"),
    "review_found": Reader(read_found, LISTED, samples.FOUND, ".jsonl"),
    "freemind": Reader(read_map, REVIEW, samples.MAP, ".mm"),
    "opml": Reader(read_map, REVIEW, samples.OPML, ".opml"),
    "scorecard": Reader(read_scorecard, (ScorecardInvalid,), new_sheet("en"), ".xlsx"),
    "scorecard_pages": Reader(
        lambda path: quotes(path.read_bytes().splitlines()), (ValueError,), samples.TEXTS, ".jsonl"
    ),
    "trends": Reader(read_trends, INTEREST, samples.TRENDS),
    "openalex": Reader(read_openalex, INTEREST, samples.WORKS),
    "conferences": Reader(read_conferences, INTEREST, samples.CONFERENCES),
    "archive": Reader(archive, (Unreadable,), samples.WARC * 2, ".warc"),
    "archive_packed": Reader(packed, (Unreadable,), samples.WARC, ".warc.gz"),
    "archive_of_texts": Reader(archive, (Unreadable,), samples.WET, ".wet"),
    **kept.READERS,
    **given.READERS,
}


def address(content: bytes) -> bool:
    """An address that was understood means the same when it is read again."""
    try:
        found = canonical(content.decode("utf-8", "replace"))
    except BadAddress:
        return False
    if canonical(found) != found:
        raise AssertionError(f"{found!r} is not canonical")
    return True


TARGETS: Mapping[str, Target] = {
    **{
        name: Target(reader.takes, (reader.sample,), reader.tries)
        for name, reader in READERS.items()
    },
    "address": Target(address, samples.ADDRESSES),
    "html": Target(always(partial(extract, url="https://a.example/")), (samples.PAGE,)),
    "robots": Target(
        always(partial(read_robots, agent="ci-map", longest_delay=120.0)), (samples.ROBOTS,)
    ),
    **kept.TARGETS,
    **given.TARGETS,
    **web.TARGETS,
}
