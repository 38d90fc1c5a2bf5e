"""What findings are computed from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ci_map.graph.build import ties
from ci_map.graph.engine import Graph
from ci_map.model import Organisation, Relation, Statement


@dataclass(frozen=True)
class Material:
    """One survey's organisations, relations and statements, and the directed graph of them."""

    organisations: Sequence[Organisation]
    relations: Sequence[Relation]
    statements: Sequence[Statement]
    graph: Graph

    @cached_property
    def ties(self) -> Graph:
        """The undirected simple graph; its vertices are in the order of the organisations."""
        return ties(self.graph)

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each organisation by id."""
        return {o.id: place for place, o in enumerate(self.organisations)}
