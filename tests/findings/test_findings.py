import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import ci_map
from ci_map.codebook import LANGUAGES
from ci_map.collect.sources.runs import Ending, Run
from ci_map.findings import (
    FINDINGS,
    Material,
    Verdict,
    by_chance,
    coverage,
    find_all,
    geography,
    network,
    philanthropy,
    place,
)
from ci_map.findings.parts import BY_COUNTRY, Share, by
from ci_map.findings.words import templates
from ci_map.graph.build import directed
from ci_map.graph.stability import Range, rank_ranges
from ci_map.model import Organisation, Relation
from ci_map.publish.findings import is_few

IDS = ["geography", "place", "domains", "network", "philanthropy", "coverage"]


def material(
    organisations: list[Organisation], relations: list[Relation] | None = None
) -> Material:
    ordered = sorted(organisations, key=lambda o: o.id)
    graph = directed(ordered, relations or [])
    between = graph.betweenness(directed=False)
    return Material(ordered, relations or [], [], graph, betweenness=between)


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
        ({"metropolitan": 19, "rural": 2}, Verdict.AGREES),
        ({"city": 19, "metropolitan": 3, "rural": 2}, Verdict.PARTLY),
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


def test_each_part_of_what_2015_said_has_a_verdict(survey: ci_map.Survey) -> None:
    for finding in survey.findings():
        verdicts = {claim["verdict"] for claim in finding["claims"]}
        assert verdicts
        if finding["verdict"] == "agrees":
            assert "disagrees" not in verdicts
        if finding["verdict"] == "partly":
            assert len(verdicts) > 1
        if finding["verdict"] == "disagrees":
            assert "disagrees" in verdicts


def test_a_part_may_hold_and_another_not() -> None:
    organisations = [*here(20, "US"), *here(3, "CA"), *here(9, "FR")]
    told = {c.text["en"].split(":")[0]: c for c in geography.find(material(organisations)).claims}
    assert told["The USA leads without rival"].verdict is Verdict.AGREES
    assert told["Canada is second"].verdict is Verdict.DISAGREES
    europe = told["Europe has hardly any"]
    assert europe.verdict is Verdict.DISAGREES
    assert "9 organisations (28%), beside 3 in Canada" in europe.text["en"]


@pytest.mark.parametrize(
    ("near", "verdict"), [(3, Verdict.AGREES), (2, Verdict.CANNOT_TELL), (0, Verdict.CANNOT_TELL)]
)
def test_relations_that_are_not_known_prove_nothing_of_tamarack(
    near: int, verdict: Verdict
) -> None:
    hub = Organisation("tamarack-institute", "Tamarack", country="CA")
    ties = [Relation(hub.id, "advises", f"ca-{n}") for n in range(near)]
    claims = geography.find(material([hub, *here(5, "CA")], ties)).claims
    (found,) = [claim for claim in claims if "Tamarack" in claim.text["en"]]
    assert found.verdict is verdict


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        ((1, 1, 1), Verdict.AGREES),
        ((2, 1, 60), Verdict.CANNOT_TELL),
        ((3, 2, 60), Verdict.DISAGREES),
    ],
)
def test_a_lead_that_the_evidence_leaves_open_cannot_be_told(
    bounds: tuple[int, int, int], verdict: Verdict
) -> None:
    claims = {claim.text["en"][:9]: claim for claim in network.find(ranked(*bounds)).claims}
    assert claims["FSG leads"].verdict is verdict
    assert "The netwo" not in claims  # no country is known


def test_without_organisations_of_a_kind_nothing_is_claimed() -> None:
    assert place.find(material([Organisation("a", "A")])).claims == ()
    assert philanthropy.find(material([Organisation("a", "A")])).claims == ()
    assert network.find(material(here(3, "US"))).claims == ()


def test_a_share_is_told_of_what_it_is_taken(survey: ci_map.Survey) -> None:
    charts = {c["id"]: c for finding in survey.findings() for c in finding["charts"]}
    parted = {name for name, chart in charts.items() if chart["out_of"]}
    assert parted >= {"american", "american_domain", "urban_country", "stem_role", "backed"}
    doing = len(survey.find(role="initiative")) + len(survey.find(role="backbone"))
    for name, chart in charts.items():
        for row in chart["rows"]:
            if chart["unit"] == "share" and row["count"] is not None and name in parted:
                held = row["value"] * row["count"]
                assert held == pytest.approx(round(held), abs=0.06)
    assert not charts["scales"]["out_of"]
    assert sum(row["count"] for row in charts["scales"]["rows"]) < doing


