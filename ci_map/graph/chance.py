"""What a network would be like by chance: random networks in which everyone keeps their ties."""

from collections.abc import Iterable, Iterator, Sequence

from ci_map.graph.engine import Graph, seeded
from ci_map.graph.leaves import Drawn, betweenness

SWAPS = 10  # swaps of two ties a tie: enough to forget the network that it began with
LARGE = 30_000  # ties, beyond which a network is made from the one before, by fewer swaps
FEW = 3  # swaps a tie, after which 0.4 % of 29,984 ties stand as before; by chance 0.2 % do
SEED = 1


def rewired(ties: Graph, numbers: Iterable[int]) -> Iterator[Graph]:
    """Networks on the same vertices with the same degrees, by swaps of the ends of two ties (Maslov
    and Sneppen 2002, doi:10.1126/science.1065103). The same numbers give the same networks.
    """
    before, swaps = ties, SWAPS
    for number in numbers:
        network = before.copy()
        with seeded(SEED + number):
            network.rewire(n=swaps * max(network.ecount(), 1))
        yield network
        if ties.ecount() > LARGE:
            before, swaps = network, FEW


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
