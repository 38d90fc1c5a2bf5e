"""Brokerage between groups (Gould and Fernandez 1989, doi:10.2307/270949).

b brokers between a and c when something goes from a to b and from b to c, but not from a to c at
once. What goes is support: a funder, adviser, founder or backbone gives it, a network gives it to
its members, partners to one another. So the arrows of "member of" and "affiliate of" are turned.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from ci_map.graph.arrows import arrows
from ci_map.graph.engine import Graph
from ci_map.model.organisation import split_list

TURNED = ("member_of", "affiliate_of")
GROUPINGS = ("role", "sector", "country")

Group = Hashable | None
Out = Sequence[set[int]]


class Brokerage(NamedTuple):
    """How many ordered pairs one stands between, by the groups of the two and its own.

    All three of one group (coordinator); the receiver of its own and the giver of another
    (gatekeeper); the giver of its own and the receiver of another (representative); the two of one
    group that is not its own (consultant); all three of different groups (liaison).
    """

    coordinator: int = 0
    gatekeeper: int = 0
    representative: int = 0
    consultant: int = 0
    liaison: int = 0


def support(graph: Graph) -> list[set[int]]:
    """To whom each vertex gives support, of the directed graph of relations."""
    given: list[set[int]] = [set() for _ in range(graph.vcount())]
    for source, target, kind in arrows(graph):
        giver, receiver = (target, source) if kind in TURNED else (source, target)
        given[giver].add(receiver)
    return given


def groups(graph: Graph, grouping: str) -> list[str | None]:
    """The main role, the sector or the country of each vertex."""
    if grouping != "role":
        return list(graph.vs[grouping])
    return [split_list(roles)[0] if roles else None for roles in graph.vs["roles"]]


def brokerage(given: Out, group: Sequence[Group]) -> list[Brokerage]:
    """Of each vertex, when `given[v]` are those to whom something goes from v.

    Who has no group (None) neither brokers nor is brokered between.
    """
    taken: list[set[int]] = [set() for _ in given]
    for vertex, others in enumerate(given):
        for other in others:
            taken[other].add(vertex)
    return [
        _of_one(_open_pairs(taken[broker], given[broker], given, group), group[broker])
        for broker in range(len(given))
    ]


def _open_pairs(
    givers: set[int], receivers: set[int], given: Out, group: Sequence[Group]
) -> Counter[tuple[Group, Group]]:
    """Pairs of a giver and another receiver without a way of their own, by their groups."""
    sides = [Counter(_known(side, group)) for side in (givers, receivers)]
    pairs = Counter({(a, c): n * m for a, n in sides[0].items() for c, m in sides[1].items()})
    for giver in givers:
        closed = receivers & given[giver] | ({giver} & receivers)
        pairs.subtract((group[giver], other) for other in _known(closed, group))
    return pairs


def _known(vertices: Iterable[int], group: Sequence[Group]) -> list[Group]:
    return [group[vertex] for vertex in vertices if group[vertex] is not None]


def _of_one(pairs: Counter[tuple[Group, Group]], own: Group) -> Brokerage:
    found: Counter[str] = Counter()
    for (giver, receiver), count in pairs.items():
        if own is not None and giver is not None:
            found[_kind(giver, own, receiver)] += count
    return Brokerage(**found)


def _kind(giver: Group, own: Group, receiver: Group) -> str:
    if giver == receiver:
        return "coordinator" if giver == own else "consultant"
    if receiver == own:
        return "gatekeeper"
    return "representative" if giver == own else "liaison"
