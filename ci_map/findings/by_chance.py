"""How centralised the network is and what FSG is in it, beside random networks."""

import random
from collections.abc import Sequence
from functools import partial

from ci_map.findings.material import Material
from ci_map.findings.shape import FindingChart, Row
from ci_map.findings.words import text
from ci_map.graph import work
from ci_map.graph.chance import centralisation, rewired, shares_between
from ci_map.graph.cuts import cut_off
from ci_map.graph.ego import reached
from ci_map.graph.engine import Graph
from ci_map.graph.leaves import Drawn
from ci_map.graph.work import PlainGraph

RANDOM_NETWORKS = 39
AT_ONCE = 10  # random networks in a piece of work
WORK = 1_000_000  # sources times ties of each, beyond which sources are drawn
MOST = 400_000  # ties; to make random networks of more would take longer than all else
OUTSIDE = 1  # of them lie below the 95 % interval, and as many above
NEAR = 3  # steps
FIGURES = (("centralisation", "index"), ("near", "share"), ("without", "share"))


def beside_chance(ties: int) -> bool:
    """Whether a network of so many ties is set beside random ones."""
    return ties <= MOST


def against_chance(material: Material, finding: str, leader: str) -> tuple[FindingChart, ...]:
    """How centralised the network is, how many are near the leader and how many hang by it; each
    with the middle and the interval of random networks. None of a network that is too large.
    """
    if not beside_chance(material.ties.ecount()):
        return ()
    vertex, plain = material.index[leader], PlainGraph.of(material.ties)
    pieces = work.pieces(RANDOM_NETWORKS, AT_ONCE)
    wait = work.begin(material.executor, [partial(_by_chance, plain, vertex, p) for p in pieces])
    here = _figures(material.ties, vertex, 0)
    chance = [figures for piece in wait() for figures in piece]
    labels, state = (text(finding, "here"), text(finding, "chance")), f"view=network&org={leader}"
    charts = []
    for place, (name, unit) in enumerate(FIGURES):
        interval = _interval([figures[place] for figures in chance])
        rows = Row(labels[0], here[place], state=state), Row(labels[1], *interval)
        charts.append(FindingChart(name, text(finding, name), unit, rows))
    return tuple(charts)


def _by_chance(plain: PlainGraph, vertex: int, numbers: range) -> list[tuple[float, ...]]:
    networks = zip(rewired(plain.graph(), numbers), numbers, strict=True)
    return [_figures(ties, vertex, number + 1) for ties, number in networks]


def _figures(ties: Graph, vertex: int, number: int) -> tuple[float, ...]:
    """Those of `FIGURES`; the number is that of the network, 0 for the one that is."""
    drawn = Drawn(WORK, random.Random(number))  # noqa: S311 — no secret
    others = max(ties.vcount() - 1, 1)
    connected = max(len(ties.subcomponent(vertex)) - 1, 1)
    return (
        centralisation(shares_between(ties, drawn)),
        reached(ties, vertex, NEAR) / others,
        cut_off(ties, vertex) / connected,
    )


def _interval(chance: Sequence[float]) -> tuple[float, float, float]:
    """The middle one, and the bounds of 95 %."""
    ordered = sorted(chance)
    return ordered[len(ordered) // 2], ordered[OUTSIDE], ordered[-1 - OUTSIDE]
