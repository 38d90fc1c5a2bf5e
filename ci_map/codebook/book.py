"""The codebook as one object."""

from dataclasses import dataclass, fields

from ci_map.codebook.entries import (
    CodeList,
    Condition,
    Entry,
    FieldEntry,
    Indicator,
    RelationEntry,
    RoleEntry,
)


@dataclass(frozen=True)
class Codebook:
    """All lists. Each attribute is a `CodeList` read from the file of the same name."""

    roles: CodeList[RoleEntry]
    functions: CodeList[Entry]
    sectors: CodeList[Entry]
    domains: CodeList[Entry]
    place_based: CodeList[Entry]
    place_scales: CodeList[Entry]
    relations: CodeList[RelationEntry]
    methods: CodeList[Entry]
    measures: CodeList[Entry]
    fields: CodeList[FieldEntry]
    problem_fit: CodeList[Entry]
    preconditions: CodeList[Entry]
    conditions: CodeList[Condition]
    phases: CodeList[Entry]
    governance_levels: CodeList[Entry]
    backbone_functions: CodeList[Entry]
    indicators: CodeList[Indicator]
    entry_parts: CodeList[Entry]
    lists: CodeList[Entry]

    def listings(self) -> tuple[CodeList[Entry], ...]:
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
