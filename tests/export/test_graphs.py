"""GEXF and GraphML in the programs that read them."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest

from ci_map.export import Snapshot, export
from ci_map.export.gexf import gexf
from ci_map.export.graphml import graphml
from ci_map.model import Organisation
from ci_map.publish.xml_text import legal
from ci_map.survey import Survey
from tests.export.conftest import snapshot

Graph = Any
APPEARANCE = {"viz", "id", "label", "role"}


def read(snapshot: Snapshot, format_id: str, folder: Path) -> Graph:
    path = export(snapshot, format_id, folder / f"survey.{format_id}")
    return nx.read_gexf(path) if format_id == "gexf" else nx.read_graphml(path)


@pytest.mark.parametrize("format_id", ["gexf", "graphml"])
def test_networkx_reads_every_node_edge_and_attribute(
    format_id: str, whole: Snapshot, survey: Survey, tmp_path: Path
) -> None:
    graph, expected = read(whole, format_id, tmp_path), survey.networkx()
    measures = survey.measures()
    assert set(graph) == set(expected)
    for org_id, known in expected.nodes(data=True):
        wanted: dict[str, Any] = dict(known)
        wanted |= {str(k): v for k, v in measures.loc[org_id].dropna().items()}
        if format_id == "graphml" and "place_based" in wanted:
            wanted["place_based"] = "yes" if wanted["place_based"] else "no"
        found = {k: v for k, v in graph.nodes[org_id].items() if k not in APPEARANCE | {"name"}}
        assert found == {k: v for k, v in wanted.items() if k not in APPEARANCE | {"name"}}
        assert graph.nodes[org_id]["label"] == known["label"]
        assert graph.nodes[org_id]["role"] == known["roles"].split("|")[0]
    assert _edges(graph) == _edges(expected)


def _edges(graph: Graph) -> list[tuple[str, ...]]:
    names = ("relation", "since", "until", "note")
    rows = graph.edges(data=True)
    return sorted((a, b, *(str(d.get(name)) for name in names)) for a, b, d in rows)


def test_igraph_reads_graphml_and_never_takes_unknown_for_no(
    whole: Snapshot, survey: Survey, tmp_path: Path
) -> None:
    path = export(whole, "graphml", tmp_path / "survey.graphml")
    graph = igraph.Graph.Read_GraphML(str(path))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (1267, 1361, True)
    fsg = graph.vs.find(name="fsg")
    assert (fsg["label"], fsg["country"]) == ("FSG", "US")
    expected = survey.organisations["place_based"].map({True: "yes", False: "no"}).fillna("")
    assert graph.vs["place_based"] == expected.tolist()
    betweenness = survey.measures()["betweenness"].tolist()
    assert graph.vs["betweenness"] == pytest.approx(betweenness, abs=0)
    assert sorted(graph.es["relation"]) == sorted(survey.relations["relation"])


@pytest.mark.parametrize("format_id", ["gexf", "graphml"])
def test_hostile_texts_come_back(format_id: str, hostile: Snapshot, tmp_path: Path) -> None:
    graph = read(hostile, format_id, tmp_path)
    assert graph.number_of_edges() == len(hostile.relations)
    for organisation in hostile.organisations:
        node = graph.nodes[organisation.id]
        assert node["label"] == legal(organisation.name)
        assert node.get("note") == (organisation.note and legal(organisation.note))
    assert "place_based" not in graph.nodes["b-formula"]


def test_gephi_gets_typed_attributes_text_ids_and_parallel_edges_of_different_kinds(
    hostile: Snapshot,
) -> None:
    root = ET.fromstring(gexf(hostile))  # noqa: S314 (our own file)
    space = {"g": "http://gexf.net/1.3", "v": "http://gexf.net/1.3/viz"}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert graph.attrib == {"defaultedgetype": "directed", "idtype": "string"}
    types = {a.get("type") for a in graph.findall("g:attributes/g:attribute", space)}
    assert types == {"string", "integer", "double", "boolean"}
    edges = graph.findall("g:edges/g:edge", space)
    ids = [edge.get("id") for edge in edges]
    assert len(set(ids)) == len(ids)
    pair = {(e.get("source"), e.get("target"), e.get("kind")) for e in edges}
    assert {("a-script", "b-formula", "funds"), ("a-script", "b-formula", "partner_of")} <= pair
    nodes = graph.findall("g:nodes/g:node", space)
    assert all(node.find("v:position", space) is not None for node in nodes)
    assert [nodes[0].find("v:color", space).attrib] == [{"r": "204", "g": "85", "b": "0"}]  # type: ignore[union-attr]


@pytest.mark.parametrize("which", ["whole", "hostile", "empty"])
def test_gexf_keeps_the_rules_of_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    """What the RELAX NG schema of GEXF 1.3 (github.com/gephi/gexf) asks of the parts used here."""
    root = ET.fromstring(gexf(request.getfixturevalue(which)))  # noqa: S314 (our own file)
    allowed = {
        "gexf": {"meta", "graph"},
        "meta": {"creator", "keywords", "description"},
        "graph": {"attributes", "nodes", "edges"},
        "attributes": {"attribute"},
        "attribute": {"default", "options"},
        "nodes": {"node"},
        "node": {"attvalues", "size", "position", "color"},
        "edges": {"edge"},
        "edge": {"attvalues"},
        "attvalues": {"attvalue"},
    }
    for element in root.iter():
        inside = {child.tag.partition("}")[2] for child in element}
        assert inside <= allowed.get(element.tag.partition("}")[2], set())
    ids = {node.get("id") for node in root.iter("{http://gexf.net/1.3}node")}
    for edge in root.iter("{http://gexf.net/1.3}edge"):
        assert {edge.get("source"), edge.get("target")} <= ids
    for color in root.iter("{http://gexf.net/1.3/viz}color"):
        assert all(0 <= int(color.get(channel, "")) <= 255 for channel in "rgb")


def test_a_declared_attribute_is_declared_once_and_used(whole: Snapshot) -> None:
    root = ET.fromstring(graphml(whole))  # noqa: S314 (our own file)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    declared = [key.get("id") for key in root.iter(f"{space}key")]
    assert len(set(declared)) == len(declared)
    assert {data.get("key") for data in root.iter(f"{space}data")} <= set(declared)


@pytest.mark.parametrize("render", [gexf, graphml])
def test_namespaces_are_told_once_and_lines_are_indented(render: Any, whole: Snapshot) -> None:
    text = render(whole).decode()
    assert text.count(" xmlns=") == 1
    tree = ET.fromstring(text)  # noqa: S314 — our own
    ET.indent(tree)
    expected = ET.tostring(tree, encoding="unicode").splitlines()
    assert list(map(_indent, text.splitlines()[1:])) == list(map(_indent, expected))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def test_a_text_that_looks_like_a_namespace_stays_whole(tmp_path: Path) -> None:
    text = 'see xmlns="http://graphml.graphdrawing.org/xmlns" there'
    organisations = [Organisation(one, one, note=text) for one in ("a", "b", "c")]
    graph = read(snapshot(organisations, []), "graphml", tmp_path)
    assert {graph.nodes[one]["note"] for one in graph} == {text}
