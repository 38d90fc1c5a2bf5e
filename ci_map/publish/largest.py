"""The part of a very large survey that a map holds: a browser opens no page of a gigabyte."""

from dataclasses import replace

from ci_map.graph.stability import Range
from ci_map.model.relation import relation_key
from ci_map.publish.contents import ON_THE_MAP, Contents


def largest(contents: Contents, most: int = ON_THE_MAP) -> Contents:
    """The organisations with most ties, of equals the first by id, with the relations between them
    and all that is said of both; contents with no more than that as they are.
    """
    if len(contents.organisations) <= most:
        return contents
    degrees = contents.measures["degree"]
    kept = sorted(sorted(range(len(degrees)), key=lambda v: -(degrees[v] or 0))[:most])
    organisations = [contents.organisations[v] for v in kept]
    shown = {o.id for o in organisations}
    ends = ((r, r.source_id in shown and r.target_id in shown) for r in contents.relations)
    relations = [r for r, both in ends if both]
    keys = {relation_key(r.source_id, r.relation, r.target_id) for r in relations}
    told = [s for s in contents.statements if s.subject in shown or s.subject in keys]
    return replace(
        contents,
        organisations=organisations,
        relations=relations,
        statements=told,
        measures={name: [column[v] for v in kept] for name, column in contents.measures.items()},
        structure=replace(
            contents.structure,
            ranks={name: _of(found, kept) for name, found in contents.structure.ranks.items()},
        ),
        positions=[contents.positions[v] for v in kept],
        locations=[contents.locations[v] for v in kept],
    )


def _of(found: Range, kept: list[int]) -> Range:
    return Range(*([part[v] for v in kept] for part in (found.rank, found.low, found.high)))
