"""Graphs for the tests of this room: by hand, drawn by hypothesis, drawn from a seed."""

import random
from collections.abc import Iterable

from hypothesis import strategies as st

from ci_map.graph.build import directed
from ci_map.graph.engine import Graph
from ci_map.model import Organisation, Relation

Pair = tuple[int, int]
KINDS = ("founded", "funds", "partner_of", "backbone_of")
COUNTRIES = ("CA", "IL", None, "US")


def organisation(number: int) -> Organisation:
    return Organisation(
        id=f"o-{number:05}", name=f"Organisation {number}", country=COUNTRIES[number % 4]
    )


def graph_of(count: int, pairs: Iterable[Pair]) -> Graph:
    """Vertex number i is `o-0000i`; the same pair twice is two relations, mostly of two kinds."""
    relations = [
        Relation(f"o-{source:05}", KINDS[place % len(KINDS)], f"o-{target:05}")
        for place, (source, target) in enumerate(pairs)
    ]
    return directed([organisation(number) for number in range(count)], relations)


def random_pairs(count: int, relations: int, seed: int) -> list[Pair]:
    """Skewed degrees, parallel and opposite relations, isolates; no self-loops."""
    chance = random.Random(seed)  # noqa: S311
    weights = [1 / (rank + 1) for rank in range(count)]
    drawn = [chance.choices(range(count), weights, k=2) for _ in range(relations)]
    return [(source, target) for source, target in drawn if source != target]


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    """Any graph of 0 … `most` vertices without self-loops."""
    count = draw(st.integers(0, most))
    if count < 2:
        return graph_of(count, [])
    end = st.integers(0, count - 1)
    pair = st.tuples(end, end).filter(lambda ends: ends[0] != ends[1])
    return graph_of(count, draw(st.lists(pair, max_size=3 * count)))


FIXED: dict[str, Graph] = {
    "empty": graph_of(0, []),
    "one": graph_of(1, []),
    "two apart": graph_of(2, []),
    "two tied": graph_of(2, [(0, 1)]),
    "two tied both ways, twice": graph_of(2, [(0, 1), (1, 0), (0, 1)]),
    "isolates": graph_of(7, []),
    "path": graph_of(9, [(i, i + 1) for i in range(8)]),
    "ring": graph_of(8, [(i, (i + 1) % 8) for i in range(8)]),
    "star": graph_of(40, [(0, i) for i in range(1, 40)]),
    "clique": graph_of(7, [(i, j) for i in range(7) for j in range(i)]),
    "two equal components": graph_of(9, [(0, 1), (1, 2), (4, 5), (5, 6)]),
    **{
        f"random {seed}: {count}, {relations}": graph_of(
            count, random_pairs(count, relations, seed)
        )
        for seed, (count, relations) in enumerate(
            [(30, 20), (60, 60), (60, 200), (150, 150), (300, 900), (120, 60)]
        )
    },
}
