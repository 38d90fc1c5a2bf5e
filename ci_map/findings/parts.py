"""A share told apart: by country, by domain, by role."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ci_map import codebook
from ci_map.findings.estimates import share
from ci_map.findings.shape import FindingChart, Row, Text
from ci_map.findings.words import country
from ci_map.model import Organisation

ENOUGH = 5  # organisations; of fewer no share is told, and what rests on under ten is called few
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Facet:
    """How organisations are parted: the values that one has, a value's name, the map's filter."""

    filter: str
    values: Callable[[Organisation], Iterable[str]]
    label: Callable[[str], Text]


BY_COUNTRY = Facet("country", lambda o: (o.country,) if o.country else (), country)
BY_DOMAIN = Facet("domain", lambda o: o.domains, lambda v: codebook.load().domains[v].label)
BY_ROLE = Facet(
    "role", lambda o: (o.role,) if o.role else (), lambda v: codebook.load().roles[v].label
)


@dataclass(frozen=True, slots=True)
class Share:
    """What is counted: of the members those that hold, and the map's filters for the members."""

    members: Sequence[Organisation]
    holds: Callable[[Organisation], bool]
    state: str


def by(facet: Facet, counted: Share, name: str, title: Text) -> FindingChart:
    """The share in each part that has enough members, the largest parts first."""
    parts: defaultdict[str, list[Organisation]] = defaultdict(list)
    for organisation in counted.members:
        for value in facet.values(organisation):
            parts[value].append(organisation)
    rows = []
    for value in sorted(parts, key=lambda value: (-len(parts[value]), value))[:SHOWN]:
        members = parts[value]
        estimate = share(sum(map(counted.holds, members)), len(members))
        if estimate and len(members) >= ENOUGH:
            state = f"{counted.state}&f.{facet.filter}={value}"
            label = dict(facet.label(value))
            rows.append(Row(label, *estimate, count=len(members), state=state))
    return FindingChart(name, title, "share", tuple(rows), out_of=True)
