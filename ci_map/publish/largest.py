"""The part of a very large survey that a map holds: a browser opens no page of a gigabyte."""

from dataclasses import replace

from ci_map.graph.stability import Range
from ci_map.publish.contents import Contents
from ci_map.publish.drawn import ON_THE_MAP


def largest(contents: Contents, most: int = ON_THE_MAP) -> Contents:
    """The organisations with most ties, of equals the first by id, with the relations between them
    and all that is said of both; contents with no more than that as they are.
    """
    if len(contents.organisations) <= most:
        return contents
    degrees = contents.measures["degree"]
    kept = sorted(sorted(range(len(degrees)), key=lambda v: -(degrees[v] or 0))[:most])
    shown = {contents.organisations[v].id for v in kept}
    relations = [r for r in contents.relations if r.source_id in shown and r.target_id in shown]
    subjects = shown | {r.key for r in relations}
    return replace(
        contents,
        organisations=[contents.organisations[v] for v in kept],
        relations=relations,
        statements=[s for s in contents.statements if s.subject in subjects],
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
