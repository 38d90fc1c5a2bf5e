"""What findings are computed from."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cached_property

from ci_map.collect.sources.runs import Run
from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.graph.stability import Range
from ci_map.model import Organisation, Relation, Statement

SURVEY_OF = 2015  # the one whose findings are looked at again
DOING = frozenset(("initiative", "backbone"))


def doing(organisations: Iterable[Organisation]) -> list[Organisation]:
    """Initiatives and backbones, by any of their roles."""
    return [o for o in organisations if DOING & set(o.roles)]


@dataclass(frozen=True)
class Material:
    """One survey's organisations, relations and statements, and the directed graph of them.

    `ranks` are the ranges of ranks by measure, in the order of the organisations; none where they
    were not drawn; `betweenness` is the measure, in the same order. `runs` are what the last
    reading of each source came to. `executor` does what is heavy.
    """

    organisations: Sequence[Organisation]
    relations: Sequence[Relation]
    statements: Sequence[Statement]
    graph: Graph
    ranks: Mapping[str, Range] = field(default_factory=dict)
    betweenness: Sequence[float | None] = ()
    runs: Sequence[Run] = ()
    executor: Executor | None = None

    @cached_property
    def ties(self) -> Graph:
        """The undirected simple graph; its vertices are in the order of the organisations."""
        return ties(self.graph)

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each organisation by id."""
        return {o.id: place for place, o in enumerate(self.organisations)}

    @cached_property
    def doing(self) -> list[Organisation]:
        """Who does the work: initiatives and backbones, by any of their roles."""
        return doing(self.organisations)
