"""The neighbourhood of one organisation, over ties in either direction."""

from difflib import get_close_matches

from ci_map.errors import WrongUse
from ci_map.graph.engine import Graph


class UnknownOrganisation(WrongUse, KeyError):
    """An id that is not in the survey; the message names the closest ids."""

    def __init__(self, wanted: str, known: list[str]) -> None:
        self.wanted = wanted
        self.close = tuple(get_close_matches(wanted.casefold(), known, n=3))
        super().__init__(wanted)

    def __str__(self) -> str:
        hint = f"; close to it: {', '.join(self.close)}" if self.close else ""
        return f"no organisation has the id {self.wanted!r}{hint}"


def steps_from(graph: Graph, organisation_id: str) -> dict[str, int]:
    """Steps to each organisation that can be reached, nearest first, then by id; itself is 0.

    Takes the directed graph or its ties. Raises `UnknownOrganisation`.
    """
    names: list[str] = graph.vs["name"]
    if organisation_id not in names:
        raise UnknownOrganisation(organisation_id, names)
    (row,) = graph.distances(names.index(organisation_id), mode="all")
    reached = [
        (int(steps), name) for steps, name in zip(row, names, strict=True) if steps < len(row)
    ]
    return {name: steps for steps, name in sorted(reached)}


def reached(ties: Graph, vertex: int, steps: int) -> int:
    """How many others are at most so many steps from a vertex of an undirected graph."""
    return ties.neighborhood_size(vertex, order=steps) - 1


def ego(graph: Graph, organisation_id: str, radius: int = 1) -> tuple[str, ...]:
    """Ids of the organisation and of those at most `radius` steps from it, nearest first.

    Raises `UnknownOrganisation`, and ValueError for a radius below 0.
    """
    if radius < 0:
        raise ValueError(f"radius must be 0 or more steps, not {radius}")
    steps = steps_from(graph, organisation_id)
    return tuple(name for name, distance in steps.items() if distance <= radius)
