"""Gould and Fernandez's roles against a count of every triple."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from ci_map.graph.brokerage import Brokerage, brokerage, groups, support
from ci_map.graph.build import directed
from ci_map.model import Organisation, Relation

PARTS = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


@st.composite
def grouped(draw: st.DrawFn) -> tuple[list[set[int]], list[str | None]]:
    count = draw(st.integers(1, 8))
    everyone = st.sets(st.integers(0, count - 1))
    given = [draw(everyone) - {vertex} for vertex in range(count)]
    return given, [draw(st.sampled_from(["A", "B", "C", None])) for _ in range(count)]


def role(a: str, b: str, c: str) -> str:
    same = (a == b, b == c, a == c)
    return {
        (True, True, True): "coordinator",
        (False, True, False): "gatekeeper",
        (True, False, False): "representative",
        (False, False, True): "consultant",
        (False, False, False): "liaison",
    }[same]


@given(grouped())
def test_every_triple_is_counted_as_it_should(
    case: tuple[list[set[int]], list[str | None]],
) -> None:
    given_, group = case
    expected = [dict.fromkeys(PARTS, 0) for _ in group]
    for a, b, c in permutations(range(len(group)), 3):
        one, own, other = group[a], group[b], group[c]
        if b in given_[a] and c in given_[b] and c not in given_[a] and one and own and other:
            expected[b][role(one, own, other)] += 1
    assert [found._asdict() for found in brokerage(given_, group)] == expected


def test_support_goes_to_members_and_between_partners() -> None:
    kinds = ("funds", "member_of", "affiliate_of", "partner_of")
    pairs = [Relation("a", "funds", "b"), Relation("c", "member_of", "b")]
    pairs += [Relation("d", "affiliate_of", "a"), Relation("c", "partner_of", "d")]
    graph = directed(
        [Organisation(id=i, name=i, roles=("funder", "backbone")) for i in "abcd"], pairs
    )
    assert {pair.relation for pair in pairs} == set(kinds)
    assert support(graph) == [{1, 3}, {2}, {3}, {2}]
    assert groups(graph, "role") == ["funder"] * 4
    assert groups(graph, "country") == [None] * 4


def test_a_gatekeeper_lets_in_and_a_representative_speaks_out() -> None:
    lets_in = brokerage([{1}, {2}, set()], ["X", "Y", "Y"])
    assert lets_in[1] == Brokerage(gatekeeper=1)
    assert brokerage([{1}, {2}, set()], ["X", "X", "Y"])[1] == Brokerage(representative=1)
