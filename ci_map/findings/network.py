"""Whether FSG leads the network: the fourth finding."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ci_map.findings.by_chance import NEAR, RANDOM_NETWORKS, against_chance, beside_chance
from ci_map.findings.estimates import HALF
from ci_map.findings.material import Material
from ci_map.findings.parts import BY_COUNTRY, BY_DOMAIN, BY_ROLE, Share, by
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Text, Verdict
from ci_map.findings.words import claim, everywhere, holds, joined, text, told
from ci_map.graph.ego import reached
from ci_map.graph.stability import Range, ranked

ID = "network"
RANKED = "betweenness"
LEADER = "fsg"
# Those that the survey of 2015 names as infrastructure or as the middle of a network of backbones.
NAMED_2015 = (
    *("tamarack-institute", "aspen-institute", "ssir", "collective-impact-forum", "bridgespan"),
    *("united-way-worldwide", "strivetogether"),
)
STEPS = (1, 2, NEAR)
TODAY = 3  # more hubs: those with most ties today
GLOBAL = 0.25  # of the organisations are elsewhere, at least
FIRST = 5
FIRM = 10  # a rank is firm when its range ends here


def find(material: Material) -> Finding:
    """Tell how near the field is to FSG and to other hubs, and what falls apart without FSG."""
    here = _Place.of(material) if LEADER in material.index else None
    return told(
        ID,
        _sentence(material, here) if here else text(ID, "absent"),
        (_verdict(here), _claims(material, here)) if here else (Verdict.CANNOT_TELL, ()),
        _rests_on(material),
        *(_charts(material, here) if here else ()),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where FSG stands: how many of the others are within one, two, three steps and by any chain;
    its rank by betweenness and the bounds of that.
    """

    others: int
    within: Sequence[int]
    chained: int
    rank: int
    low: int
    high: int

    @classmethod
    def of(cls, material: Material) -> "_Place":
        ties, leader, ranks = material.ties, material.index[LEADER], _ranks(material)
        return cls(
            others=_others(material),
            within=[reached(ties, leader, steps) for steps in STEPS],
            chained=len(ties.subcomponent(leader)) - 1,
            rank=ranks.rank[leader],
            low=ranks.low[leader],
            high=ranks.high[leader],
        )

    @property
    def connected(self) -> float:
        """The share of the others that a chain of relations leads to."""
        return self.chained / self.others


def _others(material: Material) -> int:
    return max(len(material.organisations) - 1, 1)


def _ranks(material: Material) -> Range:
    """By betweenness; where no ranges were drawn no place is ruled out."""
    if RANKED in material.ranks:
        return material.ranks[RANKED]
    ranks = ranked(np.array(material.betweenness, dtype=np.float64)).tolist()
    return Range(ranks, [1] * len(ranks), [len(ranks)] * len(ranks))


def _rests_on(material: Material) -> Text:
    chance = "chance" if beside_chance(material.ties.ecount()) else "too_large"
    places = "places" if RANKED in material.ranks else "no_places"
    told = (text(ID, f"rests_on_{name}", networks=RANDOM_NETWORKS) for name in (chance, places))
    return joined(text(ID, "rests_on"), *told)


def _sentence(material: Material, here: _Place) -> Text:
    one, two, three = (count / here.others for count in here.within)
    place = text(
        ID,
        "sentence",
        one=one,
        two=two,
        three=three,
        connected=here.connected,
        rank=here.rank,
        low=here.low,
        high=here.high,
    )
    return joined(place, _firm(material))


def _firm(material: Material) -> Text:
    """Who of the first by betweenness would be among the first whichever sites had been read."""
    ranks = _ranks(material)
    first = sorted(range(len(ranks.rank)), key=lambda v: (ranks.rank[v], v))[:FIRST]
    names = [material.organisations[v].name for v in first if ranks.high[v] <= FIRM]
    told_of = ("none_firm", "firm", "many_firm")[min(len(names), 2)]
    return text(ID, told_of, first=min(FIRST, len(first)), firm=FIRM, names=names, count=len(names))


