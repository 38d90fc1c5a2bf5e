from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid
from ci_map.model.places import country_name
from ci_map.resolve import Judgement, apply
from ci_map.review.answers import Answer, ReviewRefused
from ci_map.review.decision_file import read_decisions, write_decisions
from ci_map.review.desk import exported, open_questions, read_answers, record
from ci_map.review.facts import read_facts, statements
from ci_map.review.questions import Question
from ci_map.review.terminal import asked
from tests.conftest import ORGANISATIONS_HEADER as HEADER
from tests.conftest import RELATIONS_HEADER, organisation_row

NORTH = "https://foundationnorth.org.nz/"
PLACES = ("here", "here", "here")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    row = organisation_row(id="foundation-north", name="Foundation North", country="NZ", url=NORTH)
    (folder / "organisations.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    (folder / "relations.csv").write_text(f"{RELATIONS_HEADER}\n", encoding="utf-8")
    return folder


@pytest.fixture
def new_list(tmp_path: Path) -> Path:
    path = tmp_path / "new.csv"
    path.write_text(
        f"id,name,country,url\nasb,ASB Community Trust,NZ,{NORTH}\nx,Somebody Else,IL,\n",
        encoding="utf-8",
    )
    return path


def answer(kind: str, key: str, said: str) -> Answer:
    return Answer(kind, key, said, "Ada", "", PLACES)


def test_what_was_answered_is_not_asked_again(seeds: Path, new_list: Path) -> None:
    questions = open_questions(seeds, [new_list])
    assert [(one.kind, one.key) for one in questions] == [
        ("merge", "new/asb foundation-north"),
        ("new", "new/x"),
    ]
    given = [answer("merge", questions[0].key, "same"), answer("new", "new/x", "no")]
    record(given, seeds, "2026-11-23")
    assert open_questions(seeds, [new_list]) == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_review_goes_out_and_comes_back(seeds: Path, new_list: Path, ending: str) -> None:
    path = seeds / f"review.{ending}"
    questions = open_questions(seeds, [new_list])
    path.write_bytes(exported(questions, path, "en"))
    assert [(a.kind, a.key, a.answer) for a in read_answers(path)] == [
        (one.kind, one.key, "") for one in questions
    ]


def test_applying_a_review_again_changes_no_byte(seeds: Path) -> None:
    given = [answer("merge", "list/b a", "same"), answer("page", "fsg", "gone")]
    first = record(given, seeds, "2026-11-23")
    files = [seeds / "decisions.csv", seeds / "reviewed.csv"]
    before = [path.read_bytes() for path in files]
    again = record(given, seeds, "2026-11-24")
    assert (first.decisions, first.facts, again.decisions, again.facts) == (1, 1, 0, 0)
    assert [path.read_bytes() for path in files] == before


def test_nothing_is_written_when_one_answer_is_wrong(seeds: Path) -> None:
    given = [answer("merge", "a b", "same"), answer("new", "list/x", "perhaps")]
    with pytest.raises(ReviewRefused, match="here: unknown answer 'perhaps'; allowed: yes, no"):
        record(given, seeds, "2026-11-23")
    assert not (seeds / "decisions.csv").exists()


@pytest.mark.parametrize(
    ("kind", "key", "said", "told"),
    [
        (
            "proposal",
            "fsg roles philosopher",
            "yes",
            "here: roles: unknown roles 'philosopher'; allowed: ",
        ),
        ("proposal", "fsg country XX", "yes", "here: country: "),
        ("page", "fsg", "https://", "here: url: "),
    ],
)
def test_what_no_list_can_hold_is_refused_before_it_is_on_record(
    seeds: Path, kind: str, key: str, said: str, told: str
) -> None:
    with pytest.raises(ReviewRefused) as refused:
        record([answer(kind, key, said)], seeds, "2026-11-23")
    assert told in str(refused.value)
    assert not (seeds / "reviewed.csv").exists()
    record([answer("proposal", key, "no")] if kind == "proposal" else [], seeds, "2026-11-23")


def test_two_answers_of_one_person_to_one_question_are_refused(seeds: Path) -> None:
    given = [answer("merge", "a b", "same"), answer("merge", "a b", "different")]
    with pytest.raises(ReviewRefused, match="has another answer"):
        record(given, seeds, "2026-11-23")


def test_a_reviewed_class_is_a_statement_that_beats_all_others(seeds: Path) -> None:
    record([answer("class", "fsg roles", "backbone")], seeds, "2026-11-23")
    (said,) = statements(read_facts(seeds / "reviewed.csv"))
    assert (said.subject, said.field, said.value, said.method) == (
        "fsg",
        "roles",
        "backbone",
        "reviewed",
    )


def test_decisions_are_kept_one_a_line_sorted_and_safe(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    record(
        [answer("merge", "z y", "same"), answer("merge", "b a", "different")],
        tmp_path,
        "2026-11-23",
    )
    assert path.read_text(encoding="utf-8").splitlines() == [
        "left,right,judgement,who,when,why",
        "a,b,different,Ada,2026-11-23,",
        "y,z,same,Ada,2026-11-23,",
    ]
    write_decisions(path, read_decisions(path))
    assert apply(read_decisions(path)).judgement("z", "y") is Judgement.SAME


def test_faults_of_a_decision_are_told_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("left,right,judgement,who,when,why\na,a,maybe,,today,\n", encoding="utf-8")
    with pytest.raises(SeedsInvalid) as caught:
        read_decisions(path)
    told = [str(fault).removeprefix(f"{path.as_posix()}:") for fault in caught.value.faults]
    assert told == [
        "2: judgement: unknown judgement 'maybe'; allowed: same, different, unsure, rekey",
        "2: right: is the same id as left; two different ids",
        "2: when: bad day 'today'; a day as 2026-11-23",
        "2: who: is empty; the name of the person who decided",
    ]


def test_the_terminal_asks_until_q(capsys: pytest.CaptureFixture[str]) -> None:
    questions = [Question("merge", f"a{n} b{n}", {"name": "A\x1b[2J"}) for n in range(3)]
    keys = iter(["?", "s", "d", "q"])
    given = list(asked(questions, "Ada", lambda _: next(keys), print))
    assert [(one.key, one.answer) for one in given] == [("a0 b0", "same"), ("a1 b1", "different")]
    assert "\x1b" not in capsys.readouterr().out


def test_a_question_is_asked_in_the_language_of_the_reviewer(seeds: Path, new_list: Path) -> None:
    (merge, new) = open_questions(seeds, [new_list], language="he")
    assert merge.cells["place"] == new_zealand("he")
    assert merge.cells["other_facts"] == "תפקידים: ארגון שדרה"
    assert merge.cells["reason"].startswith("בעד גוף אחד: אותו דף בית foundationnorth.org.nz; ")
    assert " נגד: " in merge.cells["reason"]
    assert new.cells["reason"] == "רק ב-new"
    assert {q.key for q in open_questions(seeds, [new_list])} == {merge.key, new.key}


def new_zealand(language: str) -> str:
    return country_name("NZ", language)


def test_two_bodies_that_a_curator_holds_apart_are_asked_only_when_likely_one(
    seeds: Path, new_list: Path
) -> None:
    """Neighbours in one town are not asked of; a body that stands twice is, however sure."""
    alike = {"country": "AU", "locality": "Alice Springs", "region": "AU-NT"}
    rows = [
        organisation_row(id="a", name="Hand Heart Pocket", **alike),
        organisation_row(id="b", name="Strong Kids Strong Centre", **alike),
        organisation_row(
            id="c", name="Yarrow Quill Foundation", url="https://yq.example/", **alike
        ),
        organisation_row(id="d", name="Yarrow Quill", url="https://yq.example/", **alike),
    ]
    with (seeds / "organisations.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join([*rows, ""]))
    assert [one.key for one in open_questions(seeds) if one.kind == "merge"] == ["c d"]
