from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ci_map.model import Organisation, Relation
from ci_map.model.changes import Change, Kind, Picture, changes

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
    found = changes(one, one)
    assert (found.organisations, found.gained, found.lost) == ((), (), ())


@given(pictures, pictures)
def test_who_joined_one_way_left_the_other_way(one: Picture, other: Picture) -> None:
    def ids(kind: Kind, before: Picture, after: Picture) -> set[str]:
        return {c.id for c in changes(before, after).organisations if c.kind == kind}

    assert ids(Kind.JOINED, one, other) == ids(Kind.LEFT, other, one)


def test_each_kind_is_told() -> None:
    after = replace(A, name="A new", roles=("funder", "backbone"), ended=2024, country=None)
    found = changes(picture(A), picture(after, B)).organisations
    assert found == (
        Change(Kind.JOINED, "b", "B"),
        Change(Kind.ENDED, "a", "A new", after="2024"),
        Change(Kind.RENAMED, "a", "A new", "name", "A", "A new"),
        Change(Kind.CHANGED, "a", "A new", "roles", "backbone", "funder|backbone"),
        Change(Kind.CHANGED, "a", "A new", "country", "US", None),
    )


def test_relations_are_gained_and_lost() -> None:
    funds, advises = Relation("a", "funds", "b"), Relation("a", "advises", "b", since=2011)
    found = changes(picture(A, B, relations=(funds,)), picture(A, B, relations=(advises,)))
    assert found.gained == (("a", "advises", "b"),)
    assert found.lost == (("a", "funds", "b"),)
