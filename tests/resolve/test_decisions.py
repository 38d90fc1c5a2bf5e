"""The algebra of decisions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ci_map.resolve import Decision, Judgement, apply, decision, explode, taken_back
from ci_map.resolve.applied import Applied
from ci_map.resolve.decisions import MACHINE, is_row, latest

IDS = st.sampled_from([*(f"id-{letter}" for letter in "abcdefgh"), "list/x", "list/y", "other/z"])


@st.composite
def one_decision(draw: st.DrawFn) -> Decision:
    left, right = draw(st.lists(IDS, min_size=2, max_size=2, unique=True))
    judgement = draw(st.sampled_from(list(Judgement)))
    day = f"2026-11-{draw(st.integers(1, 28)):02}"
    return decision(left, right, judgement, draw(st.sampled_from(["Ada", "Ben"])), day)


DECISIONS = st.lists(one_decision(), max_size=12)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_clusters(decisions: list[Decision], chance: object) -> None:
    shuffled = list(decisions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert apply(shuffled) == apply(decisions)


@given(DECISIONS)
def test_applying_twice_is_applying_once(decisions: list[Decision]) -> None:
    assert apply(decisions + decisions) == apply(decisions)


@given(DECISIONS)
def test_an_id_that_stays_is_never_replaced(decisions: list[Decision]) -> None:
    applied = apply(decisions)
    assert not set(applied.canonical.values()) & set(applied.canonical)


@given(DECISIONS, IDS)
def test_explode_sets_an_id_free_and_touches_no_other_group(
    decisions: list[Decision], name: str
) -> None:
    before, after = apply(decisions), apply(explode(decisions, name))
    assert after.id_of(name) in (name, given_ids(decisions).id_of(name))
    for other in _ids(decisions) - joined_to(name, decisions):
        assert after.id_of(other) == before.id_of(other)


@given(DECISIONS, IDS, IDS)
def test_explode_undoes_a_merge_of_two_that_were_apart(
    decisions: list[Decision], one: str, other: str
) -> None:
    apart = list(explode(explode(decisions, one), other))
    if one != other:
        merged = [*apart, decision(one, other, Judgement.SAME, "Cy", "2026-11-30")]
        assert explode(explode(merged, one), one) == explode(merged, one)
        assert apply(explode(merged, one)) == apply(apart)


@given(DECISIONS)
def test_no_cluster_holds_two_ids_that_were_called_different(decisions: list[Decision]) -> None:
    applied = apply(decisions)
    assert all(left != right for left, right in applied.different if not applied.disagreements)


def joined_to(name: str, decisions: list[Decision]) -> set[str]:
    """Whoever is joined to an id by a chain of decisions, also by one that others contradict."""
    found = {name}
    pairs = [{one.left, one.right} for one in latest(decisions) if one.judgement.is_same]
    for _ in pairs:
        found = found.union(*(pair for pair in pairs if pair & found))
    return found


def given_ids(decisions: list[Decision]) -> Applied:
    """Only the ids that rows were given as new ones: explode leaves those."""
    return apply([one for one in latest(decisions) if one.names])


def _ids(decisions: list[Decision]) -> set[str]:
    return {name for one in decisions for name in one.ids}


def said(
    left: str, judgement: str, right: str, who: str = "Ada", day: str = "2026-11-01"
) -> Decision:
    return decision(left, right, Judgement(judgement), who, day)


def test_same_is_transitive_and_different_is_inherited() -> None:
    applied = apply([said("a", "same", "b"), said("b", "same", "c"), said("c", "different", "d")])
    assert applied.judgement("a", "c") is Judgement.SAME
    assert applied.judgement("a", "d") is Judgement.DIFFERENT
    assert applied.judgement("a", "e") is None


def test_a_contradiction_is_told_and_merges_nothing() -> None:
    decisions = [said("a", "same", "b"), said("b", "same", "c"), said("a", "different", "c", "Ben")]
    applied = apply(decisions)
    assert applied.canonical == {}
    assert str(applied.disagreements[0]).startswith("decisions disagree on a, b, c: ")
    assert "a different c (Ben, 2026-11-01)" in str(applied.disagreements[0])


def test_the_last_word_of_one_person_counts() -> None:
    decisions = [said("a", "same", "b"), said("a", "different", "b", day="2026-11-02")]
    assert apply(decisions).judgement("a", "b") is Judgement.DIFFERENT
    assert not apply(decisions).disagreements


def test_a_rekeyed_id_leads_to_the_new_one_also_in_two_steps() -> None:
    applied = apply([said("old", "rekey", "new"), said("new", "rekey", "newest")])
    assert applied.id_of("old") == applied.id_of("new") == "newest"


def test_rekeys_in_a_circle_are_told() -> None:
    applied = apply([said("a", "rekey", "b", day="2026-11-01"), said("b", "rekey", "a", "Ben")])
    assert applied.disagreements
    assert applied.id_of("a") == "a"


def test_the_id_of_an_organisation_stays_before_that_of_a_row() -> None:
    assert apply([said("alist/x", "same", "wkkf")]).id_of("alist/x") == "wkkf"


def test_judgements_add_up_along_a_chain() -> None:
    same, different, unsure = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE
    assert same + same is same
    assert same + different is different
    assert different + same is different
    assert different + different is unsure
    assert unsure + same is unsure
    assert Judgement.REKEY + different is different


def test_a_person_beats_the_machine_and_nothing_is_told_of_it() -> None:
    applied = apply([said("a", "same", "b", MACHINE), said("a", "different", "b")])
    assert applied.judgement("a", "b") is Judgement.DIFFERENT
    assert not applied.disagreements


def test_a_person_who_is_unsure_stops_the_machine() -> None:
    applied = apply([said("a", "same", "b", MACHINE), said("a", "unsure", "b")])
    assert applied.judgement("a", "b") is Judgement.UNSURE


def test_the_machine_joins_nothing_by_way_of_others_that_a_person_set_apart() -> None:
    machine = [said("a", "same", "x", MACHINE), said("b", "same", "x", MACHINE)]
    applied = apply([*machine, said("a", "different", "b"), said("c", "same", "a")])
    assert applied.canonical == {"c": "a"}
    assert [one.ids for one in applied.disagreements] == [("a", "b", "c", "x")]


def test_a_new_organisation_that_turns_out_to_be_known_leaves_its_id_for_the_known_one() -> None:
    applied = apply([said("wiki/q1", "rekey", "a-new", MACHINE), said("wiki/q1", "same", "fsg")])
    assert applied.id_of("a-new") == applied.id_of("wiki/q1") == "fsg"


def test_explode_leaves_a_new_organisation_its_id() -> None:
    decisions = [said("wiki/q1", "rekey", "new", MACHINE), said("new", "same", "fsg")]
    applied = apply(explode(decisions, "fsg"))
    assert applied.canonical == {"wiki/q1": "new"}


@given(DECISIONS, IDS)
def test_what_was_exploded_the_machine_does_not_join_again(
    decisions: list[Decision], name: str
) -> None:
    group = apply(decisions).id_of(name)
    machine = [replace(one, who=MACHINE) for one in decisions if one.judgement.is_same]
    record = taken_back(decisions, name, "Dee", "2026-12-01")
    after = apply([*explode(decisions, name), *record, *machine])
    before = apply(decisions)
    for other in _ids(decisions) - {name}:
        given = given_ids(decisions)
        joined = before.id_of(other) == group and given.id_of(other) != given.id_of(name)
        if joined and not before.disagreements:
            assert after.id_of(other) != after.id_of(name)


@given(DECISIONS, DECISIONS)
def test_what_people_say_holds_whatever_the_machine_says(
    people: list[Decision], machine: list[Decision]
) -> None:
    word = apply(people)
    both = apply([*people, *(replace(one, who=MACHINE) for one in machine)])
    for left, right in word.different:
        assert both.judgement(left, right) is not Judgement.SAME or left == right
    for name, stays in word.canonical.items():
        assert both.id_of(name) == both.id_of(stays)


@given(DECISIONS, IDS, st.sampled_from(["new-1", "new-2"]))
def test_a_new_id_moves_its_whole_group_and_nobody_else(
    decisions: list[Decision], name: str, new: str
) -> None:
    before = apply(decisions)
    old = before.id_of(name)
    if before.disagreements or is_row(old):
        return
    after = apply([*decisions, decision(old, new, Judgement.REKEY, "Dee", "2026-12-01")])
    if after.disagreements:  # the id that stays was given by a person: two ids would be asked for
        assert any(one.renames and one.right == old for one in decisions) or old != name
        return
    for other in _ids(decisions):
        moved = new if before.id_of(other) == old else before.id_of(other)
        assert after.id_of(other) == moved


@given(DECISIONS, st.lists(one_decision(), max_size=6), st.randoms(use_true_random=False))
def test_people_and_the_machine_in_any_order_give_the_same(
    people: list[Decision], machine: list[Decision], chance: object
) -> None:
    both = [*people, *(replace(one, who=MACHINE) for one in machine)]
    shuffled = list(both)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert apply(shuffled) == apply(both) == apply(both + shuffled)


@given(DECISIONS)
def test_what_the_machine_repeats_after_people_changes_nothing(decisions: list[Decision]) -> None:
    """A refresh writes down what it merges under the ids that stay."""
    word = apply(decisions)
    if not word.disagreements:
        again = [
            decision(name, stays, Judgement.SAME, MACHINE, "2026-12-01")
            for name, stays in word.canonical.items()
        ]
        assert apply([*decisions, *again]).canonical == word.canonical
