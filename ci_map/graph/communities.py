"""Communities: groups of organisations with more ties inside than chance would give them.

Leiden (Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z) on modularity, repeated
until it is stable, from a fixed seed. It works on the simple undirected ties. How often it takes
to be stable grows with the network, for thousandths of modularity: a large one is told after
`ROUNDS`.
"""

from collections import Counter
from collections.abc import Sequence

from ci_map.graph.engine import Graph, seeded

SEED = 1
LARGE = 100_000  # ties
ROUNDS = 20


def communities(ties: Graph) -> list[int | None]:
    """The community of each vertex: 1 is the largest; equal sizes go by their first member.

    An organisation without ties belongs to none (None), not to a community of its own.
    """
    rounds = -1 if ties.ecount() <= LARGE else ROUNDS
    with seeded(SEED):
        leiden = ties.community_leiden(objective_function="modularity", n_iterations=rounds)
    found = leiden.membership
    tied = [group if degree else None for group, degree in zip(found, ties.degree(), strict=True)]
    return _renumbered(tied)


def name_of(ties: Graph, members: Sequence[int]) -> str:
    """A community's name: the label of the member with most ties inside it, and of the next one
    too when it has at least half as many, as in `Tamarack Institute · Vibrant Communities Canada`.
    """
    labels: list[str] = ties.vs["label"]
    ordered = sorted(members)
    degrees = ties.induced_subgraph(ordered).degree()
    first, *others = sorted(
        zip(degrees, ordered, strict=True), key=lambda pair: (-pair[0], pair[1])
    )
    named = [first, *(other for other in others[:1] if other[0] * 2 >= first[0])]
    return " · ".join(labels[member] for _, member in named)


def names(ties: Graph, membership: Sequence[int | None]) -> dict[int, str]:
    """The name of every community of `communities(ties)`, largest first."""
    members: dict[int, list[int]] = {}
    for vertex, community in enumerate(membership):
        if community is not None:
            members.setdefault(community, []).append(vertex)
    return {community: name_of(ties, members[community]) for community in sorted(members)}


def _renumbered(found: Sequence[int | None]) -> list[int | None]:
    sizes = Counter(group for group in found if group is not None)
    # A Counter keeps the order of first members, and a stable sort keeps it among equal sizes.
    ranked = sorted(sizes, key=lambda group: -sizes[group])
    number = {group: rank for rank, group in enumerate(ranked, start=1)}
    return [None if group is None else number[group] for group in found]
