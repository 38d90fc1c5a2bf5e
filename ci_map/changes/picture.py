"""A survey as it is compared with another."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from ci_map.model import Method, Organisation, Relation, Statement
from ci_map.model.unseen import unseen


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank and its bounds (95 %): see `ci_map.graph.stability`."""

    rank: int
    low: int
    high: int

    def beyond(self, other: "Rank") -> bool:
        """Whether each lies outside of the other's bounds, so that chance is a poor reason."""
        return not (self.low <= other.rank <= self.high or other.low <= self.rank <= other.high)


class Statements(Protocol):
    """The statements of a survey; of a large one a comparison asks for few, and holds no more."""

    def crawled(self) -> Iterable[Statement]:
        """Those of sources that a program read."""
        ...

    def of(self, subjects: Collection[str]) -> Iterable[Statement]:
        """Those on some subjects, in the order of all."""
        ...

    def pages(self) -> AbstractSet[str]:
        """The pages of all."""
        ...


@dataclass(frozen=True, slots=True)
class InMemory:
    """Statements that are there anyway."""

    statements: Collection[Statement] = ()

    def crawled(self) -> Iterable[Statement]:
        """See `Statements`."""
        return (s for s in self.statements if s.method is Method.CRAWLED)

    def of(self, subjects: Collection[str]) -> Iterable[Statement]:
        """See `Statements`."""
        return (s for s in self.statements if s.subject in subjects)

    def pages(self) -> AbstractSet[str]:
        """See `Statements`."""
        return {s.page for s in self.statements if s.page}


@dataclass(frozen=True)
class Picture:
    """What a survey says, and what it rests on.

    `ranks` are by betweenness; `moved` leads from the id of an organisation that was merged or
    rekeyed to the one that stands for it; `unreachable` names the sources that were asked for this
    survey and did not answer, `sources` those that were ever read. `date` is ISO 8601 and may be
    partial.
    """

    organisations: Iterable[Organisation]
    relations: Iterable[Relation]
    evidence: Statements = InMemory()
    ranks: Mapping[str, Rank] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    unreachable: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    date: str | None = None

    @property
    def year(self) -> int | None:
        """The year of the survey."""
        return int(self.date[:4]) if self.date else None

    def id_of(self, name: str) -> str:
        """The id that stands for an id in this survey."""
        return self.moved.get(name, name)

    @cached_property
    def unseen(self) -> Mapping[str, str]:
        """Since when organisations were not seen; see `ci_map.model.unseen`."""
        return unseen(self.evidence.crawled())

    @cached_property
    def directories(self) -> frozenset[str]:
        """The crawled sources that this survey could read."""
        crawled = {s.source for s in self.evidence.crawled()}
        return (self.sources | crawled) - self.unreachable

    @cached_property
    def pages(self) -> AbstractSet[str]:
        """The pages that it rests on."""
        return self.evidence.pages()
