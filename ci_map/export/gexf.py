"""GEXF 1.3 (https://gexf.net), as Gephi, Gephi Lite, Retina and networkx read it.

Ids are text, attributes typed, several relations between the same two are edges of different
`kind`, and every node has its place, colour (main role) and size (degree), so that the picture is
there when the file opens.
"""

from collections.abc import Iterator
from math import sqrt
from xml.etree.ElementTree import register_namespace

from ci_map.export.markup import Element, added, document, made, worded
from ci_map.export.network import Kinds, NodesAndEdges, Row, colour
from ci_map.export.snapshot import Snapshot
from ci_map.graph.build import directed
from ci_map.graph.layout import positions

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"


def gexf(snapshot: Snapshot) -> bytes:
    """The whole network as one GEXF file."""
    register_namespace("viz", VIZ)
    register_namespace("", GEXF)
    network = NodesAndEdges(snapshot)
    root = Element(f"{{{GEXF}}}gexf", {"version": "1.3"})
    meta = added(root, f"{{{GEXF}}}meta")
    added(meta, f"{{{GEXF}}}creator").text = "ci-map"
    added(meta, f"{{{GEXF}}}description").text = worded(snapshot.heading)
    graph = added(root, f"{{{GEXF}}}graph", {"defaultedgetype": "directed", "idtype": "string"})
    _declare(graph, "node", network.node_kinds)
    _declare(graph, "edge", network.edge_kinds)
    nodes, edges = (added(graph, f"{{{GEXF}}}{name}") for name in ("nodes", "edges"))
    return document(root, [(nodes, _nodes(network)), (edges, _edges(network))])


def _declare(graph: Element, owner: str, kinds: Kinds) -> None:
    attributes = added(graph, f"{{{GEXF}}}attributes", {"class": owner, "mode": "static"})
    for name, kind in kinds.items():
        described = {"id": name, "title": name, "type": kind}
        added(attributes, f"{{{GEXF}}}attribute", described)


def _nodes(network: NodesAndEdges) -> Iterator[Element]:
    places = _places(network.snapshot)
    for (organisation, row), (x, y) in zip(network.nodes(), places, strict=True):
        node = made(f"{{{GEXF}}}node", {"id": organisation.id, "label": organisation.name})
        _values(node, row)
        degree = network.snapshot.measured(organisation.id).get("degree", 0)
        added(node, f"{{{VIZ}}}size", {"value": round(4 + 4 * sqrt(degree), 2)})
        added(node, f"{{{VIZ}}}position", {"x": x, "y": y, "z": 0.0})
        added(node, f"{{{VIZ}}}color", _rgb(colour(organisation)))
        yield node


def _places(snapshot: Snapshot) -> list[tuple[float, float]]:
    community = snapshot.measures.get("community")
    membership = [None if n is None else int(n) for n in community] if community else None
    return positions(directed(snapshot.organisations, snapshot.relations), membership)


def _rgb(colour: str) -> Row:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return {"r": red, "g": green, "b": blue}


def _edges(network: NodesAndEdges) -> Iterator[Element]:
    for edge_id, relation, row in network.edges():
        described = {
            "id": edge_id,
            "source": relation.source_id,
            "target": relation.target_id,
            "kind": relation.relation,
            "label": relation.relation,
        }
        edge = made(f"{{{GEXF}}}edge", described)
        _values(edge, row)
        yield edge


def _values(element: Element, row: Row) -> None:
    values = added(element, f"{{{GEXF}}}attvalues")
    for name, value in row.items():
        added(values, f"{{{GEXF}}}attvalue", {"for": name, "value": value})
