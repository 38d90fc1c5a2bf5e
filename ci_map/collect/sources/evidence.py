"""What a source showed: pages and data that know their own address, and why there may be none."""

import csv
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
from bs4.element import PageElement

from ci_map.collect.fetch import Fetched, Missed
from ci_map.collect.separator import lines
from ci_map.from_json import parsed

# Hints for whoever writes a parser: a page in XHTML, or with hardly any text, is no fault of ours.
for _hint in (MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning):
    warnings.filterwarnings("ignore", category=_hint)


class SourceFailed(Exception):
    """A reading came to nothing; the message says where and why."""

    outcome = "crashed"


class SiteChanged(SourceFailed):
    """A page is not built as the crawler expects."""

    outcome = "changed"

    def __init__(self, address: str, missing: str) -> None:
        super().__init__(f"{address}: {missing}")


class Unreachable(SourceFailed):
    """An address gave no page."""

    outcome = "unreachable"

    def __init__(self, missed: Missed) -> None:
        detail = f" ({missed.detail})" if missed.detail else ""
        super().__init__(f"{missed.url}: {missed.reason}{detail}")
        self.reason = missed.reason


@dataclass(frozen=True, slots=True)
class Evidence:
    """The address that shows a value, and the SHA-256 of what it showed."""

    address: str
    digest: str


class Page(BeautifulSoup):
    """A page as BeautifulSoup reads it, with its evidence; links are relative to `base`."""

    evidence: Evidence
    base: str


@dataclass(frozen=True, slots=True)
class Data:
    """What an interface answered: `content` is JSON's value, or a CSV file's rows."""

    evidence: Evidence
    content: Any

    def shown_at(self, address: str) -> "Data":
        """The same, with the page that shows it to people in place of the interface's address."""
        return replace(self, evidence=replace(self.evidence, address=address))


On = Page | Data | PageElement


def evidence_of(on: On) -> Evidence:
    """The evidence of a page, of data, or of the page that an element stands on."""
    return on.evidence if isinstance(on, Data) else page_under(on).evidence


def page_under(on: Page | PageElement) -> Page:
    """The page that an element stands on; raises TypeError for one that was taken out of it."""
    if isinstance(on, Page):
        return on
    page = next((parent for parent in on.parents if isinstance(parent, Page)), None)
    if page is None:
        raise TypeError("an element that was taken out of its page shows nothing")
    return page


def page_of(fetched: Fetched, xml: bool = False) -> Page:
    """A page from what was fetched. The charset is the header's, else the page's own."""
    page = Page(fetched.body, "xml" if xml else "lxml", from_encoding=_charset(fetched))
    page.evidence = _evidence(fetched, fetched.final_url)
    page.base = _base(page, fetched.final_url)
    return page


def _base(page: Page, address: str) -> str:
    """What the page's links begin from; one that is no address is passed over, as browsers do."""
    said = page.select_one("base[href]")
    try:
        return urljoin(address, str(said["href"]) if said else "")
    except ValueError:
        return address


def json_of(fetched: Fetched) -> Data:
    """JSON's value; SiteChanged when it is none."""
    try:
        return Data(_evidence(fetched, fetched.url), parsed(fetched.body))
    except ValueError as error:
        raise SiteChanged(fetched.url, f"no JSON: {error}") from error


def rows_of(fetched: Fetched) -> Data:
    """The rows of a CSV file with a header; SiteChanged when it is none."""
    text = fetched.body.decode("utf-8-sig", errors="replace")
    try:
        rows = list(_rows(text))
    except csv.Error as error:
        raise SiteChanged(fetched.url, f"no CSV: {error}") from error
    return Data(_evidence(fetched, fetched.url), rows)


def _rows(text: str) -> Iterator[Mapping[str, str]]:
    for row in csv.DictReader(lines(text), strict=True):
        if None in row or None in row.values():
            raise csv.Error(f"a row with another number of cells than the header: {row}")
        yield row


def _evidence(fetched: Fetched, address: str) -> Evidence:
    return Evidence(address, sha256(fetched.body).hexdigest())


def _charset(fetched: Fetched) -> str | None:
    kind = fetched.header("content-type") or ""
    _, _, charset = kind.lower().partition("charset=")
    return charset.split(";")[0].strip(" \"'") or None
