import json
import re
import shutil
import warnings
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import igraph
import networkx as nx
import pytest
from typer.testing import CliRunner

import ci_map
from ci_map.build import build
from ci_map.card import card
from ci_map.cli.app import app
from tests.conftest import organisation_row

Write = Callable[..., Path]
SCRIPT = "</script><img src=x onerror=alert(1)>"


def test_what_is_loaded_late_is_completed_and_slips_are_told() -> None:
    assert {"open", "Survey", "classify", "__version__"} <= set(dir(ci_map))
    assert ci_map.__version__ == version("ci-map")
    with pytest.raises(AttributeError) as slip:
        _ = ci_map.opne
    # By these Python adds: did you mean 'open'?
    assert (slip.value.name, slip.value.obj) == ("opne", ci_map)


def test_the_tables_have_types(survey: ci_map.Survey) -> None:
    organisations = survey.organisations
    assert organisations.index.name == "id"
    assert organisations.loc["fsg", "roles"] == ["infrastructure"]
    assert organisations.loc["tamarack-institute", "founded"] == 2002
    assert organisations["place_based"].sum() == 666
    assert organisations["founded"].isna()["fsg"]


def test_a_country_called_na_is_namibia(write_seeds: Write, tmp_path: Path) -> None:
    folder = build(write_seeds([organisation_row(country="NA", name="None")]), tmp_path / "output")
    row = ci_map.open(folder).organisations.loc["a-b"]
    assert (row["country"], row["name"]) == ("NA", "None")


def test_find_takes_columns_singulars_and_several_values(survey: ci_map.Survey) -> None:
    canadian = survey.find(role="backbone", country="CA")
    assert set(canadian["country"]) == {"CA"}
    assert all("backbone" in roles for roles in canadian["roles"])
    both = survey.find(role="backbone", country=["CA", "US"])
    assert len(both) == len(canadian) + len(survey.find(role="backbone", country="US"))
    assert len(survey.find(place_based=True)) == 666
    assert len(survey.find()) == 1267
    assert survey.find(domain="health", place_scale="county").empty is False
    assert survey.find(country="AQ").empty


@pytest.mark.parametrize(
    ("criteria", "told"),
    [
        ({"role": "Backbone"}, "unknown roles 'Backbone'; allowed: infrastructure, backbone, "),
        ({"country": ["Canada", "IL"], "role": "nobody"}, "unknown roles 'nobody'"),
        ({"country": "Canada"}, '(here "CA")'),
        ({"founded": "2011"}, "founded is Int64, and '2011' is a text"),
        ({"place_based": "yes"}, "place_based is boolean, and 'yes' is a text"),
    ],
)
def test_find_warns_of_what_nobody_can_have(
    criteria: dict[str, object], told: str, survey: ci_map.Survey
) -> None:
    with pytest.warns(UserWarning, match=re.escape(told)) as warned:
        assert survey.find(**criteria).empty
    assert warned[0].filename == __file__


def test_find_is_silent_where_nobody_happens_to_be(survey: ci_map.Survey) -> None:
    with warnings.catch_warnings(action="error"):
        assert survey.find(country="AQ", founded=1066, roles_2015="x", locality="Nowhere").empty


def test_find_refuses_an_unknown_criterion(survey: ci_map.Survey) -> None:
    with pytest.raises(TypeError, match="unknown criterion 'colour'; allowed: name, "):
        survey.find(colour="red")


def test_ranks_are_those_of_the_measures_and_have_bounds(survey: ci_map.Survey) -> None:
    ranks = survey.ranks()
    for name in ("degree", "betweenness"):
        expected = survey.measures()[name].rank(method="min", ascending=False).astype("Int64")
        assert (ranks[f"{name}_rank"] == expected).all()
        assert (ranks[f"{name}_low"] <= ranks[f"{name}_rank"]).all()
        assert (ranks[f"{name}_rank"] <= ranks[f"{name}_high"]).all()


def test_brokerage_and_structure_are_read(survey: ci_map.Survey) -> None:
    brokers = survey.brokerage()
    assert brokers.index.names == ["id", "grouping"]
    assert (brokers.sum(axis=1) > 0).all()
    assert survey.structure()["cut_points"]["first"][0]["id"] in survey.organisations.index


