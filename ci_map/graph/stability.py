"""How sure a rank is: its range when the evidence had been another draw of the same web sites.

Bootstrap (Efron 1979) over sites, not over relations, since one site tells many relations at once.
A draw has as many sites as there are, some twice and some not at all; a tie of which no site was
drawn is not known in it. Ranks and not values are compared, for every draw knows fewer ties.
"""

import random
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from ci_map.graph import leaves, work
from ci_map.graph.engine import Graph, new_graph
from ci_map.graph.measures.betweenness import EXACT

DRAWS = 200
AT_ONCE = 50  # draws in a piece of work
SEED = 1
SURE = 0.95
OUT = int(DRAWS * (1 - SURE) / 2)  # draws below the bounds, and as many above
WORK = 500_000  # sources times ties of a draw; of larger networks sources are drawn as well

Ranks = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Range:
    """Ranks by one measure, one a vertex: here, and the bounds of `SURE` of the draws."""

    rank: Sequence[int]
    low: Sequence[int]
    high: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Told:
    """Ties, and in `sites` the numbers of those that tell of one after the other: of tie k those
    from `starts[k]` on. Ties of no site come last, `ends` is (ties, 2).
    """

    vertices: int
    ends: Numbers
    starts: Numbers
    sites: Numbers
    count: int

    @classmethod
    def of(cls, graph: Graph, sites: Sequence[Iterable[str]]) -> "_Told":
        told: dict[tuple[int, int], tuple[str, ...]] = {}
        for (source, target), pages in zip(graph.get_edgelist(), sites, strict=True):
            if source != target:
                tie = min(source, target), max(source, target)
                told[tie] = (*told.get(tie, ()), *pages)  # a set for each would take 200 bytes
        names = sorted({site for each in told.values() for site in each})
        number = {name: place for place, name in enumerate(names)}
        ties = sorted(told, key=lambda tie: (not told[tie], tie))
        lengths = np.array([len(told[tie]) for tie in ties], dtype=np.int64)
        return cls(
            vertices=graph.vcount(),
            ends=np.array(ties, dtype=np.int64).reshape(-1, 2),
            starts=(np.cumsum(lengths) - lengths)[lengths > 0],
            sites=np.array([number[site] for tie in ties for site in told[tie]], dtype=np.int64),
            count=len(names),
        )

    def drawn(self, chance: random.Random) -> Numbers:
        """The ties that are known when as many sites are drawn as there are."""
        known = np.ones(len(self.ends), dtype=bool)
        if self.count:
            is_drawn = np.zeros(self.count, dtype=bool)
            is_drawn[chance.choices(range(self.count), k=self.count)] = True
            known[: len(self.starts)] = np.logical_or.reduceat(is_drawn[self.sites], self.starts)
        return self.ends[known]


def rank_ranges(
    graph: Graph, sites: Sequence[Iterable[str]], executor: Executor | None = None
) -> dict[str, Range]:
    """Ranges by measure; `sites` are those that tell of each edge of the directed graph.

    The first rank is 1 and equal values share the best. A tie without any site is in every draw.
    Of networks whose betweenness is an estimate itself only degree has ranges.
    """
    told = _Told.of(graph, sites)
    measures = ["degree"]
    if graph.vcount() * len(told.ends) <= EXACT:
        measures.append("betweenness")
    tasks = [partial(_drawn, told, measures, piece) for piece in work.pieces(DRAWS, AT_ONCE)]
    wait = work.begin(executor, tasks)
    here = _ranks(told.vertices, told.ends, measures, None)
    pieces = wait()
    return {name: _range(here[name], [piece[name] for piece in pieces]) for name in measures}


def _drawn(told: _Told, measures: Sequence[str], piece: range) -> dict[str, Ranks]:
    """The outermost ranks of the draws of a piece, by measure; a draw of a number is the same
    wherever it is made.
    """
    found: dict[str, list[Ranks]] = {name: [] for name in measures}
    for number in piece:
        chance = random.Random(f"{SEED} {number}")  # noqa: S311 — no secret
        known, drawn = told.drawn(chance), leaves.Drawn(WORK, chance)
        for name, ranks in _ranks(told.vertices, known, measures, drawn).items():
            found[name].append(ranks)
    return {name: _outermost(np.array(ranks)) for name, ranks in found.items()}


def _outermost(ranks: Ranks) -> Ranks:
    """Of each vertex the `OUT` + 1 lowest and highest, which are all that a range is made of."""
    ordered = np.sort(ranks, axis=0)
    kept: Ranks = np.concatenate([ordered[: OUT + 1], ordered[-OUT - 1 :]])
    return kept


def _ranks(
    vertices: int, known: Numbers, measures: Sequence[str], drawn: leaves.Drawn | None
) -> dict[str, Ranks]:
    found = {"degree": ranked(np.bincount(known.ravel(), minlength=vertices))}
    if "betweenness" in measures:
        graph = new_graph(vertices, known.tolist(), directed=False)
        # Rounded, so that rounding errors do not part those who are equal.
        found["betweenness"] = ranked(leaves.betweenness(graph, drawn).round(6))
    return found


def ranked(column: npt.NDArray[np.int64] | npt.NDArray[np.float64]) -> Ranks:
    """The rank of each value, 1 for the largest; equal values share the best."""
    _, place, counts = np.unique(column, return_inverse=True, return_counts=True)
    above = len(column) - np.cumsum(counts)
    return np.asarray(above[place] + 1, dtype=np.int64)


def _range(here: Ranks, pieces: Sequence[Ranks]) -> Range:
    ordered = np.sort(np.concatenate(pieces), axis=0)
    low = np.minimum(ordered[OUT], here)
    high = np.maximum(ordered[-1 - OUT], here)
    return Range(here.tolist(), low.tolist(), high.tolist())
