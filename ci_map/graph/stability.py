"""How sure a rank is: its range when the evidence had been another draw of the same web sites.

Bootstrap (Efron 1979) over sites, not over relations, since one site tells many relations at once.
A draw has as many sites as there are, some twice and some not at all; a tie of which no site was
drawn is not known in it. Ranks and not values are compared, for every draw knows fewer ties.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from ci_map.graph import work
from ci_map.graph.engine import Graph, new_graph
from ci_map.graph.leaves import betweenness

DRAWS = 200
AT_ONCE = 50  # draws in a piece of work
SEED = 1
SURE = 0.95
MOST = 20_000_000  # vertices times ties; of larger networks only degree is ranked again and again

Tie = tuple[int, int]
Ranks = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Range:
    """Ranks by one measure, one a vertex: here, and the bounds of `SURE` of the draws."""

    rank: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]


def rank_ranges(
    graph: Graph, sites: Sequence[Iterable[str]], executor: Executor | None = None
) -> dict[str, Range]:
    """Ranges by measure; `sites` are those that tell of each edge of the directed graph.

    The first rank is 1 and equal values share the best. A tie without any site is in every draw.
    """
    told = _ties(graph, sites)
    measures = ["degree"]
    if graph.vcount() * len(told) <= MOST:
        measures.append("betweenness")
    tasks = [
        partial(_drawn, graph.vcount(), told, measures, piece)
        for piece in work.pieces(DRAWS, AT_ONCE)
    ]
    wait = work.begin(executor, tasks)
    here = _ranks(graph.vcount(), list(told), measures)
    draws = [draw for piece in wait() for draw in piece]
    return {name: _range(here[name], [draw[name] for draw in draws]) for name in measures}


def _ties(graph: Graph, sites: Sequence[Iterable[str]]) -> dict[Tie, set[str]]:
    told: defaultdict[Tie, set[str]] = defaultdict(set)
    for (source, target), pages in zip(graph.get_edgelist(), sites, strict=True):
        if source != target:
            told[min(source, target), max(source, target)].update(pages)
    return {tie: told[tie] for tie in sorted(told)}


def _drawn(
    vertices: int, told: Mapping[Tie, set[str]], measures: Sequence[str], piece: range
) -> list[dict[str, Ranks]]:
    """The ranks of each draw of a piece; a draw of a number is the same wherever it is made."""
    sites = sorted({site for each in told.values() for site in each})
    found: list[dict[str, Ranks]] = []
    for number in piece:
        chance = random.Random(f"{SEED} {number}")  # noqa: S311 — no secret
        drawn = set(chance.choices(sites, k=len(sites))) if sites else set()
        kept = [tie for tie, each in told.items() if not each or not each.isdisjoint(drawn)]
        found.append(_ranks(vertices, kept, measures))
    return found


def _ranks(vertices: int, ties: list[Tie], measures: Sequence[str]) -> dict[str, Ranks]:
    graph = new_graph(vertices, ties, directed=False)
    found = {"degree": _rank(graph.degree())}
    if "betweenness" in measures:
        found["betweenness"] = _rank(betweenness(graph))
    return found


def _rank(values: Sequence[float] | npt.NDArray[np.float64]) -> Ranks:
    # Rounded, so that rounding errors do not part those who are equal.
    column = np.asarray(values, dtype=np.float64).round(6)
    above = len(column) - np.searchsorted(np.sort(column), column, side="right")
    return np.asarray(above + 1, dtype=np.int64)


def _range(here: Ranks, draws: Sequence[Ranks]) -> Range:
    ordered = np.sort(np.array(draws), axis=0)
    out = int(len(draws) * (1 - SURE) / 2)
    low = np.minimum(ordered[out], here)
    high = np.maximum(ordered[-1 - out], here)
    return Range(here.tolist(), low.tolist(), high.tolist())
