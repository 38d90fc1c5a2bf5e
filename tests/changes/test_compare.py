from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ci_map.changes import Cause, Change, ChangeKind, Picture, Rank, compare
from ci_map.model import Organisation, Relation

A = Organisation("a", "A", roles=("backbone",), country="US")
B = Organisation("b", "B")


def picture(*organisations: Organisation, relations: tuple[Relation, ...] = ()) -> Picture:
    return Picture(organisations, relations)


organisations = st.builds(
    Organisation,
    id=st.sampled_from(["a", "b", "c"]),
    name=st.sampled_from(["A", "B"]),
    roles=st.sampled_from([("backbone",), ("backbone", "funder")]),
    ended=st.sampled_from([None, 2020]),
)
pictures = st.lists(organisations, unique_by=lambda o: o.id).map(lambda found: picture(*found))


@given(pictures)
def test_nothing_changes_between_a_survey_and_itself(one: Picture) -> None:
    found = compare(one, one)
    assert (found.organisations, found.gained, found.lost) == ((), (), ())


@given(pictures, pictures)
def test_who_joined_one_way_left_the_other_way(one: Picture, other: Picture) -> None:
    def ids(kind: ChangeKind, before: Picture, after: Picture) -> set[str]:
        return {c.id for c in compare(before, after).organisations if c.kind == kind}

    assert ids(ChangeKind.JOINED, one, other) == ids(ChangeKind.LEFT, other, one)


def test_each_kind_is_told() -> None:
    after = replace(A, name="A new", roles=("funder", "backbone"), ended=2024, country=None)
    found = compare(picture(A), picture(after, B)).organisations
    assert [replace(change, cause=None) for change in found] == [
        Change(ChangeKind.JOINED, "b", "B"),
        Change(ChangeKind.ENDED, "a", "A new", after="2024"),
        Change(ChangeKind.RENAMED, "a", "A new", "name", "A", "A new"),
        Change(ChangeKind.CHANGED, "a", "A new", "roles", "backbone", "funder|backbone"),
        Change(ChangeKind.CHANGED, "a", "A new", "country", "US", None),
    ]


def test_relations_are_gained_and_lost() -> None:
    funds, advises = Relation("a", "funds", "b"), Relation("a", "advises", "b", since=2011)
    found = compare(picture(A, B, relations=(funds,)), picture(A, B, relations=(advises,)))
    assert [(c.source_id, c.relation, c.target_id) for c in found.gained] == [("a", "advises", "b")]
    assert [(c.source_id, c.relation, c.target_id) for c in found.lost] == [("a", "funds", "b")]


def test_an_organisation_that_another_stands_for_was_merged_and_did_not_leave() -> None:
    before = picture(A, B, relations=(Relation("b", "funds", "c"),))
    after = Picture((A,), (Relation("a", "funds", "c"),), moved={"b": "a"})
    found = compare(before, after)
    assert found.organisations == (
        Change(ChangeKind.MERGED, "b", "B", "id", "b", "a", Cause.DECIDED),
    )
    assert (found.gained, found.lost) == ((), ())


def test_a_new_id_alone_is_no_change() -> None:
    rekeyed = Picture((replace(A, id="new-a"),), (), moved={"a": "new-a"})
    assert compare(picture(A), rekeyed).organisations == ()


def test_of_two_that_became_a_third_one_is_carried_on_and_one_merged() -> None:
    after = Picture((replace(A, id="c"),), (), moved={"a": "c", "b": "c"})
    found = compare(picture(A, B), after).organisations
    assert found == (Change(ChangeKind.MERGED, "b", "B", "id", "b", "c", Cause.DECIDED),)


def test_a_rank_moves_only_beyond_both_ranges() -> None:
    before = Picture((A, B), (), ranks={"a": Rank(1, 1, 3), "b": Rank(2, 1, 9)})
    after = Picture((A, B), (), ranks={"a": Rank(8, 7, 9), "b": Rank(9, 8, 12)})
    assert compare(before, after).organisations == (
        Change(ChangeKind.MOVED, "a", "A", "betweenness", "1", "8"),
    )


def test_ranks_of_two_fields_that_hardly_meet_are_not_compared() -> None:
    before = Picture((A,), (), ranks={"a": Rank(1, 1, 1)})
    many = (A, B, replace(B, id="c"))
    after = Picture(many, (), ranks={"a": Rank(99, 99, 99)})
    assert ChangeKind.MOVED not in {change.kind for change in compare(before, after).organisations}
