import numpy as np
import pytest

from ci_map.graph.layout.forces import Floats, disc, repulsion, settle, spread, springs

SAMPLE = 50


def summed(positions: Floats, mass: Floats) -> Floats:
    """The forces on the first vertices, pair by pair."""
    apart = positions[:SAMPLE, None] - positions
    square = (apart**2).sum(2)
    np.fill_diagonal(square, 1.0)
    found: Floats = (apart * (mass[:SAMPLE, None] * mass / square)[:, :, None]).sum(1)
    return found


@pytest.mark.parametrize("count", [50, 800, 4500])
def test_the_mesh_agrees_with_the_sum_over_all_pairs(count: int) -> None:
    chance = np.random.default_rng(3)
    positions, mass = chance.normal(size=(count, 2)), chance.uniform(1, 9, count)
    exact = summed(positions, mass)
    # Pairs within one mesh cell are softened on purpose, so the many are compared, not the worst.
    off = np.hypot(*(repulsion(positions, mass)[:SAMPLE] - exact).T) / np.hypot(*exact.T)
    assert np.median(off) < 0.05


def test_repulsion_of_two_is_equal_and_opposite() -> None:
    pushes = repulsion(np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([2.0, 3.0]))
    np.testing.assert_allclose(pushes, [[-0.6, 0], [0.6, 0]], atol=0.01)


def test_points_at_one_place_push_nothing_and_break_nothing() -> None:
    assert np.isfinite(repulsion(np.zeros((5, 2)), np.ones(5))).all()


def test_settled_vertices_fill_the_disc_of_the_system() -> None:
    ring = np.array([(i, (i + 1) % 300) for i in range(300)]).T
    system = springs(ring, 300)
    reach = np.hypot(*settle(system, disc(300) * system.radius, 150).T)
    assert 0.5 * system.radius < np.quantile(reach, 0.95) < 1.2 * system.radius


def test_spread_keeps_two_groups_apart() -> None:
    pairs = [(i, j) for low in (0, 20) for i in range(low, low + 20) for j in range(low, i)]
    system = springs(np.array([*pairs, (0, 20)]).T, 40)
    found = spread(system, np.repeat([0, 1], 20))
    first, second = found[:20], found[20:]
    between = np.hypot(*(first.mean(0) - second.mean(0)))
    assert between > np.hypot(*(first - first.mean(0)).T).max()


def test_a_disc_is_even() -> None:
    reach = np.hypot(*disc(1000).T)
    assert reach.max() <= 1
    assert abs((reach < np.sqrt(0.5)).mean() - 0.5) < 0.01
    assert disc(0).shape == (0, 2)
