"""What a measure is, and the network that it is computed of."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property

from ci_map.graph import drawn_steps, steps
from ci_map.graph.arrows import pointed
from ci_map.graph.build import ties
from ci_map.graph.cuts import Cuts, cuts
from ci_map.graph.engine import Graph
from ci_map.graph.steps import Steps

Value = float | int | None
Values = Sequence[Value]


class Network:
    """The graph of every relation, its simple undirected ties, and what several measures share.

    `executor` runs what can be done in other processes or on other machines (any
    `concurrent.futures.Executor`); None means here and now.
    """

    def __init__(self, relations: Graph, executor: Executor | None = None) -> None:
        self.relations = relations
        self.executor = executor

    @cached_property
    def ties(self) -> Graph:
        """Two organisations with any relation are tied once; vertices as in `relations`."""
        return ties(self.relations)

    @cached_property
    def arrows(self) -> Graph:
        """Which way relations lead, those of a symmetric kind both ways; vertices as there."""
        return pointed(self.relations)

    @cached_property
    def steps(self) -> Callable[[], Steps]:
        """A function that waits for how many others each reaches in 1, 2, 3 … steps."""
        begin = drawn_steps.begin if drawn_steps.members_drawn(self.ties) else steps.begin
        return begin(self.ties, self.executor)

    @cached_property
    def cuts(self) -> Cuts:
        """Bridges and cut points of the ties."""
        return cuts(self.ties)


@dataclass(frozen=True, slots=True)
class Measure:
    """One number an organisation. `id` is its column, its label and definition are the codebook's.

    `compute` returns one value a vertex, in vertex order, None where the measure is not defined;
    or, when others do the work, a function that waits for these values.
    """

    id: str
    compute: Callable[[Network], Values | Callable[[], Values]]
