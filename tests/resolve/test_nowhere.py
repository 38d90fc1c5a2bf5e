import pytest

from ci_map.resolve.decisions import decision
from ci_map.resolve.judgement import Judgement
from ci_map.resolve.nowhere import nowhere

KNOWN = {"a", "b", "list/k"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([("a", "b", "same")], set()),
        ([("a", "bb", "same")], {"bb"}),
        ([("a", "list/k", "same"), ("x", "y", "different")], {"x", "y"}),
        ([("a", "list/kk", "different")], {"list/kk"}),
        ([("a", "elsewhere/k", "same")], set()),
        ([("old", "a", "rekey")], set()),
        ([("a", "new", "rekey"), ("new", "newer", "rekey"), ("newer", "b", "unsure")], set()),
        ([("elsewhere/k", "new", "rekey"), ("a", "new", "different")], set()),
        ([("x", "y", "rekey"), ("a", "y", "same")], {"x", "y"}),
    ],
)
def test_told_are_ids_that_no_list_at_hand_has(
    said: list[tuple[str, str, str]], told: set[str]
) -> None:
    decisions = [
        decision(left, right, Judgement(judgement), "Ada", "2026-11-01")
        for left, right, judgement in said
    ]
    assert nowhere(decisions, KNOWN) == told


def test_without_any_list_at_hand_nothing_is_told() -> None:
    one = decision("a", "b", Judgement.SAME, "Ada", "2026-11-01")
    assert nowhere([one], {"list/k"}) == set()
