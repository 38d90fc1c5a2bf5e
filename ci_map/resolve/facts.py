"""What two rows say of home page, place, role and domain, in bits for one body."""

from collections import Counter
from collections.abc import Sequence
from math import log2

from ci_map.resolve.evidence import Evidence
from ci_map.resolve.frequency import IMAGINED
from ci_map.resolve.record import Record
from ci_map.resolve.weights import weights

SMALL = ("neighbourhood", "city", "county")


class Facts:
    """Counts over all rows: what many rows have in common says little."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._total = len(records) + IMAGINED
        self._rows = max(len(records), 1)
        self._sites = Counter(r.home.site for r in records if r.home)
        self._countries = Counter(r.places.country for r in records)
        self._regions = Counter(r.places.region for r in records)
        self._localities = Counter(r.places.locality for r in records)
        self._pages = Counter(page for r in records for page in r.pages)

    def home(self, left: Record, right: Record, evidence: Evidence) -> None:
        """Same page, same site, or different sites. A parent's site carries its programmes."""
        if not left.home or not right.home:
            return
        if left.home.site == right.home.site:
            bits = log2(self._total / (self._sites[left.home.site] + 0.5))
            evidence.add(("home", left.home.site), min(bits, weights().home["same_most"]))
        elif left.home.domain == right.home.domain:
            evidence.add(("home_parent", left.home.domain), weights().home["same_parent"])
        else:
            seen = ("home_differs", left.home.site, right.home.site)
            evidence.add(seen, weights().home["differs"])

    def place(self, left: Record, right: Record) -> Evidence:
        """Country, region and town, each by its rarity."""
        evidence, place = Evidence(), weights().place
        one, other = left.places, right.places
        if one.country and other.country:
            if one.country != other.country:
                seen = ("country_differs", one.country, other.country)
                evidence.add(seen, place["country_differs"])
                return evidence
            self._same(evidence, "country", one.country, self._countries[one.country])
        if one.region and other.region:
            if one.region == other.region:
                self._same(evidence, "region", one.region, self._regions[one.region])
            else:
                seen = ("region_differs", one.region, other.region)
                evidence.add(seen, place["region_differs"] * _boundness(left, right))
        self._towns(left, right, evidence)
        return evidence

    def _towns(self, left: Record, right: Record, evidence: Evidence) -> None:
        place = weights().place
        one, other = left.places, right.places
        if one.locality and other.locality:
            if one.locality & other.locality:
                self._same(evidence, "locality", "", self._localities[one.locality])
            else:
                weight = place["locality_differs"] * _boundness(left, right)
                evidence.add(("locality_differs",), weight)
        if one.served and other.served:
            near = one.served & (other.served | other.locality) or other.served & one.locality
            seen = "served" if near else "served_differs"
            both_small = left.scale in SMALL and right.scale in SMALL
            far = place["served_differs"] * (_boundness(left, right) if both_small else 1.0)
            evidence.add((seen,), place["served"] if near else far)

    def _same(self, evidence: Evidence, level: str, place: str, count: int) -> None:
        """The rarer the place the more it says; half of it is counted: levels go together."""
        bits = log2((self._rows + 20) / (count + 1))
        weight = min(bits * (1.0 if level == "country" else 0.6), weights().place[f"{level}_most"])
        evidence.add((level, place) if place else (level,), weight)

    def rest(self, left: Record, right: Record) -> Evidence:
        """Roles, functions, sector, domains, scale, founding year, evidence pages."""
        evidence, facts = Evidence(), weights().facts
        _roles(left, right, evidence)
        _sets(left.functions, right.functions, "functions", evidence)
        if left.domains and right.domains and "general" not in left.domains ^ right.domains:
            _domains(left, right, evidence)
        for name, one, other in (
            ("sector", left.sector, right.sector),
            ("scale", left.scale, right.scale),
        ):
            if one and other:
                seen = (name, one) if one == other else (f"{name}_differs", one, other)
                evidence.add(seen, facts[seen[0]])
        _founded(left, right, evidence)
        page = next((p for p in left.pages & right.pages if self._pages[p] == 2), None)
        if page:
            evidence.add(("page",), facts["page"])
        return evidence


def _boundness(left: Record, right: Record) -> float:
    """A seat elsewhere says more of a body that is bound to its place."""
    return weights().place["bound"] if left.is_local or right.is_local else 1.0


def registry(left: Record, right: Record, evidence: Evidence) -> None:
    """Registry numbers given in notes are the strongest fact for and against."""
    same = sorted(left.numbers & right.numbers)
    kinds = {n.split()[0] for n in left.numbers} & {n.split()[0] for n in right.numbers}
    if same:
        evidence.add(("number", same[0]), weights().facts["number"])
    elif kinds:
        evidence.add(("number_differs",), weights().facts["number_differs"])


def _roles(left: Record, right: Record, evidence: Evidence) -> None:
    facts = weights().facts
    if not left.roles or not right.roles:
        return
    if left.roles[0] == right.roles[0]:
        evidence.add(("role", left.roles[0]), facts["role"])
    elif not set(left.roles) & set(right.roles):
        pair = {left.roles[0], right.roles[0]}
        weight = "funder_and_initiative" if pair == {"funder", "initiative"} else "roles_differ"
        evidence.add(("roles_differ", left.roles[0], right.roles[0]), facts[weight])


def _sets(one: frozenset[str], other: frozenset[str], name: str, evidence: Evidence) -> None:
    if one and other:
        seen = name if one & other else f"{name}_differ"
        evidence.add((seen,), weights().facts[seen])


def _domains(left: Record, right: Record, evidence: Evidence) -> None:
    facts = weights().facts
    common = left.domains & right.domains
    if left.domains == right.domains:
        evidence.add(("domains", *sorted(common)), facts["domains"])
    elif common:
        evidence.add(("domains_some", *sorted(common)), facts["domains_some"])
    else:
        evidence.add(("domains_differ",), facts["domains_differ"])


def _founded(left: Record, right: Record, evidence: Evidence) -> None:
    if left.founded is None or right.founded is None:
        return
    apart = abs(left.founded - right.founded)
    weight = "founded" if apart == 0 else "founded_near" if apart == 1 else "founded_differs"
    years = (str(left.founded), str(right.founded)) if apart else (str(left.founded),)
    evidence.add(("founded_differs" if apart else "founded", *years), weights().facts[weight])
