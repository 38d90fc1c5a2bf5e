"""Tidy places for what is not in the largest component: discs in rings, dots in outer rings."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from math import asin, cos, floor, pi, sin

Point = tuple[float, float]

GAP = 0.8
PITCH = 1.2


def discs_in_rings(radii: Sequence[float]) -> tuple[list[Point], float]:
    """Centres of discs that do not meet: the first at 0, the rest in rings round it, in order.

    Also the radius that holds them all. Radii should fall, so that a ring's first is its widest.
    """
    centres: list[Point] = [(0.0, 0.0)][: len(radii)]
    reach = radii[0] if radii else 0.0
    while len(centres) < len(radii):
        ring, distance = _ring(radii[len(centres) :], reach)
        centres += [(distance * cos(turn), distance * sin(turn)) for turn in ring]
        reach = distance + radii[len(centres) - len(ring)]
    return centres, reach


def dots_in_rings(countries: Sequence[str], reach: float) -> list[Point]:
    """Places on rings outside `reach`, in order, clockwise from the top, an empty place between
    two countries. The last ring is spread over its whole circle.
    """
    slots = _with_gaps(countries)
    places: list[Point] = []
    while slots:
        reach += PITCH
        room = max(1, floor(2 * pi * reach / PITCH))
        ring, slots = slots[:room], slots[room:]
        turn = 2 * pi / (len(ring) if not slots else room)
        kept = [place * turn for place, country in enumerate(ring) if country is not None]
        places += [(reach * sin(angle), reach * cos(angle)) for angle in kept]
    return places


def _ring(radii: Sequence[float], inner: float) -> tuple[list[float], float]:
    """Angles of as many discs as one ring takes, spread over the circle, and its radius."""
    distance = inner + GAP + radii[0]
    angles, full = [0.0], 2 * pi
    for left, right in pairwise(radii):
        angle = angles[-1] + _turn(left + right, distance)
        if angle + _turn(right + radii[0], distance) > full:
            break
        angles.append(angle)
    last = angles[-1] + _turn(radii[len(angles) - 1] + radii[0], distance)
    loose = max(0.0, full - last) / len(angles)
    return [pi / 2 - angle - place * loose for place, angle in enumerate(angles)], distance


def _turn(width: float, distance: float) -> float:
    """The angle at which two discs, `width` from centre to centre, stand clear on a ring."""
    return 2 * asin(min(1.0, (width + GAP) / (2 * distance)))


def _with_gaps(countries: Sequence[str]) -> list[str | None]:
    slots: list[str | None] = []
    for _, group in groupby(countries):
        slots += [*group, None]
    return slots
