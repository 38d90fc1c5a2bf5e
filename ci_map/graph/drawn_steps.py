"""Steps to all others in a network too large for a search from everyone.

Of a large component everyone's steps to drawn members stand for those to all others (Eppstein and
Wang 2004, doi:10.7155/jgaa.00081). How many are reached, how many within two steps, and all of
smaller components, stays exact.
"""

import random
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import cache, partial

import numpy as np

from ci_map.graph import work
from ci_map.graph.engine import Graph
from ci_map.graph.steps import (
    AT_ONCE,
    NEAR,
    Counts,
    Indices,
    Steps,
    from_sources,
    is_long,
    joined,
    one_by_one,
)
from ci_map.graph.work import PlainGraph

EXACT = 10_000_000_000  # vertices times ties, up to which `steps` counts from everyone
DRAWN = 4 * AT_ONCE  # members; a component of no more is counted from all
SEED = 1

Wait = Callable[[], Steps]


def members_drawn(ties: Graph) -> int:
    """How many members of a large component are drawn; 0 where steps are counted from everyone."""
    return DRAWN if work.size(ties) > EXACT else 0


def begin(ties: Graph, executor: Executor | None = None) -> Wait:
    """Start the count; the function returned waits for it."""
    membership = np.array(ties.connected_components(mode="weak").membership, dtype=np.int64)
    sizes = np.bincount(membership)
    small = np.flatnonzero(sizes[membership] <= DRAWN)
    large = [np.flatnonzero(membership == part) for part in np.flatnonzero(sizes > DRAWN)]
    waits = {part: _begin_one(ties, members, executor) for part, members in enumerate(large)}
    counted = _of_small(ties, small)
    return cache(lambda: _put_together(len(membership), (small, counted), large, waits))


def _begin_one(ties: Graph, members: Indices, executor: Executor | None) -> Wait:
    within = ties.induced_subgraph(members.tolist())
    plain, chance = PlainGraph.of(within), random.Random(SEED)  # noqa: S311 — no secret
    drawn = np.array(sorted(chance.sample(range(plain.vertices), DRAWN)), dtype=np.int64)
    count = _one_after_another if is_long(within) else from_sources
    parts = [drawn[piece.start : piece.stop] for piece in work.pieces(DRAWN, AT_ONCE)]
    wait = work.begin(executor, [partial(count, plain, part) for part in parts])
    near = within.neighborhood_size(range(plain.vertices), order=NEAR, mindist=1)
    return lambda: _estimated(joined(wait(), plain.vertices), np.array(near), drawn)


def _one_after_another(plain: PlainGraph, sources: Indices) -> Steps:
    """As `from_sources`, where ways are too long for it."""
    graph, whole = plain.graph(), Steps.none(plain.vertices)
    for source in sources.tolist():
        steps = np.array(graph.distances(source)[0])
        whole.total[:] += steps.astype(np.int64)
        whole.inverse[:] += np.where(steps > 0, 1 / np.maximum(steps, 1), 0)
    return whole


def _estimated(found: Steps, near: Counts, drawn: Indices) -> Steps:
    others = len(near) - 1
    met = np.full(len(near), len(drawn))
    met[drawn] -= 1  # nobody is a step from themselves
    return Steps(
        near=near,
        reached=np.full(len(near), others),
        total=np.rint(found.total * (others / met)).astype(np.int64),
        inverse=found.inverse * (others / met),
    )


def _of_small(ties: Graph, members: Indices) -> Steps:
    within = PlainGraph.of(ties.induced_subgraph(members.tolist()))
    return one_by_one(within, range(len(members))) if len(members) else Steps.none(0)


def _put_together(
    vertices: int,
    small: tuple[Indices, Steps],
    large: list[Indices],
    waits: Mapping[int, Wait],
) -> Steps:
    whole = Steps.none(vertices)
    whole.place(*small)
    for part, members in enumerate(large):
        whole.place(members, waits[part]())
    return whole