def test_the_network_is_measured_as_networkx_does(survey: ci_map.Survey) -> None:
    whole = nx.Graph(survey.networkx())
    charts = {chart["id"]: chart["rows"] for chart in survey.findings()[3]["charts"]}
    near = nx.single_source_shortest_path_length(whole, "fsg", cutoff=3)
    assert charts["reach_3"][0]["count"] == charts["steps"][2]["count"] == len(near) - 1
    component = nx.node_connected_component(whole, "fsg")
    largest = max(map(len, nx.connected_components(whole.subgraph(component - {"fsg"}))))
    cut = 1 - largest / (len(component) - 1)
    assert charts["without"][0]["value"] == pytest.approx(cut, abs=1e-4)


def test_who_is_near_fsg_is_told_apart_by_country_role_and_domain(survey: ci_map.Survey) -> None:
    whole = nx.Graph(survey.networkx())
    near = set(nx.single_source_shortest_path_length(whole, "fsg", cutoff=3)) - {"fsg"}
    charts = {chart["id"]: chart for chart in survey.findings()[3]["charts"]}
    others = survey.organisations.drop(index="fsg")
    canadian = set(others.index[others["country"] == "CA"])
    (row,) = [r for r in charts["near_country"]["rows"] if r["label"]["en"] == "Canada"]
    assert row["count"] == len(canadian)
    assert row["value"] == pytest.approx(len(canadian & near) / len(canadian), abs=1e-4)
    assert sum(r["count"] for r in charts["near_role"]["rows"]) == len(others)
    assert charts["near_domain"]["out_of"]


def test_without_fsg_nothing_is_said_of_it() -> None:
    finding = network.find(material(here(3, "US")))
    assert (finding.verdict, finding.charts) == (Verdict.CANNOT_TELL, ())


def test_a_star_falls_apart_without_its_middle() -> None:
    organisations = [Organisation(x, x) for x in ("fsg", "a", "b", "c", "d")]
    relations = [Relation("fsg", "advises", x) for x in "abcd"]
    whole = material(organisations, relations)
    ranks = rank_ranges(whole.graph, [()] * len(relations))
    finding = network.find(replace(whole, ranks=ranks))
    assert finding.verdict == Verdict.AGREES
    assert finding.charts[-1].rows[0].value == pytest.approx(0.75)


def test_of_a_network_too_large_for_ranges_and_random_networks_neither_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(by_chance, "MOST", 3)
    whole = replace(ranked(1, 1, 1), ranks={}, betweenness=(0.5, 0.5, 0, 0, 0.67))
    finding = network.find(whole)
    assert "in place 1; the evidence leaves places 1 to 5 open" in finding.sentence["en"]
    assert finding.verdict == Verdict.PARTLY
    assert "too large" in finding.rests_on["en"]
    assert "no place is ruled out" in finding.rests_on["en"]
    assert [chart.id for chart in finding.charts] == ["steps", "reach_1", "reach_2", "reach_3"]


def test_of_a_network_too_large_for_ranges_alone_random_networks_are_told() -> None:
    whole = replace(ranked(1, 1, 1), ranks={}, betweenness=(0.5, 0.5, 0, 0, 0.67))
    finding = network.find(whole)
    assert "random networks in which everyone keeps" in finding.rests_on["en"]
    assert finding.rests_on["en"].endswith("so that no place is ruled out.")
    assert "centralisation" in [chart.id for chart in finding.charts]


def ranked(rank: int, low: int, high: int) -> Material:
    """A chain with FSG in the middle, whose rank by betweenness is said to be this."""
    organisations = [Organisation(x, x.upper()) for x in ("a", "b", "c", "d", "fsg")]
    relations = [Relation("a", "funds", "fsg"), Relation("b", "funds", "fsg")]
    relations += [Relation("c", "funds", "a"), Relation("d", "funds", "b")]
    whole = material(organisations, relations)
    ranks = Range([2, 3, 4, 5, rank], [1, 1, 1, 1, low], [50, 60, 70, 80, high])
    return replace(whole, ranks={"betweenness": ranks})


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        ((1, 1, 1), Verdict.AGREES),
        ((1, 1, 60), Verdict.PARTLY),
        ((3, 2, 60), Verdict.PARTLY),
    ],
)
def test_a_rank_that_is_not_firm_is_no_lead(bounds: tuple[int, int, int], verdict: Verdict) -> None:
    finding = network.find(ranked(*bounds))
    assert finding.verdict == verdict
    rank, low, high = bounds
    sentence = finding.sentence["en"]
    assert f"in place {rank}; the evidence leaves places {low} to {high} open" in sentence
    assert ("FSG is firmly among the first 10" in sentence) == (high <= 10)
    assert ("None of the first 5" in sentence) == (high > 10)


