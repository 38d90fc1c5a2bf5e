"""GeoJSON by the rules of RFC 7946, JSON-LD and SKOS in rdflib."""

import json
from typing import Any

import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from ci_map.codebook import LANGUAGES, load
from ci_map.export import Snapshot
from ci_map.export.geojson import geojson
from ci_map.export.jsonld import jsonld
from ci_map.export.skos import skos

SCHEMA = Namespace("https://schema.org/")
FSG = URIRef("urn:ci-map:organisation:fsg")


def check_rfc_7946(collection: dict[str, Any]) -> None:
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    for feature in collection["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        if feature["geometry"] is not None:
            assert set(feature["geometry"]) == {"type", "coordinates"}
            lon, lat = feature["geometry"]["coordinates"]
            assert feature["geometry"]["type"] == "Point"
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90


@pytest.mark.parametrize("which", ["whole", "hostile", "empty"])
def test_geojson_keeps_the_rules(which: str, request: pytest.FixtureRequest) -> None:
    content = geojson(request.getfixturevalue(which))
    assert b"<" not in content
    check_rfc_7946(json.loads(content))


def test_a_point_says_how_exact_it_is(whole: Snapshot) -> None:
    features = {f["id"]: f for f in json.loads(geojson(whole))["features"]}
    assert len(features) == 1267
    lon, lat = features["tamarack-institute"]["geometry"]["coordinates"]
    assert (lon, lat) == (pytest.approx(-80.5, abs=0.1), pytest.approx(43.5, abs=0.1))  # Waterloo
    assert features["tamarack-institute"]["properties"]["precision"] == "locality"
    precisions = {f["properties"]["precision"] for f in features.values()}
    assert precisions == {"locality", "region", "country", None}
    assert len({tuple(f["properties"]) for f in features.values()}) == 1
    nowhere = [f for f in features.values() if f["properties"]["precision"] is None]
    assert all(f["geometry"] is None for f in nowhere)


def test_json_ld_is_a_graph_of_organisations(whole: Snapshot) -> None:
    graph = Graph().parse(data=jsonld(whole), format="json-ld")
    assert len(set(graph.subjects(RDF.type, SCHEMA.Organization))) == 1267
    assert graph.value(FSG, SCHEMA.name) == Literal("FSG")
    funders = {r.source_id for r in whole.relations if r.relation == "funds"}
    told = {str(o).rsplit(":", 1)[1] for o in graph.objects(None, SCHEMA.funder)}
    assert told == funders
    for relation in whole.relations[:200]:
        ends = [
            URIRef(f"urn:ci-map:organisation:{e}") for e in (relation.source_id, relation.target_id)
        ]
        assert (ends[0], URIRef(f"urn:ci-map:{relation.relation}"), ends[1]) in graph


def test_json_ld_holds_hostile_texts_and_can_stand_in_a_page(hostile: Snapshot) -> None:
    content = jsonld(hostile)
    assert b"<" not in content
    graph = Graph().parse(data=content, format="json-ld")
    names = {str(name) for name in graph.objects(None, SCHEMA.name)}
    assert names == {organisation.name for organisation in hostile.organisations}
    assert not list(graph.objects(URIRef("urn:ci-map:organisation:a-script"), SCHEMA.url))


def test_the_codebook_is_a_skos_vocabulary_in_every_language() -> None:
    graph = Graph().parse(data=skos(), format="turtle")
    expected = sum(len(x) for x in load().listings() if x.name not in ("lists", "entry_parts"))
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) == expected
    for concept in concepts:
        labels = {label.language for label in graph.objects(concept, SKOS.prefLabel)}  # type: ignore[attr-defined]
        assert labels == set(LANGUAGES)
        scheme = graph.value(concept, SKOS.inScheme)
        assert (scheme, SKOS.hasTopConcept, concept) in graph
    backbone = URIRef("urn:ci-map:codebook:roles:backbone")
    assert Literal("ארגוני שדרה", lang="he") in set(graph.objects(backbone, SKOS.prefLabel))
    assert Literal("ארגון שדרה", lang="he") in set(graph.objects(backbone, SKOS.altLabel))
    assert not set(graph.subject_objects(SKOS.prefLabel)) & set(
        graph.subject_objects(SKOS.altLabel)
    )
    indicators = len(load().indicators)
    assert len(list(graph.subject_objects(SKOS.broadMatch))) == indicators == 27
