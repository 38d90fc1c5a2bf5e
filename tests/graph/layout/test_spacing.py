import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ci_map.graph.layout.spacing import apart, close_pairs

PLACES = st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=1, max_size=80).map(
    lambda places: np.array(places, dtype=float)
)


@given(PLACES, st.sampled_from([0.5, 1.0, 1.5, 4.0]))
def test_close_pairs_are_those_of_all_pairs(places: np.ndarray, distance: float) -> None:
    between = np.hypot(*(places[:, None] - places).transpose(2, 0, 1))
    expected = {(i, j) for i, j in np.argwhere(between < distance).tolist() if i < j}
    first, second, found = close_pairs(places, distance)
    pairs = [tuple(sorted(pair)) for pair in zip(first.tolist(), second.tolist(), strict=True)]
    assert set(pairs) == expected
    assert len(pairs) == len(expected)
    np.testing.assert_array_equal(found, between[first, second])


@given(PLACES, st.sampled_from([0.3, 1.0, 3.0]))
def test_apart_always_succeeds(places: np.ndarray, distance: float) -> None:
    moved = apart(places, distance)
    assert not len(close_pairs(moved, distance)[0])


def test_what_is_apart_already_does_not_move() -> None:
    places = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 3.0]])
    np.testing.assert_array_equal(apart(places, 2.0), places)


def test_a_pair_is_pushed_evenly_along_its_line() -> None:
    moved = apart(np.array([[0.0, 0.0], [1.0, 0.0]]), 2.0)
    np.testing.assert_allclose(moved.mean(0), [0.5, 0.0])
    assert (moved[:, 1] == 0).all()


def test_hundreds_at_one_place_find_room() -> None:
    moved = apart(np.zeros((600, 2)), 1.0)
    assert not len(close_pairs(moved, 1.0)[0])
    assert np.abs(moved).max() < 60
