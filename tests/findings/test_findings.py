import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import ci_map
from ci_map.codebook import LANGUAGES
from ci_map.findings import (
    FINDINGS,
    Material,
    Verdict,
    find_all,
    geography,
    network,
    philanthropy,
    place,
)
from ci_map.findings.words import templates
from ci_map.graph.build import directed
from ci_map.model import Organisation, Relation

IDS = ["geography", "place", "domains", "network", "philanthropy", "coverage"]


def material(
    organisations: list[Organisation], relations: list[Relation] | None = None
) -> Material:
    ordered = sorted(organisations, key=lambda o: o.id)
    return Material(ordered, relations or [], [], directed(ordered, relations or []))


def here(n: int, country: str) -> list[Organisation]:
    return [Organisation(f"{country.lower()}-{i}", "X", country=country) for i in range(n)]


def texts_of(value: Any) -> list[dict[str, str]]:
    """Every mapping of languages to words inside a finding."""
    if isinstance(value, dict) and set(value) == set(LANGUAGES):
        return [value]
    inside = value.values() if isinstance(value, dict) else value
    return (
        []
        if isinstance(inside, str | int | float | None)
        else [t for v in inside for t in texts_of(v)]
    )


def test_all_six_are_told_in_every_language_without_a_gap(survey: ci_map.Survey) -> None:
    found = survey.findings()
    assert [finding["id"] for finding in found] == IDS
    texts = texts_of(found)
    assert len(texts) > 60
    assert all(words and "{" not in words for text in texts for words in text.values())


def test_every_template_has_every_language_and_the_same_figures() -> None:
    for named in templates().values():
        for text in named.values():
            assert tuple(text) == LANGUAGES
            fields = [
                sorted(part.split("}")[0] for part in t.split("{")[1:]) for t in text.values()
            ]
            assert all(names == fields[0] for names in fields)


def test_geography_counts_what_the_table_has(survey: ci_map.Survey) -> None:
    found = survey.findings()[0]
    american = int(survey.organisations["country"].eq("US").sum())
    assert f"{american} (" in found["sentence"]["en"]
    assert found["charts"][0]["rows"][0]["value"] == american


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ({"US": 20, "CA": 9, "AU": 3, "FR": 1}, Verdict.AGREES),
        ({"US": 20, "CA": 3, "FR": 9}, Verdict.PARTLY),
        ({"US": 20, "CA": 9, "FR": 5, "DE": 5}, Verdict.PARTLY),
        ({"US": 9, "CA": 10}, Verdict.DISAGREES),
    ],
)
def test_geography_may_disagree(counts: dict[str, int], verdict: Verdict) -> None:
    organisations = [o for country, n in counts.items() for o in here(n, country)]
    assert geography.find(material(organisations)).verdict == verdict


@pytest.mark.parametrize(
    ("scales", "verdict"),
    [
        ({"metropolitan": 9, "rural": 2}, Verdict.AGREES),
        ({"city": 9, "metropolitan": 3, "rural": 2}, Verdict.PARTLY),
        ({"rural": 9, "city": 3}, Verdict.DISAGREES),
        ({}, Verdict.CANNOT_TELL),
    ],
)
def test_place_may_disagree(scales: dict[str, int], verdict: Verdict) -> None:
    organisations = [
        Organisation(f"{s}-{i}", "X", roles=("initiative",), place_based=True, place_scale=s)
        for s, n in scales.items()
        for i in range(n)
    ] or [Organisation("a", "A")]
    assert place.find(material(organisations)).verdict == verdict


def test_the_network_is_measured_as_networkx_does(survey: ci_map.Survey) -> None:
    whole = nx.Graph(survey.networkx())
    charts = {chart["id"]: chart["rows"] for chart in survey.findings()[3]["charts"]}
    near = nx.single_source_shortest_path_length(whole, "fsg", cutoff=3)
    assert charts["reach"][0]["count"] == charts["steps"][2]["count"] == len(near) - 1
    component = nx.node_connected_component(whole, "fsg")
    largest = max(map(len, nx.connected_components(whole.subgraph(component - {"fsg"}))))
    cut = 1 - largest / (len(component) - 1)
    assert charts["without"][0]["value"] == pytest.approx(cut, abs=1e-4)


def test_without_fsg_nothing_is_said_of_it() -> None:
    finding = network.find(material(here(3, "US")))
    assert (finding.verdict, finding.charts) == (Verdict.CANNOT_TELL, ())


def test_a_star_falls_apart_without_its_middle() -> None:
    organisations = [Organisation(x, x) for x in ("fsg", "a", "b", "c", "d")]
    relations = [Relation("fsg", "advises", x) for x in "abcd"]
    finding = network.find(material(organisations, relations))
    assert finding.verdict == Verdict.AGREES
    assert finding.charts[-1].rows[0].value == pytest.approx(0.75)


def test_a_funder_counts_directly_as_founder_and_through_the_backbone() -> None:
    initiatives = [Organisation(f"i{n}", "I", roles=("initiative",)) for n in range(5)]
    ended = Organisation("gone", "G", roles=("initiative",), ended=2012)
    funder = Organisation("f", "F", roles=("funder",))
    backbone = Organisation("b", "B", roles=("backbone",))
    relations = [
        Relation("f", "funds", "i0"),
        Relation("f", "founded", "i1"),
        Relation("f", "funds", "b"),
        Relation("b", "backbone_of", "i2"),
        Relation("i3", "partner_of", "b"),
        Relation("f", "funds", "gone"),
    ]
    finding = philanthropy.find(material([*initiatives, ended, funder, backbone], relations))
    assert "Of 4 active initiatives" in finding.sentence["en"]
    assert "3 (75%) have a known funder" in finding.sentence["en"]


def test_a_lower_bound_below_a_half_proves_nothing() -> None:
    organisations = [Organisation(f"i{n}", "I", roles=("initiative",)) for n in range(40)]
    relations = [Relation(f"i{n}", "partner_of", f"i{n + 1}") for n in range(39)]
    assert philanthropy.find(material(organisations, relations)).verdict == Verdict.CANNOT_TELL


def test_a_survey_of_few_or_none_can_be_told() -> None:
    assert find_all(material([])) == []
    assert len(find_all(material([Organisation("fsg", "FSG")]))) == len(FINDINGS)


def test_the_same_findings_with_each_run(built: Path, survey: ci_map.Survey) -> None:
    text = (built / "findings.json").read_text(encoding="utf-8")
    assert json.loads(text) == survey.findings()
