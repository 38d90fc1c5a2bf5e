"""The codebook as one object."""

from dataclasses import dataclass, fields

from ci_map.codebook.entries import (
    Condition,
    Entry,
    FieldEntry,
    Indicator,
    Listing,
    RelationEntry,
    RoleEntry,
)


@dataclass(frozen=True)
class Codebook:
    """All lists. Each attribute is a `Listing` read from the file of the same name."""

    roles: Listing[RoleEntry]
    functions: Listing[Entry]
    sectors: Listing[Entry]
    domains: Listing[Entry]
    place_based: Listing[Entry]
    place_scales: Listing[Entry]
    relations: Listing[RelationEntry]
    methods: Listing[Entry]
    measures: Listing[Entry]
    fields: Listing[FieldEntry]
    problem_fit: Listing[Entry]
    preconditions: Listing[Entry]
    conditions: Listing[Condition]
    phases: Listing[Entry]
    governance_levels: Listing[Entry]
    backbone_functions: Listing[Entry]
    indicators: Listing[Indicator]
    entry_parts: Listing[Entry]
    lists: Listing[Entry]

    def listings(self) -> tuple[Listing[Entry], ...]:
        """Every list, in the order of the attributes."""
        return tuple(getattr(self, each.name) for each in fields(self))


LIST_NAMES = tuple(each.name for each in fields(Codebook))

SHAPES: dict[str, type[Entry]] = {
    "roles": RoleEntry,
    "relations": RelationEntry,
    "conditions": Condition,
    "indicators": Indicator,
    "fields": FieldEntry,
}
"""Lists whose entries say more than an `Entry`."""
