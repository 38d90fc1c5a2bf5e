from pathlib import Path

import pytest

from ci_map.gather import gather
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.desk import open_questions, record
from ci_map.review.ids import Reviewer, record_explode, record_rekey
from tests.test_gather import crawled, seeds, write

__all__ = ["seeds"]
ADA = Reviewer("Ada", "2026-11-20", "https://example.org/renamed")


def ids(folder: Path) -> list[str]:
    return sorted({s.subject for s in gather(folder).seeds.statements if s.field == "name"})


def lines(folder: Path) -> list[str]:
    return (folder / "decisions.csv").read_text(encoding="utf-8").splitlines()[1:]


def test_a_new_id_is_on_record_and_the_old_one_leads_to_it(seeds: Path) -> None:
    record_rekey(seeds, "a", "alpha", ADA)
    assert lines(seeds) == ["a,alpha,rekey,Ada,2026-11-20,https://example.org/renamed"]
    assert ids(seeds) == ["alpha", "b", "c", "d"]
    assert gather(seeds).moved == {"a": "alpha"}
    record_rekey(seeds, "alpha", "first", ADA)
    assert gather(seeds).moved == {"a": "first", "alpha": "first"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("nobody", "x", "nobody: no organisation has this id"),
        ("a", "b", "b: is the id of another organisation; to merge"),
        ("a", "Not An Id", "Not An Id: is no id; small letters"),
        ("a", "../x", "../x: is no id"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(seeds: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(ReviewRefused) as caught:
        record_rekey(seeds, old, new, ADA)
    assert str(caught.value).startswith(fault)
    assert not (seeds / "decisions.csv").exists()


def test_who_and_when_are_needed(seeds: Path) -> None:
    for reviewer in (Reviewer(" ", "2026-11-20"), Reviewer("Ada", "today")):
        with pytest.raises(ReviewRefused):
            record_rekey(seeds, "a", "x", reviewer)


def test_an_id_that_was_left_is_not_given_again(seeds: Path) -> None:
    record_rekey(seeds, "a", "alpha", ADA)
    with pytest.raises(ReviewRefused, match="is now 'alpha'"):
        record_rekey(seeds, "a", "omega", ADA)
    with pytest.raises(ReviewRefused, match="is the id of another"):
        record_rekey(seeds, "b", "a", ADA)


def test_explode_takes_back_what_people_joined(seeds: Path) -> None:
    write(seeds, "decisions.csv", "a,b,same,Ben,2026-11-01,", "b,c,same,Ada,2026-11-20,")
    assert ids(seeds) == ["a", "d"]
    assert record_explode(seeds, "b", ADA) == ("a", "b", "c")
    assert ids(seeds) == ["a", "b", "c", "d"]
    assert [line.split(",")[:4] for line in lines(seeds)] == [
        [*pair, "unsure", "Ada"] for pair in ("ab", "ac", "bc")
    ]


def test_explode_holds_against_what_the_machine_merges(seeds: Path) -> None:
    write(seeds, "resolved.csv", "a,b,same,ci-map resolve,2026-11-01,")
    assert ids(seeds) == ["a", "c", "d"]
    record_explode(seeds, "b", ADA)
    write(seeds, "resolved.csv", "a,b,same,ci-map resolve,2027-11-01,")
    assert ids(seeds) == ["a", "b", "c", "d"]


def test_what_came_apart_can_be_joined_again_on_the_same_day(seeds: Path) -> None:
    write(seeds, "decisions.csv", "a,b,same,Ada,2026-11-20,")
    record_explode(seeds, "a", ADA)
    record([Answer("merge", "a b", "same", "Ada", "", ("x", "x", "x"))], seeds, "2026-11-20")
    assert ids(seeds) == ["a", "c", "d"]


def test_explode_of_what_is_joined_to_nothing_is_refused(seeds: Path) -> None:
    with pytest.raises(ReviewRefused, match="d: is joined to no other id"):
        record_explode(seeds, "d", ADA)


def test_a_row_taken_up_as_new_is_on_the_map_with_its_facts_and_is_not_asked_again(
    seeds: Path,
) -> None:
    path = seeds.parent / "new.csv"
    path.write_text(
        "id,name,country,roles,evidence_url\n"
        "a,Another A,IL,funder,https://a.example/\nz,Zed,NZ,,\n",
        encoding="utf-8",
    )
    answers = [Answer("new", f"new/{n}", "yes", "Ada", "", ("x", "x", "x")) for n in "az"]
    record(answers, seeds, "2026-11-20", [path])
    assert ids(seeds) == ["a", "b", "c", "d", "new-a", "z"]
    said = [s for s in gather(seeds).seeds.statements if s.subject == "new-a"]
    assert {(s.field, s.value, s.page) for s in said} >= {
        ("roles", "funder", "https://a.example/"),
        ("name", "Another A", "https://a.example/"),
    }
    before = lines(seeds)
    assert record(answers, seeds, "2026-11-21", [path]).decisions == 0
    assert lines(seeds) == before
    asked = {one.key for one in open_questions(seeds, [path])}
    assert not {"new/a", "new/z"} & asked


def test_a_cell_of_a_row_taken_up_that_no_list_may_have_is_refused(seeds: Path) -> None:
    path = seeds.parent / "new.csv"
    path.write_text("id,name,country,roles\nz,Zed,NZL,king\n", encoding="utf-8")
    answer = Answer("new", "new/z", "yes", "Ada", "", ("x", "x", "x"))
    with pytest.raises(ValueError, match=r"new\.csv:2: country: unknown country 'NZL'") as caught:
        record([answer], seeds, "2026-11-20", [path])
    assert "new.csv:2: roles: unknown roles 'king'" in str(caught.value)
    assert not (seeds / "decisions.csv").exists()


def test_a_row_of_a_source_is_asked_until_somebody_decides(seeds: Path) -> None:
    crawled(seeds, "wiki", ("wiki/q1", "name", "Entirely Else"), ("wiki/q1", "country", "NZ"))
    (question,) = [one for one in open_questions(seeds) if "wiki/q1" in one.key]
    assert (question.kind, question.key) == ("new", "wiki/q1")
    record([Answer("new", "wiki/q1", "yes", "Ada", "", ("x", "x", "x"))], seeds, "2026-11-20")
    assert "q1" in ids(seeds)
    assert not [one for one in open_questions(seeds) if "q1" in one.key]


def test_what_several_lists_have_and_the_survey_has_not_is_asked_once(seeds: Path) -> None:
    same = (("name", "Zebulon Valley Promise"), ("url", "https://zebulon.example/"))
    for source in ("one", "two"):
        crawled(seeds, source, *((f"{source}/z", *said) for said in same))
    (question,) = [one for one in open_questions(seeds) if "/z" in one.key]
    assert (question.kind, question.key) == ("new", "one/z")
    assert question.cells["reason"] == "only in one, two"
    record([Answer("new", "one/z", "yes", "Ada", "", ("x", "x", "x"))], seeds, "2026-11-20")
    assert "z" in ids(seeds)
    assert not [one for one in open_questions(seeds) if "/z" in one.key]
