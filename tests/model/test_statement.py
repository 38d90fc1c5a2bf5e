"""The order of statements, made subject by subject, is that of their sort keys."""

from hypothesis import given
from hypothesis import strategies as st

from ci_map.model import Statement
from ci_map.model.statement import by_subject, in_order
from tests.model.test_assemble import statements


@given(st.lists(statements))
def test_in_order_is_sorted_by_the_key_and_equal_keys_stay_as_they_were(
    said: list[Statement],
) -> None:
    assert list(map(id, in_order(said))) == [id(s) for s in sorted(said, key=lambda s: s.sort_key)]


@given(st.lists(statements))
def test_of_each_subject_all_is_told_in_the_order_given(said: list[Statement]) -> None:
    parts = list(by_subject(said))
    assert [name for name, _ in parts] == sorted({s.subject for s in said})
    assert all(told == [s for s in said if s.subject == name] for name, told in parts)
