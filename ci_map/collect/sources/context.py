"""The one object that a crawler gets: it visits, reads, and notes what was found."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from anyascii import anyascii

from ci_map.collect.collected import NETWORK
from ci_map.collect.fetch import DATA, Fetched, Reason, Visitor
from ci_map.collect.sources import read
from ci_map.collect.sources.description import Source
from ci_map.collect.sources.evidence import (
    Data,
    On,
    Page,
    SiteChanged,
    Unreachable,
    evidence_of,
    json_of,
    page_of,
    rows_of,
)
from ci_map.collect.sources.found import Found, squeezed
from ci_map.collect.sources.harvest import Harvest, Value
from ci_map.model.organisation import as_text

LONGEST_KEY = 60  # characters
ENTRY_GONE = (Reason.HTTP_CLIENT, Reason.NOT_A_PAGE, Reason.REDIRECTS)
MOST_PAGES = 200  # of one list: a "next" that never ends stops there


def no_one(*_: str) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Context:
    """A reading of one source. What it finds is published only when the assertions hold."""

    name: str
    source: Source
    visitor: Visitor
    told: Callable[[str], None] = no_one
    warnings: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    kept: dict[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    harvest: Harvest = field(init=False)

    def __post_init__(self) -> None:
        self.harvest = Harvest(self.name, self.warn)

    def page(self, url: str | None = None, *, xml: bool = False) -> Page:
        """A page, by default the source's own address. Raises Unreachable."""
        return page_of(self._visit(url or self.source.address), xml)

    def maybe_page(self, url: str) -> Page | None:
        """The page of one entry: when it alone is gone, that is warned of and the rest goes on."""
        try:
            return self.page(url)
        except Unreachable as error:
            if error.reason not in ENTRY_GONE:
                raise
            self.warn(str(error))
            return None

    def pages(
        self, url: str | None = None, *, following: str, most: int = MOST_PAGES
    ) -> Iterator[Page]:
        """A list over several pages: `following` selects the link to the next one.

        SiteChanged when the pages lead round in a circle or are more than `most`.
        """
        address: str | None = url or self.source.address
        seen: set[str] = set()
        while address:
            if address in seen or len(seen) == most:
                raise SiteChanged(address, f"the list goes on after {len(seen)} pages")
            seen.add(address)
            page = self.page(address)
            yield page
            address = read.maybe_link(page, following)

    def json(self, url: str) -> Data:
        """What an interface answers in JSON. Raises Unreachable, SiteChanged."""
        return json_of(self._visit(url))

    def csv(self, url: str) -> Data:
        """A CSV file with a header, a dictionary a row. Raises Unreachable, SiteChanged."""
        return rows_of(self._visit(url))

    def sitemap(self, url: str, match: str) -> list[str]:
        """The addresses in a sitemap, or in the sitemaps that it lists, that a pattern finds."""
        page = self.page(url, xml=True)
        below = [read.text(each) for each in page.select("sitemapindex > sitemap > loc")]
        if not below and page.select_one("urlset") is None:
            raise SiteChanged(url, "neither <urlset> nor <sitemapindex> is in it")
        found = [read.text(each) for each in page.select("urlset > url > loc")]
        for each in below:
            listed = self.page(each, xml=True).select("urlset > url > loc")
            found += [read.text(location) for location in listed]
        return [address for address in dict.fromkeys(found) if re.search(match, address)]

    def organisation(
        self,
        on: On,
        key: str,
        *,
        relation: Mapping[str, Value] | None = None,
        member: bool = True,
        defaults: bool = True,
        **values: Value,
    ) -> bool:
        """Note a body with the fields of an organisation; its relation to the source's network too.

        `key` is what `key` gives. `relation` has since, until or note of that relation; with
        `member=False` there is none, and with `defaults=False` only what is given is noted: for a
        body that stands beside the entry. False when it could not be used (a warning says why).
        """
        evidence = evidence_of(on)
        usual = self.source.defaults if defaults else {}
        if not self.harvest.organisation(evidence, key, values, usual):
            return False
        network = self.source.network
        if network and member:
            self._network(on)
            ends = (key, network.relation, NETWORK)
            self.harvest.relation(evidence, ends[::-1] if network.reverse else ends, relation or {})
        return True

    def relation(self, on: On, first: str, relation: str, second: str, **values: Value) -> None:
        """Note that `first` stands in a relation to `second` (keys; NETWORK is the network's)."""
        self.harvest.relation(evidence_of(on), (first, relation, second), values)

    def key(self, *parts: str) -> str:
        """A key from what stays the same when a page is edited: the fewest stable fields.

        The same in every script and length: long ones end in a hash.
        """
        whole = " ".join(parts)
        short = re.sub(r"[^a-z0-9]+", "-", anyascii(whole).lower()).strip("-")
        if short and len(short) <= LONGEST_KEY:
            return short
        mark = sha256(whole.encode(errors="replace")).hexdigest()[:8]
        return f"{short[:LONGEST_KEY].strip('-')}-{mark}".strip("-")

    def lookup(self, name: str, words: str) -> Found | None:
        """A value put right by hand in source.yml; unknown words are warned of and give None."""
        table = self.source.lookups[name]
        wanted = squeezed(words).casefold()
        for said, value in table.items():
            if said.casefold() == wanted:
                return Found(value, words) if value else None
        self.warn(f"{words!r} is not in the look-up {name!r} of source.yml")
        return None

    def audit(self, row: Mapping[str, object], ignore: Sequence[str] = ()) -> None:
        """Warn of what a row still has after all that is known was popped."""
        left = {k: v for k, v in row.items() if v not in (None, "", [], {}) and k not in ignore}
        if left:
            self.warn(f"unknown in a row: {left}")

    def keep(self, name: str, **lists: Sequence[Any]) -> None:
        """Keep data that is no statement as `NAME.json` beside the source's statements."""
        self.kept[name] = lists

    def warn(self, message: str) -> None:
        """Something was skipped; the run tells it, and a reviewer mends the crawler."""
        self.warnings.append(squeezed(message))

    def _network(self, on: On) -> None:
        network = self.source.network
        if network and NETWORK not in self.harvest.names:
            more = {"url": network.url, "name_local": network.name_local, "roles": network.roles}
            said = {field: as_text(value) for field, value in more.items()}
            self.harvest.organisation(evidence_of(on), NETWORK, {"name": network.name}, said)

    def _visit(self, url: str) -> Fetched:
        self.told(url)
        self.visited.append(url)
        outcome = self.visitor.fetch(url, accept=DATA)
        if not isinstance(outcome, Fetched):
            raise Unreachable(outcome)
        self.times.append(outcome.fetched_at)
        return outcome
