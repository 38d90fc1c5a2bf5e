"""Where connected organisations settle: ForceAtlas2 with its repulsion summed on a mesh.

Forces and speed follow Jacomy, Venturini, Heymann & Bastian 2014 (PLoS ONE 9(6): e98679):
repulsion 1 / distance between masses that grow with ties, springs along ties, strong gravity,
which fills a disc evenly. Springs weaken with the ties at their ends, so that hubs get room; the
two exponents were chosen by eye among five pairs, on the real seeds and one planted graph. Lower
ones gave shorter edges and hubs nearer the middle, and communities that ran into each other.

Repulsion is summed by particle mesh (Hockney & Eastwood 1988): masses are spread on a square
grid, convolved with the force of one unit mass by FFT and read back; time grows with n, not n².
"""

from dataclasses import dataclass, field
from functools import cache
from math import sqrt

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Complexes = npt.NDArray[np.complex128]

GRAVITY = 0.06
MASS_EXPONENT = 0.75
STIFFNESS_EXPONENT = 0.35
GOLDEN_ANGLE = np.pi * (3 - sqrt(5))
SMALL_MESH, LARGE_MESH, LARGE = 128, 256, 4000


@dataclass(frozen=True, slots=True)
class Springs:
    """`ends` is (2, edges), `stiffness` one value an edge, `mass` one a vertex."""

    ends: Ints
    stiffness: Floats
    mass: Floats

    @property
    def radius(self) -> float:
        """The disc in which repulsion and gravity balance."""
        return sqrt(float(self.mass.sum()) / GRAVITY)


@dataclass(slots=True)
class Pace:
    """The adaptive speed of ForceAtlas2: fast while vertices travel, slow where they swing."""

    speed: float = 1.0
    efficiency: float = 1.0
    last: Floats = field(default_factory=lambda: np.zeros((1, 2)))

    def step(self, force: Floats, mass: Floats) -> Floats:
        """How far each vertex moves under `force`, both (n, 2)."""
        swing = np.hypot(*(force - self.last).T)
        travel = np.hypot(*(force + self.last).T) / 2
        self._adapt(float((mass * swing).sum()), float((mass * travel).sum()), len(force))
        self.last = force
        factor: Floats = self.speed / (1 + np.sqrt(self.speed * swing))
        return force * factor[:, None]

    def _adapt(self, swing: float, travel: float, count: int) -> None:
        estimate = 0.05 * sqrt(count)
        tolerance = max(sqrt(estimate), min(10.0, estimate * travel / count**2))
        if swing > 2 * travel:
            self.efficiency = max(0.05, self.efficiency * 0.5)
            tolerance = max(tolerance, 1.0)
        if swing > tolerance * travel:
            self.efficiency = max(0.05, self.efficiency * 0.7)
        elif self.speed < 1000:
            self.efficiency *= 1.3
        target = tolerance * self.efficiency * travel / swing if swing else 1000.0
        self.speed += min(target - self.speed, 0.5 * self.speed)


def springs(ends: Ints, count: int) -> Springs:
    """The springs of a simple graph of `count` vertices; `ends` is (2, edges)."""
    weight = _sums(ends.ravel(), np.ones(ends.size), count) + 1.0
    stiffness: Floats = (weight[ends[0]] * weight[ends[1]]) ** -STIFFNESS_EXPONENT
    return Springs(ends, stiffness, weight**MASS_EXPONENT)


def spread(system: Springs, groups: Ints) -> Floats:
    """(n, 2) positions of a connected graph round 0, in the scale of `system.radius`.

    `groups` (0 … k − 1, one a vertex) are laid out first as bodies of their own; their members
    start near them, which unties knots that forces alone cannot.
    """
    whole = _contracted(system, groups)
    centres = settle(whole, disc(len(whole.mass)) * whole.radius, 200)
    room = np.sqrt(whole.mass / GRAVITY) * 0.8
    return settle(system, centres[groups] + room[groups, None] * _within(groups), 150)


