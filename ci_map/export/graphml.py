"""GraphML (http://graphml.graphdrawing.org), as networkx, igraph, Gephi, yEd and Cytoscape read it.

Attributes are called as in `survey.graph()`: `name` is the id, `label` the name.
"""

from collections.abc import Iterator
from itertools import chain
from xml.etree.ElementTree import register_namespace

from ci_map.export.markup import Element, added, document, made, worded
from ci_map.export.network import Kinds, NodesAndEdges, Row
from ci_map.export.snapshot import Snapshot
from ci_map.model.organisation import as_text

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"string": "string", "integer": "int", "double": "double", "boolean": "string"}


def graphml(snapshot: Snapshot) -> bytes:
    """The whole network as one GraphML file."""
    register_namespace("", NAMESPACE)
    network = NodesAndEdges(snapshot)
    root = Element(f"{{{NAMESPACE}}}graphml")
    _declare(root, "node", {"name": "string", "label": "string"} | dict(network.node_kinds))
    _declare(root, "edge", network.edge_kinds)
    graph = added(root, f"{{{NAMESPACE}}}graph", {"id": "survey", "edgedefault": "directed"})
    return document(root, [(graph, chain(_nodes(network), _edges(network)))])


def _nodes(network: NodesAndEdges) -> Iterator[Element]:
    for organisation, row in network.nodes():
        node = made(f"{{{NAMESPACE}}}node", {"id": organisation.id})
        _values(node, "node", {"name": organisation.id, "label": organisation.name, **row})
        yield node


def _edges(network: NodesAndEdges) -> Iterator[Element]:
    for edge_id, relation, row in network.edges():
        ends = {"source": relation.source_id, "target": relation.target_id}
        edge = made(f"{{{NAMESPACE}}}edge", {"id": edge_id} | ends)
        _values(edge, "edge", row)
        yield edge


def _declare(root: Element, owner: str, kinds: Kinds) -> None:
    for name, kind in kinds.items():
        described = {"attr.name": name, "attr.type": TYPES[kind]}
        added(root, f"{{{NAMESPACE}}}key", {"id": _key(owner, name), "for": owner} | described)


def _values(element: Element, owner: str, row: Row) -> None:
    for name, value in row.items():
        data = added(element, f"{{{NAMESPACE}}}data", {"key": _key(owner, name)})
        data.text = worded(as_text(value)) if isinstance(value, bool) else worded(value)


def _key(owner: str, name: str) -> str:
    return f"{owner}_{name}"
