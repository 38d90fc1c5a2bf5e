"""What a measure is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan

from ci_map.graph.engine import Graph

Value = float | int | None


@dataclass(frozen=True, slots=True)
class Measure:
    """One number an organisation. `id` is its column, its label and definition are the codebook's.

    `compute` returns one value a vertex, in vertex order, None where the measure is not defined.
    It is given the simple undirected ties, or the graph of every relation when `directed`.
    """

    id: str
    compute: Callable[[Graph], Sequence[Value]]
    directed: bool = False


def known(values: Sequence[float]) -> list[float | None]:
    """igraph writes nan where a measure is not defined; a survey says None."""
    return [None if isnan(value) else value for value in values]
