"""The survey as nodes and edges with typed attributes, for the graph formats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from ci_map.export.rule import Attribute, flat, kind_of, known_fields
from ci_map.export.snapshot import Snapshot, Value
from ci_map.graph.build import EDGE_ATTRIBUTES
from ci_map.model import Organisation, Relation
from ci_map.model.organisation import FIELDS

Kinds = Mapping[str, str]
Row = dict[str, Attribute]

# The palette of the map: after Okabe and Ito (2008), told apart with every colour blindness.
COLOURS = {
    "infrastructure": "#0068a8",
    "backbone": "#cc5500",
    "initiative": "#00855f",
    "funder": "#b0528a",
}
OTHER = "#85827b"


@dataclass(frozen=True)
class NodesAndEdges:
    """Nodes and edges of a snapshot. Kinds are string, integer, double, boolean."""

    snapshot: Snapshot

    @cached_property
    def node_kinds(self) -> Kinds:
        """The attributes of nodes but for id and name; `role` is the main one, to colour by."""
        fields = {field: kind_of(field) for field in FIELDS if field not in ("id", "name")}
        measures = {name: _number(column) for name, column in self.snapshot.measures.items()}
        return {"role": "string"} | fields | measures

    @property
    def edge_kinds(self) -> Kinds:
        """The attributes of edges, in the order in which every format writes them."""
        return {attribute: kind_of(attribute) for attribute in EDGE_ATTRIBUTES}

    def nodes(self) -> Iterator[tuple[Organisation, Row]]:
        """Each organisation with the attributes of `node_kinds` that are known."""
        for organisation in self.snapshot.organisations:
            measured = self.snapshot.measured(organisation.id)
            row: Row = {**known_fields(organisation), **measured}
            if organisation.role:
                row["role"] = organisation.role
            yield organisation, {name: row[name] for name in self.node_kinds if name in row}

    def edges(self) -> Iterator[tuple[str, Relation, Row]]:
        """Each relation with an id of its own and its known attributes, in a fixed order."""
        by_key = attrgetter("key")
        for key, same in groupby(sorted(self.snapshot.relations, key=by_key), by_key):
            for number, relation in enumerate(sorted(same, key=repr), start=1):
                row = {name: flat(getattr(relation, name)) for name in EDGE_ATTRIBUTES}
                known: Row = {name: value for name, value in row.items() if value is not None}
                yield f"{key}/{number}" if number > 1 else key, relation, known


def colour(organisation: Organisation) -> str:
    """The map's colour of an organisation's main role."""
    return COLOURS.get(organisation.role or "", OTHER)


def _number(column: Sequence[Value]) -> str:
    return "double" if any(isinstance(value, float) for value in column) else "integer"
