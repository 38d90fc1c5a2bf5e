"""What is decided on the seeds, in the survey built from them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.build import build
from ci_map.collect import SeedsInvalid
from ci_map.collect.collected import write_collected
from ci_map.gather import gather
from ci_map.model import Method, Statement
from tests.conftest import PAGE, SEEDS, organisation_row, relation_row

Write = Callable[..., Path]
DAY = "2026-11-20"
DECIDED = "left,right,judgement,who,when,why\n"
FACTS = "id,field,value,who,when,why\n"


@pytest.fixture
def seeds(write_seeds: Write) -> Path:
    rows = [organisation_row(id=n, name=f"Body {n}", country="US") for n in ("a", "b", "c", "d")]
    return write_seeds(rows, [relation_row("a", "funds", "b"), relation_row("b", "funds", "c")])


def write(folder: Path, name: str, *lines: str) -> None:
    header = DECIDED if name in ("decisions.csv", "resolved.csv") else FACTS
    (folder / name).write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def built(seeds: Path, tmp_path: Path, told: list[str] | None = None) -> ci_map.Survey:
    tell = (told if told is not None else []).append
    return ci_map.open(build(seeds, tmp_path / "output", "one", tell=tell))


def test_a_merge_and_a_new_id_are_built_and_old_ids_are_found(seeds: Path, tmp_path: Path) -> None:
    write(seeds, "decisions.csv", "a,b,same,Ada,2026-11-01,", "c,sea,rekey,Ada,2026-11-02,renamed")
    survey = built(seeds, tmp_path)
    assert survey.organisations.index.tolist() == ["a", "d", "sea"]
    assert survey.organisations.loc["a", "aliases"] == ["Body b"]
    assert survey.relations[["source_id", "target_id"]].to_numpy().tolist() == [["a", "sea"]]
    assert survey.manifest["moved"] == {"b": "a", "c": "sea"}
    page = (survey.folder / "map.html").read_text(encoding="utf-8")
    assert '"moved":{"b":"a","c":"sea"}' in page


def test_decisions_that_disagree_are_told_and_nothing_is_chosen(
    seeds: Path, tmp_path: Path
) -> None:
    write(seeds, "decisions.csv", "a,b,same,Ada,2026-11-01,", "a,b,different,Ben,2026-11-02,")
    told: list[str] = []
    survey = built(seeds, tmp_path, told)
    assert len(survey.organisations) == 4
    (one,) = survey.manifest["disagreements"]
    assert one["ids"] == ["a", "b"]
    assert {d["who"] for d in one["decisions"]} == {"Ada", "Ben"}
    assert told[0].startswith("decisions disagree on a, b: ")


def test_an_id_that_no_list_has_is_told_with_its_line_and_what_is_meant(
    write_seeds: Write, tmp_path: Path
) -> None:
    seeds = write_seeds([organisation_row(id=n, name=n) for n in ("fsg-global", "tamarack", "c")])
    write(
        seeds,
        "decisions.csv",
        "fsg-globl,tamarack,different,Ada,2026-11-01,",
        "fsg-global,fsg,rekey,Ada,2026-11-01,",
        "c,elsewhere/c,same,Ada,2026-11-01,",
    )
    told: list[str] = []
    assert len(built(seeds, tmp_path, told).organisations) == 3
    (remark,) = told
    assert remark.startswith(f"{(seeds / 'decisions.csv').as_posix()}:2: left: no list has 'fsg-g")
    assert remark.endswith(
        "; mend the id; of a row that is gone make a rekey, or delete the line (meant fsg-global?)"
    )


def test_a_person_beats_what_was_merged_without_asking(seeds: Path, tmp_path: Path) -> None:
    write(seeds, "resolved.csv", "a,b,same,ci-map resolve,2026-11-01,0.99")
    assert len(built(seeds, tmp_path).organisations) == 3
    write(seeds, "decisions.csv", "a,b,different,Ada,2020-01-01,")
    assert len(built(seeds, tmp_path).organisations) == 4


def test_a_reviewer_beats_the_lists(seeds: Path, tmp_path: Path) -> None:
    write(
        seeds,
        "reviewed.csv",
        "a,name,Anew,Ada,2026-11-01,",
        "a,roles,funder|backbone,Ada,2026-11-01,",
        "b,country,unknown,Ada,2026-11-01,",
        "d,included,no,Ada,2026-11-01,",
        "nobody,founded,1999,Ada,2026-11-01,",
    )
    survey = built(seeds, tmp_path)
    assert survey.organisations.index.tolist() == ["a", "b", "c"]
    assert survey.organisations.loc["a", "name"] == "Anew"
    assert survey.organisations.loc["a", "roles"] == ["funder", "backbone"]
    assert survey.organisations["country"].isna().tolist() == [False, True, False]
    said = survey.statements
    assert set(said[(said["subject"] == "a") & (said["field"] == "name")]["value"]) == {
        "Anew",
        "Body a",
    }


def test_of_two_reviewers_the_later_list_stands_and_the_other_is_a_conflict(
    seeds: Path, tmp_path: Path
) -> None:
    write(
        seeds, "reviewed.csv", "a,roles,funder,Ben,2026-11-01,", "a,roles,backbone,Ada,2026-11-02,"
    )
    survey = built(seeds, tmp_path)
    assert survey.organisations.loc["a", "roles"] == ["backbone"]
    assert survey.manifest["counts"]["conflicts"] == 1


def test_a_new_id_is_no_change_against_the_survey_before(seeds: Path, tmp_path: Path) -> None:
    before = built(seeds, tmp_path)
    write(seeds, "decisions.csv", "c,sea,rekey,Ada,2026-11-02,")
    page = build(seeds, tmp_path / "output", "two", before) / "map.html"
    payload = page.read_text(encoding="utf-8")
    assert '"relations":{"gained":[],"lost":[]},"organisations":[]' in payload


COLLECTED = (
    "subject,field,value,position,original_value,page,page_hash,first_seen,last_seen,confidence"
)


def crawled(folder: Path, source: str, *told: tuple[str, str, str]) -> None:
    days = "https://w.org/,,2026-01-01,2026-11-01,0.9"
    rows = [
        COLLECTED,
        *(f"{subject},{field},{value},0,{value},{days}" for subject, field, value in told),
    ]
    (folder / "collected").mkdir(exist_ok=True)
    (folder / "collected" / f"{source}.csv").write_text("\n".join([*rows, ""]), encoding="utf-8")


def test_what_sources_say_joins_the_organisations_they_are_resolved_to(
    seeds: Path, tmp_path: Path
) -> None:
    crawled(
        seeds,
        "wiki",
        ("wiki/q1", "name", "A Body"),
        ("wiki/q1", "founded", "1990"),
        ("wiki/q2", "name", "New Body"),
        ("wiki/q3", "name", "Waiting"),
        ("wiki/q3", "founded", "long ago"),
        ("wiki/q2/funds/wiki/q1", "relation", "funds"),
        ("wiki/q2/funds/wiki/q3", "relation", "funds"),
    )
    machine = "ci-map resolve,2026-11-01,"
    write(
        seeds,
        "resolved.csv",
        f"wiki/q1,a,same,{machine}",
        f"wiki/q2,new-body,rekey,{machine}",
    )
    told: list[str] = []
    survey = built(seeds, tmp_path, told)
    assert survey.organisations.index.tolist() == ["a", "b", "c", "d", "new-body"]
    assert survey.organisations.loc["a", "name"] == "Body a"
    assert survey.organisations.loc["a", "founded"] == 1990
    assert ["new-body", "a"] in survey.relations[["source_id", "target_id"]].to_numpy().tolist()
    assert survey.manifest["waiting"] == 1
    assert survey.manifest["moved"] == {}
    assert told == ["wiki: left out: wiki/q3 has founded 'long ago'"]
    methods = survey.statements.set_index(["subject", "field"])["method"]
    assert methods["a", "founded"] == "crawled"
    assert "collected/wiki.csv" in survey.manifest["inputs"]


def test_every_fault_of_every_file_is_told_at_once(seeds: Path) -> None:
    write(seeds, "decisions.csv", "a,a,maybe,,yesterday,")
    write(seeds, "reviewed.csv", "a,roles,king,Ada,2026-11-01,", "a,founded,soon,Ada,,")
    with pytest.raises(SeedsInvalid) as caught:
        gather(seeds)
    told = str(caught.value)
    assert "decisions.csv:2: judgement: unknown judgement 'maybe'" in told
    assert "reviewed.csv:2: value: unknown roles 'king'; allowed: " in told
    assert "reviewed.csv:3: value: bad year 'soon'" in told


def test_decisions_are_among_the_inputs(seeds: Path, tmp_path: Path) -> None:
    write(seeds, "decisions.csv", "a,b,same,Ada,2026-11-01,")
    inputs = json.loads((built(seeds, tmp_path).folder / "survey.json").read_text())["inputs"]
    assert list(inputs) == ["decisions.csv", "organisations.csv", "relations.csv"]


def test_the_project_s_own_decisions_can_be_applied() -> None:
    assert gather(SEEDS).seeds.statements


def test_what_sites_say_is_evidence_and_adds_no_relation(seeds: Path, tmp_path: Path) -> None:
    before = ci_map.open(build(seeds, tmp_path / "output", "before"))
    said = [("links_to", "c"), ("email", "x@a.example"), ("founded", "1999")]
    statements = [
        Statement(f"sites/{who}", field, value, 0, value, "sites", PAGE, "f00", DAY, DAY,
                  Method.CRAWLED, 0.8)
        for who in ("a", "nobody")
        for field, value in said
    ]  # fmt: skip
    write_collected(seeds / "collected" / "sites.csv", statements)
    survey = built(seeds, tmp_path)
    assert survey.relations.equals(before.relations)
    assert survey.measures().equals(before.measures())
    assert survey.organisations.index.tolist() == before.organisations.index.tolist()
    assert survey.organisations.loc["a", "founded"] == 1999
    evidence = survey.evidence("a")
    found = evidence[evidence["source"] == "sites"]
    assert sorted(zip(found["field"], found["value"], strict=True)) == sorted(said)


@pytest.mark.parametrize("name", ["??? ????", "M?ori Wardens"])
def test_letters_that_a_program_could_not_save_are_remarked(write_seeds: Write, name: str) -> None:
    rows = [
        organisation_row(id="a", name="Who?", url="https://a.example/p?x=1", note="p?x=1"),
        organisation_row(id="b", name=name),
    ]
    (remark,) = gather(write_seeds(rows)).remarks()
    assert remark.startswith("1 of the names seem to have ? for letters")
    assert f"as {name!r} of b;" in remark


def test_the_real_lists_have_all_their_letters() -> None:
    assert not [remark for remark in gather(SEEDS).remarks() if "for letters" in remark]