def settle(system: Springs, start: Floats, iterations: int) -> Floats:
    """Let the forces act on the (n, 2) positions `start`."""
    positions, pace = start.copy(), Pace()
    if len(start) < 2:
        return positions
    for _ in range(iterations):
        force = repulsion(positions, system.mass) + _attraction(positions, system)
        force -= GRAVITY * system.mass[:, None] * positions
        positions += pace.step(force, system.mass)
    return positions


def disc(count: int) -> Floats:
    """`count` points spread evenly in the disc of radius 1, from its centre: a sunflower."""
    turn = np.arange(count) * GOLDEN_ANGLE
    reach = np.sqrt((np.arange(count) + 0.5) / max(count, 1))
    return np.column_stack([np.cos(turn), np.sin(turn)]) * reach[:, None]


def repulsion(positions: Floats, mass: Floats) -> Floats:
    """(n, 2) forces: each mass pushes each other away with mass · mass / distance."""
    size = LARGE_MESH if len(mass) > LARGE else SMALL_MESH
    low = positions.min()
    cell = max((positions.max() - low) / (size - 1.001), 1e-12)
    corners, weights = _corners((positions - low) / cell, size)
    masses = _sums(corners.ravel(), (weights * mass).ravel(), size * size)
    spectrum = np.fft.rfft2(masses.reshape(size, size), (2 * size, 2 * size))
    fields = [_field(spectrum * kernel, size)[corners] for kernel in _kernels(size)]
    pushes = [(values * weights).sum(0) * mass / cell for values in fields]
    return np.column_stack(pushes)


def _corners(scaled: Floats, size: int) -> tuple[Ints, Floats]:
    """The four mesh points round each position and the share of its mass that each gets."""
    whole = scaled.astype(np.int64)
    (x, y), (right, up) = whole.T, (scaled - whole).T
    points = [x * size + y, (x + 1) * size + y, x * size + y + 1, (x + 1) * size + y + 1]
    shares = [(1 - right) * (1 - up), right * (1 - up), (1 - right) * up, right * up]
    return np.stack(points), np.stack(shares)


def _field(spectrum: Complexes, size: int) -> Floats:
    field_: Floats = np.fft.irfft2(spectrum, (2 * size, 2 * size))[:size, :size]
    return field_.ravel()


@cache
def _kernels(size: int) -> tuple[Complexes, Complexes]:
    """The force of one unit mass, along x and along y, in mesh cells, softened within half one."""
    steps = np.fft.fftfreq(2 * size, 1 / (2 * size))
    x, y = np.meshgrid(steps, steps, indexing="ij")
    softened = np.maximum(x * x + y * y, 1.0) + 0.25
    return np.fft.rfft2(x / softened), np.fft.rfft2(y / softened)


def _attraction(positions: Floats, system: Springs) -> Floats:
    source, target = system.ends
    pull = (positions[source] - positions[target]) * system.stiffness[:, None]
    count = len(positions)
    sums = [_sums(target, along, count) - _sums(source, along, count) for along in pull.T]
    return np.column_stack(sums)


def _sums(places: Ints, weights: Floats, count: int) -> Floats:
    """The weights added up by place, 0 … `count` − 1."""
    return np.bincount(places, weights, count).astype(np.float64, copy=False)


def _contracted(system: Springs, groups: Ints) -> Springs:
    """Each group as one body: masses added, springs between two groups joined."""
    count = int(groups.max()) + 1
    ends = np.sort(groups[system.ends], axis=0)
    between = ends[0] != ends[1]
    codes = ends[0, between] * count + ends[1, between]
    pairs, place = np.unique(codes, return_inverse=True)
    stiffness = _sums(place, system.stiffness[between], len(pairs))
    mass = _sums(groups, system.mass, count)
    return Springs(np.stack([pairs // count, pairs % count]), stiffness, mass)


def _within(groups: Ints) -> Floats:
    """A disc of radius 1 for each group, its members in vertex order."""
    places = np.zeros((len(groups), 2))
    for group in range(int(groups.max()) + 1):
        members = np.flatnonzero(groups == group)
        places[members] = disc(len(members))
    return places
