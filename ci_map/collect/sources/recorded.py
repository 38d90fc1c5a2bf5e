"""A recorded web: a folder of pages with `fixture.yml`, which says which address each one answers.

What such a folder tells was made or chosen by hand: it shows how a crawler works, and is never
published among the real sources.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from pydantic import TypeAdapter

from ci_map.collect.fetch import Asked, Fetched, Missed, Outcome, Reason, Visitor, trap
from ci_map.collect.sources.description import Assertions
from ci_map.collect.sources.listing import Address, Strict
from ci_map.collect.values import Filled
from ci_map.collect.yaml_file import needed_yaml

FILE = "fixture.yml"
ADVICE = "see crawlers/README.md, fixtures"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
}


class State(StrEnum):
    """The site as it is expected, after a redesign, and with an empty list."""

    PAGES = "pages"
    CHANGED = "changed"
    EMPTY = "empty"


class Fixture(Strict):
    """fixture.yml. `note` says how the structure of the pages is known; `day` is that of the visit.

    An address may have `*` for any characters. `changed` and `empty` name what differs from `pages`
    in that state. `assertions` stand in place of the source's own, made for the whole list.
    """

    note: Filled
    day: datetime
    pages: Mapping[Address, Filled]
    changed: Mapping[Address, Filled]
    empty: Mapping[Address, Filled]
    assertions: Assertions


FIXTURE = TypeAdapter(Fixture | None)


class Recorded(Visitor):
    """Answers from a folder in place of the web; an address that is not there is a 404."""

    def __init__(self, folder: Path, state: State = State.PAGES) -> None:
        self.folder = folder
        self.fixture = read_fixture(folder)
        self.files = {**self.fixture.pages, **getattr(self.fixture, state)}

    def visit(self, asked: Asked) -> Outcome:
        """The recorded file as a page; traps, forms and what is not recorded are misses."""
        url = asked.url
        if why := trap(url):
            return Missed(url, Reason.TRAP, why)
        file = self.files.get(url) or self._by_pattern(url)
        if file is None or asked.post:
            return Missed(url, Reason.HTTP_CLIENT, "404: not in the recording", 404)
        path = self.folder / file
        kind = KINDS.get(path.suffix, "application/octet-stream")
        at = self.fixture.day.replace(tzinfo=UTC)
        return Fetched(url, url, 200, (("content-type", kind),), path.read_bytes(), at)

    def _by_pattern(self, url: str) -> str | None:
        patterns = (address for address in self.files if "*" in address)
        found = next((address for address in patterns if fnmatchcase(url, address)), None)
        return self.files[found] if found else None


def read_fixture(folder: Path) -> Fixture:
    """fixture.yml of a folder; raises SeedsInvalid with every fault."""
    return needed_yaml(folder / FILE, FIXTURE, ADVICE)
