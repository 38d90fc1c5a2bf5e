"""What the pages of a crawl say: statements, candidates, texts. The same from web and archive."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ci_map.cells import csv_text
from ci_map.collect.collected import subject_of
from ci_map.collect.crawl.scope import Scopes, host_of, scope_of
from ci_map.collect.crawl.visit import page_of
from ci_map.collect.extract import Described, Extracted
from ci_map.collect.rows import OrganisationRow
from ci_map.model import Method, Statement
from ci_map.model.home import home_of
from ci_map.model.places import country_codes
from ci_map.model.unseen import SITES
from ci_map.packaged import packaged
from ci_map.store import Site, Visit

LINKED_BY = 3
"""So many known sites make an unknown one a candidate."""
MOST_EVIDENCE = 10
CONFIDENCE = 0.8
"""A page may quote another's facts."""


@dataclass(slots=True)
class Digest:
    """What was read so far; pages come by address, so that the first one is the evidence."""

    sites: Mapping[str, Site]
    scopes: Scopes
    statements: dict[tuple[str, str, str], Statement] = field(default_factory=dict)
    unknown: dict[str, "_Unknown"] = field(default_factory=dict)

    def add(self, visit: Visit, page: Extracted) -> None:
        """Take in a page of a known site."""
        site = self.sites[visit.site]
        for fact, value, original in _facts(page, site):
            self._say(site, fact, value, original, visit)
        for link in page.links:
            target = self.scopes.of(link.url)
            if target is None:
                self._note_unknown(site, link.url, link.text, visit)
            elif target != site.key:
                organisation = self.sites[target].organisation
                self._say(site, "links_to", organisation, link.url, visit)

    def _say(self, site: Site, fact: str, value: str, original: str, visit: Visit) -> None:
        if not value or value == site.organisation:
            return
        subject = subject_of(SITES, site.organisation)
        day = (visit.fetched_at or "")[:10]
        statement = Statement(
            subject=subject,
            field=fact,
            value=value,
            position=0,
            original_value=original or value,
            source=SITES,
            page=visit.final_url or visit.url,
            page_hash=visit.sha256,
            first_seen=day,
            last_seen=day,
            method=Method.CRAWLED,
            confidence=CONFIDENCE,
        )
        self.statements.setdefault((subject, fact, value), statement)

    def _note_unknown(self, site: Site, url: str, words: str, visit: Visit) -> None:
        domain = _candidate(url)
        if domain is not None:
            unknown = self.unknown.setdefault(domain, _Unknown())
            unknown.linked_by.setdefault(site.key, visit.final_url or visit.url)
            unknown.homes[url] += 1
            if words:
                unknown.names[words] += 1

    def said(self) -> list[Statement]:
        """Every statement, each value of a field with its place among the others.

        All were last seen on the crawl's last day: it is one reading of one source.
        """
        places: Counter[tuple[str, str]] = Counter()
        day = max((each.last_seen or "" for each in self.statements.values()), default="")
        numbered = []
        for key, statement in sorted(self.statements.items()):
            numbered.append(replace(statement, position=places[key[:2]], last_seen=day))
            places[key[:2]] += 1
        return numbered

    def candidates(self, linked_by: int = LINKED_BY) -> list[dict[str, str]]:
        """Unknown sites that so many known ones link to, most linked first, as seed rows."""
        found = [
            (domain, unknown)
            for domain, unknown in self.unknown.items()
            if len(unknown.linked_by) >= linked_by
        ]
        found.sort(key=lambda pair: (-len(pair[1].linked_by), pair[0]))
        return [unknown.row(domain, self.sites) for domain, unknown in found]


@dataclass(slots=True)
class _Unknown:
    """A domain that no known site has: who links to it, where, and with which words."""

    linked_by: dict[str, str] = field(default_factory=dict)
    homes: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)

    def row(self, domain: str, sites: Mapping[str, Site]) -> dict[str, str]:
        linking = sorted(self.linked_by)
        names = [words for words, _ in _by_count(self.names) if home_of(words) is None]
        organisations = ", ".join(sites[key].organisation for key in linking)
        return {
            "id": re.sub(r"[^a-z0-9]+", "-", domain).strip("-"),
            "name": names[0] if names else domain,
            "url": min(self.homes, key=lambda url: (len(url), url)),
            "evidence_url": "|".join(self.linked_by[key] for key in linking[:MOST_EVIDENCE]),
            "note": f"{len(linking)} known sites link to it: {organisations}",
        }


def _by_count(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))


def read(visits: Iterable[Visit], sites: Sequence[Site]) -> Digest:
    """What the visits with a page say; they come by address."""
    by_key = {site.key: site for site in sites}
    digest = Digest(by_key, Scopes(by_key))
    for visit in visits:
        digest.add(visit, page_of(visit))
    return digest


def pages_as_json(visits: Iterable[Visit], sites: Sequence[Site]) -> Iterator[str]:
    """A line of JSON a page, as `ci-map classify` reads them: the content before its frame."""
    by_key = {site.key: site for site in sites}
    for visit in visits:
        page = page_of(visit)
        facts = {
            "url": visit.final_url or visit.url,
            "text": f"{page.title}\n{page.text}\n{page.rest}".strip(),
            "lang": page.lang,
            "title": page.title,
            "organisation": by_key[visit.site].organisation,
            "fetched_at": visit.fetched_at,
            "sha256": visit.sha256,
        }
        yield json.dumps(facts, ensure_ascii=False)


def candidates_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """Candidates in the format of the seed lists; what only a person can say is empty."""
    columns = OrganisationRow.columns()
    return csv_text(columns, [[row.get(column, "") for column in columns] for row in rows])


def _facts(page: Extracted, site: Site) -> Iterator[tuple[str, str, str]]:
    """(field, value, as found) of what a page says of its owner, and of whom it lists."""
    for mail in page.mails:
        yield "email", mail, mail
    for number in page.telephones:
        yield "telephone", _dialled(number), number
    for address in page.addresses:
        yield "address", address, address
    for named in page.named:
        yield "listed_names", named.name, named.heading
    for described in page.described:
        if _is_owner(described, site):
            yield from _described_facts(described)


def _is_owner(described: Described, site: Site) -> bool:
    """Whether JSON-LD speaks of the site's owner and not of a partner, a parent or a maker."""
    if described.place not in ("", "publisher", "author", "mainEntity", "about", "isPartOf"):
        return False
    return described.url is None or scope_of(described.url) in (None, site.key)


def _described_facts(described: Described) -> Iterator[tuple[str, str, str]]:
    year = re.match(r"(1[89]\d\d|20\d\d)(?!\d)", described.founded or "")
    country = (described.country or "").upper()
    yield from (("aliases", name, name) for name in described.other_names)
    yield "email", (described.email or "").lower(), described.email or ""
    yield "telephone", _dialled(described.telephone or ""), described.telephone or ""
    yield "address", described.address or "", ""
    yield "founded", year[1] if year else "", described.founded or ""
    yield "country", country if country in country_codes() else "", described.country or ""


def _dialled(number: str) -> str:
    return re.sub(r"[^\d+]", "", number)


@cache
def _services() -> frozenset[str]:
    groups: Mapping[str, list[str]] = packaged("ci_map.collect.crawl", "services.yaml")
    return frozenset(domain for group in groups.values() for domain in group)


def _candidate(url: str) -> str | None:
    """The domain that a link leads to, when it may be an organisation's own."""
    home = host_of(url)
    if home is None or not home.label or home.domain in _services():
        return None
    return home.domain