def test_chance_is_told_with_an_interval(survey: ci_map.Survey) -> None:
    charts = {chart["id"]: chart["rows"] for chart in survey.findings()[3]["charts"]}
    for name in ("centralisation", "near", "without"):
        here, chance = charts[name]
        assert here["low"] is None
        assert chance["low"] <= chance["value"] <= chance["high"]


def test_what_was_asked_and_what_answered_is_told() -> None:
    runs = (
        Run("a", Ending.READ, "2026-11-20", "2026-11-20", 12, about={"title": "List A"}),
        Run("b", Ending.UNREACHABLE, "2026-11-21", None, message="503"),
    )
    finding = coverage.find(replace(material(here(3, "US")), runs=runs))
    assert "Of 2 sources asked by machine 1 answered." in finding.sentence["en"]
    rows = [(row.label["en"], row.value) for row in finding.charts[-1].rows]
    assert rows == [("List A", 12), ("b (unreachable)", None)]
    by_hand = coverage.find(material(here(3, "US")))
    assert "no source was read by machine" in by_hand.sentence["en"]
    for outcome in Ending:
        assert outcome is Ending.READ or str(outcome) in templates()["coverage"]


def test_parts_with_too_few_are_not_told() -> None:
    organisations = [*here(12, "US"), *here(7, "CA"), *here(4, "FR")]
    counted = Share(organisations, lambda o: o.id.endswith("0"), "view=table")
    chart = by(BY_COUNTRY, counted, "x", {"en": "X"})
    assert [(row.label["en"], row.count) for row in chart.rows] == [
        ("United States", 12),
        ("Canada", 7),
    ]
    assert chart.rows[0].value == pytest.approx(2 / 12)
    assert [is_few(row, chart) for row in chart.rows] == [False, True]


def test_every_finding_is_told_apart(survey: ci_map.Survey) -> None:
    charts = {f["id"]: {chart["id"] for chart in f["charts"]} for f in survey.findings()}
    assert {"american", "american_domain"} <= charts["geography"]
    assert {"urban_country", "rural_country", "urban_domain"} <= charts["place"]
    assert {"stem_country", "stem_role"} <= charts["domains"]
    assert {"reach_1", "reach_2", "reach_3"} <= charts["network"]
    assert {"sectors", "backed", "backed_country"} <= charts["philanthropy"]
    assert {"met", "found"} <= charts["coverage"]


def test_a_funder_counts_directly_as_founder_and_through_the_backbone() -> None:
    initiatives = [Organisation(f"i{n}", "I", roles=("initiative",)) for n in range(5)]
    ended = Organisation("gone", "G", roles=("initiative",), ended=2012)
    funder = Organisation("f", "F", roles=("funder",), sector="foundation")
    backbone = Organisation("b", "B", roles=("backbone",))
    relations = [
        Relation("f", "funds", "i0"),
        Relation("f", "founded", "i1"),
        Relation("f", "funds", "b"),
        Relation("b", "backbone_of", "i2"),
        Relation("i3", "partner_of", "b"),
        Relation("f", "funds", "gone"),
        Relation("f", "funds", "i4", until=2020),
        Relation("state", "funds", "i4"),
    ]
    state = Organisation("state", "S", roles=("funder",), sector="government")
    organisations = [*initiatives, ended, funder, backbone, state]
    finding = philanthropy.find(material(organisations, relations))
    assert "Of 5 active initiatives" in finding.sentence["en"]
    assert "4 have a known funder" in finding.sentence["en"]
    assert "behind 3 (60%) it is a foundation" in finding.sentence["en"]
    sectors = {row.label["en"]: row.count for row in finding.charts[0].rows}
    assert sectors == {"Foundations": 3, "Government and public bodies": 1}


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
