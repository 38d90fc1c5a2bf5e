"""All that one published survey holds, before it is written in any format."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ci_map.changes import Step
from ci_map.collect.about import About
from ci_map.collect.sources.runs import Run
from ci_map.collect.tour import TourStep
from ci_map.findings import Finding
from ci_map.graph.structure import Structure
from ci_map.locate import Location
from ci_map.model import Conflict, Organisation, Relation, Statement
from ci_map.model.sites import pages_by_site
from ci_map.publish import limits
from ci_map.publish.drawn import Text, drawn
from ci_map.resolve.applied import Disagreement

Value = float | int | None


@dataclass(frozen=True, eq=False)
class Contents:
    """One survey. Organisations are sorted by id; every sequence "a vertex" follows their order.

    `inputs` maps each input file's name to its SHA-256; `measures` maps a measure's id to one value
    an organisation (None where it is not defined); `positions` are about -1000 to 1000, y upwards;
    `community_names` maps the number of a community to its name; `moved` an id that was left
    or merged to the one on the map; `waiting` counts rows of sources that are no organisation yet;
    `coverage` is what the last reading of each source came to; a `sealed` survey is never built
    again; `history` tells what changed from survey to survey, the oldest step first.
    """

    name: str
    about: About
    inputs: Mapping[str, str]
    statements: Sequence[Statement]
    organisations: Sequence[Organisation]
    relations: Sequence[Relation]
    conflicts: Sequence[Conflict]
    measures: Mapping[str, Sequence[Value]]
    structure: Structure
    positions: Sequence[tuple[float, float]]
    community_names: Mapping[int, str]
    locations: Sequence[Location]
    findings: Sequence[Finding]
    tour: Sequence[TourStep]
    moved: Mapping[str, str]
    disagreements: Sequence[Disagreement]
    waiting: int
    coverage: Sequence[Run] = ()
    history: Sequence[Step] = ()
    sealed: bool = False

    @cached_property
    def sites(self) -> Counter[str]:
        """The sites that are evidence, with the number of their pages."""
        return pages_by_site(self.statements)

    @cached_property
    def counts(self) -> dict[str, int]:
        """The figures that every format shows."""
        related = {end for r in self.relations for end in (r.source_id, r.target_id)}
        return {
            "organisations": len(self.organisations),
            "relations": len(self.relations),
            "statements": len(self.statements),
            "sources": self.sites.total(),
            "countries": len({o.country for o in self.organisations if o.country}),
            "without_relation": len(self.organisations) - len(related),
            "conflicts": len(self.conflicts),
        }

    @cached_property
    def drawn(self) -> list[Text]:
        """What was drawn at random or left out because the survey is large, by language."""
        ties = sum(int(degree or 0) for degree in self.measures["degree"]) // 2
        return list(drawn(self.structure, len(self.organisations), ties))

    @cached_property
    def limits(self) -> list[Text]:
        """What size left out, what the figures show to be missing, what the curators say of it."""
        shown = limits.figures(self.organisations, self.counts["without_relation"])
        size = self.drawn if self.organisations else []
        return [*size, *shown, *limits.remarks(self.about)]
