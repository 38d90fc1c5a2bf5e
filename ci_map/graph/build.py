"""Organisations and relations → the directed graph, its simple undirected ties, networkx.

One rule for attributes, for every graph and export: text, numbers and true/false stay as they
are; a list is its items joined by `|` as in the seed files (`model.organisation.as_text`); what
is not known (None, an empty list) is None in igraph, which must hold a value for each vertex, and
absent in networkx, whose writers refuse None. `name` is the id (igraph looks vertices up by it)
and `label` the name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from itertools import pairwise
from typing import TYPE_CHECKING

from ci_map.graph.engine import Attributes, Graph, new_graph
from ci_map.model import Organisation, Relation
from ci_map.model.organisation import as_text

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Attribute = str | int | float | bool | None

ENDS = ("source_id", "target_id")
RENAMED = {"id": "name", "name": "label"}
VERTEX_ATTRIBUTES = {RENAMED.get(f.name, f.name): f.name for f in fields(Organisation)}
EDGE_ATTRIBUTES = tuple(f.name for f in fields(Relation) if f.name not in ENDS)


def directed(organisations: Iterable[Organisation], relations: Iterable[Relation]) -> Graph:
    """The `igraph.Graph` of every relation: vertices in order of id, edges of (source, relation,
    target), several relations between the same two kept.

    Raises ValueError for an id given twice and for a relation with an end that is no organisation.
    """
    vertices = sorted(organisations, key=lambda organisation: organisation.id)
    edges = sorted(relations, key=_edge_order)
    graph = new_graph(len(vertices), _ends(_index(vertices), edges), directed=True)
    for attribute, field in VERTEX_ATTRIBUTES.items():
        graph.vs[attribute] = [flat(getattr(vertex, field)) for vertex in vertices]
    for attribute in EDGE_ATTRIBUTES:
        graph.es[attribute] = [flat(getattr(edge, attribute)) for edge in edges]
    return graph


def ties(graph: Graph) -> Graph:
    """The simple undirected graph in which two organisations with at least one relation, whatever
    its kind or direction, are tied once. Vertices and their attributes are those of `graph`.
    """
    return graph.as_undirected(mode="collapse").simplify()


def networkx(graph: Graph) -> "MultiDiGraph[str]":
    """The `networkx.MultiDiGraph` of `graph`: nodes are ids, the key of an edge is its kind (a
    number where the same two have the same relation twice), attributes as this module says.
    """
    # Imported here because half a second at each start of the command line is too much.
    from networkx import MultiDiGraph

    names = graph.vs["name"]
    result: MultiDiGraph[str] = MultiDiGraph()
    result.add_nodes_from(zip(names, _known(graph.vs, graph.vcount()), strict=True))
    for ends, known in zip(graph.get_edgelist(), _known(graph.es, graph.ecount()), strict=True):
        source, target = (names[end] for end in ends)
        kind = known.get("relation")
        key = None if result.has_edge(source, target, kind) else kind
        result.add_edge(source, target, key, **known)
    return result


def flat(value: object) -> Attribute:
    """One value by the rule of this module."""
    if isinstance(value, list | tuple):
        return as_text(value) or None
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"no rule for an attribute of type {type(value).__name__}: {value!r}")


def _known(columns: Attributes, count: int) -> list[dict[str, Attribute]]:
    records: list[dict[str, Attribute]] = [{} for _ in range(count)]
    for attribute in columns.attributes():
        for record, value in zip(records, columns[attribute], strict=True):
            if value is not None:
                record[attribute] = value
    return records


def _edge_order(relation: Relation) -> tuple[str, ...]:
    # The rest of the fields only decides between relations that are equal in the first three.
    rest = (repr(getattr(relation, name)) for name in EDGE_ATTRIBUTES)
    return (relation.source_id, relation.relation, relation.target_id, *rest)


def _index(organisations: Sequence[Organisation]) -> dict[str, int]:
    index = {organisation.id: place for place, organisation in enumerate(organisations)}
    if len(index) < len(organisations):
        pairs = pairwise(organisations)
        twice = sorted({first.id for first, second in pairs if first.id == second.id})
        raise ValueError(f"organisation ids must be unique; given more than once: {twice}")
    return index


def _ends(index: dict[str, int], relations: Sequence[Relation]) -> list[tuple[int, int]]:
    for relation in relations:
        for end in (relation.source_id, relation.target_id):
            if end not in index:
                triple = f"{relation.source_id} {relation.relation} {relation.target_id}"
                raise ValueError(f"relation {triple!r}: no organisation has the id {end!r}")
    return [(index[relation.source_id], index[relation.target_id]) for relation in relations]