def _verdict(here: _Place) -> Verdict:
    """Most are connected to FSG in one way or another, and no other connects more: that must be
    sure to agree, and impossible to disagree.
    """
    most = here.connected > HALF
    if most and here.high == 1:
        return Verdict.AGREES
    return Verdict.PARTLY if most or here.low == 1 else Verdict.DISAGREES


def _claims(material: Material, here: _Place) -> list[Claim]:
    """Each part of what 2015 said of the network."""
    if here.high == 1:
        leads = Verdict.AGREES
    else:
        leads = Verdict.CANNOT_TELL if here.low == 1 else Verdict.DISAGREES
    places = {"rank": here.rank, "low": here.low, "high": here.high}
    return [
        claim(ID, "connected", holds(here.connected > HALF), share=here.connected),
        claim(ID, "leads", leads, **places),
        *_spread(material),
    ]


def _spread(material: Material) -> list[Claim]:
    """Whether those that hang together with FSG are American, and global."""
    members = material.ties.subcomponent(material.index[LEADER])
    found = Counter(material.organisations[vertex].country for vertex in members)
    countries = Counter({code: n for code, n in found.items() if code})
    if not countries:
        return []
    american = countries["US"] / countries.total()
    first = countries["US"] == max(countries.values())
    both = holds(first and 1 - american >= GLOBAL)
    return [claim(ID, "spread", both, share=american, others=len(countries) - 1)]


def _charts(material: Material, here: _Place) -> tuple[FindingChart, ...]:
    hubs = _hubs(material)
    reach = [_reach(material, hubs, steps) for steps in STEPS]
    chance = against_chance(material, ID, LEADER)
    return (_steps(here), *reach, *_parts(material), *chance)


def _parts(material: Material) -> tuple[FindingChart, ...]:
    """The share near FSG, by country, by main role and by domain."""
    ways = material.ties.distances(material.index[LEADER], mode="all")[0]
    ids = {o.id for o, way in zip(material.organisations, ways, strict=True) if way <= NEAR}
    others = [o for o in material.organisations if o.id != LEADER]
    counted = Share(others, lambda o: o.id in ids, f"view=network&near={LEADER}~{NEAR}")
    facets = {"country": BY_COUNTRY, "role": BY_ROLE, "domain": BY_DOMAIN}
    charts = (by(of, counted, f"near_{n}", text(ID, f"near_{n}")) for n, of in facets.items())
    return tuple(chart for chart in charts if chart.rows)


def _hubs(material: Material) -> list[str]:
    """FSG, those named in 2015, and those with most ties today."""
    degrees = material.ties.degree()
    named = [hub for hub in (LEADER, *NAMED_2015) if hub in material.index]
    others = [o.id for o in material.organisations if o.id not in named]
    others.sort(key=lambda hub: (-degrees[material.index[hub]], hub))
    return named + others[:TODAY]


def _steps(here: _Place) -> FindingChart:
    """The share of all others within one, two, three steps of FSG, and by any chain."""
    counts = [*here.within, here.chained]
    names = [text(ID, f"within_{steps}") for steps in STEPS] + [text(ID, "connected")]
    states = [f"view=network&near={LEADER}~{steps}" for steps in STEPS] + [None]
    rows = (
        Row(name, count / here.others, count=count, state=state)
        for name, count, state in zip(names, counts, states, strict=True)
    )
    return FindingChart("steps", text(ID, "steps"), "share", tuple(rows), form="steps")


def _reach(material: Material, hubs: Sequence[str], steps: int) -> FindingChart:
    """The share of all others within so many steps of each hub, the nearest to all first."""
    others = _others(material)
    rows = []
    for hub in hubs:
        place = material.index[hub]
        count = reached(material.ties, place, steps)
        state = f"view=network&near={hub}~{steps}"
        label = everywhere(material.organisations[place].name)
        rows.append(Row(label, count / others, count=count, state=state))
    rows.sort(key=lambda row: -(row.value or 0))
    return FindingChart(f"reach_{steps}", text(ID, f"reach_{steps}"), "share", tuple(rows))
