"""Statements under the ids that stay."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ci_map.model import Method, Statement, assemble, relation_key
from ci_map.resolve import Decision, Judgement, apply, decision
from ci_map.resolve.settle import settle
from tests.resolve.test_decisions import DECISIONS, said

RELATIONS = ("funds", "advises")
CRAWLED = Method.CRAWLED


def statement(
    subject: str, field: str, value: str, method: Method = Method.CURATED, source: str = "seeds"
) -> Statement:
    day = "2026-11"
    page = f"https://{source}.org/"
    return Statement(subject, field, value, 0, value, source, page, None, day, day, method, 1.0)


def test_a_merged_organisation_keeps_the_facts_and_the_sources_of_both() -> None:
    told = [
        statement("b", "name", "Body"),
        statement("wiki/q1", "name", "The Body", CRAWLED, "wiki"),
        statement("wiki/q1", "founded", "1990", CRAWLED, "wiki"),
    ]
    settled = settle(told, apply([said("b", "same", "wiki/q1")]), RELATIONS)
    (body,) = assemble(settled.statements).organisations
    assert (body.id, body.name, body.founded, body.aliases) == ("b", "Body", 1990, ("The Body",))
    assert {one.source for one in settled.statements} == {"seeds", "wiki"}
    assert settled.waiting == ()


def test_of_two_curated_rows_the_one_whose_id_stays_gives_name_and_main_role() -> None:
    told = [
        statement("x", "name", "Zed"),
        statement("x", "roles", "funder"),
        statement("a-old", "name", "Alpha"),
        statement("a-old", "roles", "backbone"),
    ]
    (body,) = assemble(
        settle(told, apply([said("a-old", "rekey", "x")]), RELATIONS).statements
    ).organisations
    assert (body.id, body.name, body.roles) == ("x", "Zed", ("funder", "backbone"))
    assert body.aliases == ("Alpha",)


def test_relations_follow_their_ends_and_one_inside_a_merged_body_is_gone() -> None:
    told = [statement(name, "name", name) for name in ("a", "b", "c")]
    told += [
        statement(relation_key(*ends), "relation", ends[1])
        for ends in (("b", "funds", "c"), ("a", "funds", "c"), ("a", "advises", "b"))
    ]
    settled = settle(told, apply([said("a", "same", "b")]), RELATIONS)
    assert [r.key for r in assemble(settled.statements).relations] == ["a/funds/c"]


def test_a_row_of_a_source_waits_until_it_has_an_id_of_its_own() -> None:
    told = [
        statement("fsg", "name", "FSG"),
        statement("wiki/q1", "name", "New", CRAWLED, "wiki"),
        statement("wiki/q1/funds/wiki/q2", "relation", "funds", CRAWLED, "wiki"),
        statement("wiki/q2", "name", "FSG", CRAWLED, "wiki"),
    ]
    decided = [said("wiki/q2", "same", "fsg", "ci-map resolve")]
    settled = settle(told, apply(decided), RELATIONS)
    assert [one.subject for one in settled.waiting] == ["wiki/q1", "wiki/q1/funds/fsg"]
    assert {one.subject for one in settled.statements} == {"fsg"}
    decided.append(said("wiki/q1", "rekey", "new-body", "ci-map resolve"))
    settled = settle(told, apply(decided), RELATIONS)
    assert settled.waiting == ()
    assert {one.subject for one in settled.statements} == {"fsg", "new-body", "new-body/funds/fsg"}


def test_what_a_reviewer_leaves_out_is_gone_with_its_relations() -> None:
    told = [statement("a", "name", "A"), statement("b", "name", "B")]
    told.append(statement("a/funds/b", "relation", "funds"))
    settled = settle(told, apply([]), RELATIONS, {"b"})
    assert {one.subject for one in settled.statements} == {"a"}


SUBJECTS = st.sampled_from([f"id-{letter}" for letter in "abcdefgh"])


@given(DECISIONS, st.lists(SUBJECTS, unique=True), st.randoms(use_true_random=False))
def test_settling_is_a_function_of_the_sets_and_settling_twice_is_settling_once(
    decisions: list[Decision], names: list[str], chance: object
) -> None:
    told = [statement(name, "name", f"Body {name}") for name in names]
    told += [statement(f"{a}/funds/{b}", "relation", "funds") for a, b in pairwise(names)]
    decided = apply(decisions)
    once = settle(told, decided, RELATIONS).statements
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(settle(shuffled, decided, RELATIONS).statements) == set(once)
    assert assemble(settle(once, decided, RELATIONS).statements) == assemble(once)
    assert not {one.subject for one in once} & set(decided.canonical)


def test_a_rekey_in_the_lists_is_the_same_as_renaming_every_row() -> None:
    told = [statement("a", "name", "A"), statement("c", "name", "C")]
    told.append(statement("a/funds/c", "relation", "funds"))
    moved = settle(
        told, apply([decision("a", "z", Judgement.REKEY, "Ada", "2026-11-01")]), RELATIONS
    )
    assembled = assemble(moved.statements)
    assert [o.id for o in assembled.organisations] == ["c", "z"]
    assert [r.key for r in assembled.relations] == ["z/funds/c"]
