"""What changed from survey to survey, up to one that is being built."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ci_map.changes import RANKED, Edition, InMemory, Picture, Rank, Step, compare
from ci_map.collect import Seeds, baseline
from ci_map.collect.sources.runs import Ending
from ci_map.graph.structure import Structure
from ci_map.model import Organisation, assemble
from ci_map.publish import Contents

if TYPE_CHECKING:
    from ci_map.survey import Survey


def history_up_to(now: Contents, seeds: Seeds, before: "Survey | None") -> tuple[Step, ...]:
    """The steps up to `before` and from there; without it, the one step from the survey of 2015."""
    edition = Edition(now.name, now.about.collected)
    if before:
        from ci_map import compared

        found = compare(compared.picture(before), _picture(now))
        return (*compared.history(before), Step(compared.edition(before), edition, found))
    then = baseline(seeds)
    if then is None:
        return ()
    year = str(then.about.collected)
    return (Step(Edition(year, year), edition, compare(_of_2015(then), _picture(now))),)


def _of_2015(then: Seeds) -> Picture:
    found = assemble(then.statements)
    date = then.about.collected
    return Picture(found.organisations, found.relations, InMemory(then.statements), date=date)


def _picture(now: Contents) -> Picture:
    return Picture(
        organisations=now.organisations,
        relations=now.relations,
        evidence=InMemory(now.statements),
        ranks=_ranks(now.organisations, now.structure),
        moved=now.moved,
        unreachable=frozenset(r.source for r in now.coverage if r.outcome is not Ending.READ),
        sources=frozenset(run.source for run in now.coverage),
        date=now.about.collected,
    )


def _ranks(organisations: Sequence[Organisation], structure: Structure) -> dict[str, Rank]:
    found = structure.ranks.get(RANKED)
    if found is None:
        return {}
    bounds = zip(found.rank, found.low, found.high, strict=True)
    return {o.id: Rank(*three) for o, three in zip(organisations, bounds, strict=True)}