def test_what_findings_have_had_later_is_empty_in_an_older_survey(
    survey: ci_map.Survey, tmp_path: Path
) -> None:
    older = shutil.copytree(survey.folder, tmp_path / "older")
    (older / "SHA256SUMS").unlink()
    found = json.loads((older / "findings.json").read_bytes())
    assert survey.findings() == found
    for finding in found:
        del finding["claims"]
        for chart in finding["charts"]:
            del chart["out_of"]
    (older / "findings.json").write_text(json.dumps(found), encoding="utf-8")
    run = CliRunner().invoke(app, ["findings", "--survey", str(older)])
    assert run.exit_code == 0, run.output
    assert all(finding["title"]["en"] in run.output for finding in found)


def test_measures_have_a_row_an_organisation(survey: ci_map.Survey) -> None:
    measures = survey.measures()
    assert list(measures.index) == list(survey.organisations.index)
    top = measures["betweenness"].nlargest(5).index
    assert {"fsg", "tamarack-institute", "strivetogether"} <= set(top)
    assert str(measures["degree"].dtype) == "Int64"
    alone = measures[measures["degree"] == 0]
    assert len(alone) == 142
    assert alone["closeness"].isna().all()


def test_changing_the_measures_changes_a_copy(survey: ci_map.Survey) -> None:
    changed = survey.measures()
    changed["degree"] = 0
    assert survey.measures()["degree"].max() > 0


def test_changing_the_graph_changes_a_copy(survey: ci_map.Survey) -> None:
    changed = survey.graph()
    changed.vs["label"] = ""
    changed.delete_vertices([0])
    assert survey.graph().vcount() == 1267
    assert survey.networkx().nodes["fsg"]["label"] == "FSG"
    assert "fsg" in survey.ego("fsg")


def test_the_graph_is_that_of_the_tables(survey: ci_map.Survey) -> None:
    graph = survey.graph()
    assert isinstance(graph, igraph.Graph)
    assert (graph.vcount(), graph.ecount()) == (1267, 1361)
    assert graph.vs.find("fsg")["label"] == "FSG"
    other = survey.networkx()
    assert isinstance(other, nx.MultiDiGraph)
    assert (other.number_of_nodes(), other.number_of_edges()) == (1267, 1361)
    assert other.nodes["fsg"]["country"] == "US"


def test_ego_is_that_of_networkx(survey: ci_map.Survey) -> None:
    whole = nx.Graph(survey.networkx())
    for radius in (0, 1, 2):
        expected = set(nx.ego_graph(whole, "fsg", radius=radius))
        assert set(survey.ego("fsg", radius)) == expected


def test_ego_of_nobody_names_who_is_spelt_alike(survey: ci_map.Survey) -> None:
    with pytest.raises(KeyError, match="fsg"):
        survey.ego("fsgg")


def test_evidence_shows_values_pages_and_relations(survey: ci_map.Survey) -> None:
    evidence = survey.evidence("fsg")
    facts = evidence[evidence["subject"] == "fsg"].set_index("field")
    assert facts.loc["name", "value"] == "FSG"
    assert facts["page"].str.startswith("https://studylib.net/")["name"]
    assert facts.loc["roles_2015", "source"] == "survey_2015.csv"
    assert set(evidence["method"]) == {"curated"}
    assert "fsg/" in "".join(evidence["subject"])
    relations = survey.relations.query("source_id == 'fsg' or target_id == 'fsg'")
    assert evidence.query("field == 'relation'")["subject"].nunique() == len(relations)


def test_evidence_of_nobody_is_an_error(survey: ci_map.Survey) -> None:
    with pytest.raises(KeyError, match="nobody"):
        survey.evidence("nobody")
    with pytest.raises(KeyError, match=r"close to it: .*tamarack-institute"):
        survey.evidence("Tamarack Institute")


def test_a_survey_shows_itself_in_a_notebook_with_every_text_escaped(
    survey: ci_map.Survey,
) -> None:
    shown = survey._repr_html_()
    assert "The world of collective impact" in shown
    assert ">1,267<" in shown
    survey_of_a_stranger = {"name": "<b>", "title": {"en": SCRIPT}, "limits": [{"en": SCRIPT}]}
    shown = card(survey_of_a_stranger | {"counts": {"<i>": 1}})
    assert "<img" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_a_part_is_exported_for_another_program(survey: ci_map.Survey, tmp_path: Path) -> None:
    written = survey.export("graphml", tmp_path / "near.graphml", organisation="sheatufim")
    assert set(nx.read_graphml(written)) == set(survey.ego("sheatufim"))
