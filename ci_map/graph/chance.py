"""What a network would be like by chance: random networks in which everyone keeps their ties."""

from collections.abc import Iterable, Iterator, Sequence

from ci_map.graph.engine import Graph, seeded
from ci_map.graph.leaves import Drawn, betweenness

SWAPS = 10  # swaps of two ties a tie: enough to forget the network that it began with
SEED = 1


def rewired(ties: Graph, numbers: Iterable[int]) -> Iterator[Graph]:
    """Networks on the same vertices with the same degrees, by swaps of the ends of two ties (Maslov
    and Sneppen 2002, doi:10.1126/science.1065103). The network of a number is the same each time.
    """
    for number in numbers:
        copy = ties.copy()
        with seeded(SEED + number):
            copy.rewire(n=SWAPS * max(copy.ecount(), 1))
        yield copy


def centralisation(betweenness: Sequence[float]) -> float:
    """Freeman's index (1979): how far one vertex is more between others than all the rest are.

    From 0, when all are alike, to 1, in a star. Takes betweenness as a share of all pairs.
    """
    if len(betweenness) < 3:
        return 0.0
    most = max(betweenness)
    return sum(most - value for value in betweenness) / (len(betweenness) - 1)


def shares_between(ties: Graph, drawn: Drawn | None = None) -> list[float]:
    """Betweenness as the share of the pairs of others, from 0 to 1; with `drawn` of a large network
    an estimate.
    """
    others = ties.vcount() - 1
    pairs = max(others * (others - 1) / 2, 1)
    return [value / pairs for value in betweenness(ties, drawn).tolist()]
