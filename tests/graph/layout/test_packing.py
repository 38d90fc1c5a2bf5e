from itertools import combinations
from math import dist, hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.graph.layout.packing import GAP, PITCH, discs_in_rings, dots_in_rings

RADII = st.lists(st.floats(0.5, 50), max_size=40).map(lambda radii: sorted(radii, reverse=True))


@given(RADII)
def test_discs_never_meet_and_are_all_within_reach(radii: list[float]) -> None:
    centres, reach = discs_in_rings(radii)
    assert len(centres) == len(radii)
    for (a, left), (b, right) in combinations(zip(centres, radii, strict=True), 2):
        assert dist(a, b) >= left + right + GAP - 1e-9
    for centre, radius in zip(centres, radii, strict=True):
        assert hypot(*centre) + radius <= reach + 1e-9


def test_the_first_disc_is_in_the_middle() -> None:
    assert discs_in_rings([5.0])[0] == [(0.0, 0.0)]


@given(st.lists(st.sampled_from("ABC"), max_size=60).map(sorted), st.floats(0, 30))
def test_dots_stand_outside_and_apart(countries: list[str], reach: float) -> None:
    dots = dots_in_rings(countries, reach)
    assert len(dots) == len(countries)
    assert all(hypot(*dot) > reach for dot in dots)
    assert all(dist(a, b) > PITCH * 0.8 for a, b in combinations(dots, 2))


def test_countries_are_a_gap_apart() -> None:
    dots = dots_in_rings(["A", "A", "B", "B"], 20)
    assert dist(dots[0], dots[1]) == pytest.approx(dist(dots[2], dots[3]))
    assert dist(dots[1], dots[2]) > 1.3 * dist(dots[0], dots[1])


def test_the_first_dot_is_at_the_top() -> None:
    x, y = dots_in_rings(["A", "B"], 4)[0]
    assert (x, y > 4) == (0, True)
