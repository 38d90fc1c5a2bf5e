"""No two dots closer than a least distance: each pair that is gets pushed apart, evenly."""

from math import ceil

import numpy as np

from ci_map.graph.layout.forces import GOLDEN_ANGLE, Floats, Ints

ROUNDS = 120
OVERSHOOT = 1.02


def apart(positions: Floats, distance: float) -> Floats:
    """(n, 2) positions moved as little as that takes until all are at least `distance` apart.

    Always succeeds: what still meets after some rounds of pushing goes to the next free place.
    """
    moved = positions.copy()
    for _ in range(ROUNDS):
        first, second, between = close_pairs(moved, distance)
        if not len(first):
            return moved
        moved += _push(moved, first, second, between, distance)
    first, second, _ = close_pairs(moved, distance)
    return _rehouse(moved, np.unique(np.maximum(first, second)), distance)


def close_pairs(positions: Floats, distance: float) -> tuple[Ints, Ints, Floats]:
    """Every pair of points less than `distance` apart, once, and how far apart it is."""
    cells = np.floor((positions - positions.min(0)) / distance).astype(np.int64) + 1
    width = int(cells[:, 1].max()) + 3
    codes = cells[:, 0] * width + cells[:, 1]
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    found = [_cell_pairs(ordered, step) for step in (0, 1, width - 1, width, width + 1)]
    first = order[np.concatenate([pairs[0] for pairs in found])]
    second = order[np.concatenate([pairs[1] for pairs in found])]
    between = np.hypot(*(positions[first] - positions[second]).T)
    near = between < distance
    return first[near], second[near], between[near]


def _cell_pairs(codes: Ints, step: int) -> tuple[Ints, Ints]:
    """Pairs of places in the sorted `codes` whose codes differ by `step`, each pair once."""
    places = np.arange(len(codes))
    start = np.searchsorted(codes, codes + step, "left") if step else places + 1
    counts = np.searchsorted(codes, codes + step, "right") - start
    first = np.repeat(places, counts)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first, offset + np.repeat(start, counts)


def _push(positions: Floats, first: Ints, second: Ints, between: Floats, distance: float) -> Floats:
    along = positions[first] - positions[second]
    same = between < distance * 1e-6
    turn = first[same] * GOLDEN_ANGLE
    along[same] = np.column_stack([np.cos(turn), np.sin(turn)])
    length = np.where(same, 1.0, between)
    along *= ((distance * OVERSHOOT - between) / 2 / length)[:, None]
    count = len(positions)
    sums = [np.bincount(first, a, count) - np.bincount(second, a, count) for a in along.T]
    push = np.column_stack(sums)
    # Pushed by many at once, a dot would fly far beyond the free place next to it.
    far = np.maximum(np.hypot(*push.T) / distance, 1.0)
    limited: Floats = push / far[:, None]
    return limited


def _rehouse(positions: Floats, homeless: Ints, distance: float) -> Floats:
    """Put each of `homeless`, in order, on the nearest free point of a spiral round its place."""
    settled = positions.copy()
    wanted = set(homeless.tolist())
    taken: dict[tuple[int, int], list[int]] = {}
    for vertex in range(len(settled)):
        if vertex not in wanted:
            taken.setdefault(_cell(settled[vertex], distance), []).append(vertex)
    for vertex in homeless.tolist():
        settled[vertex] = _free_place(settled, vertex, taken, distance)
        taken.setdefault(_cell(settled[vertex], distance), []).append(vertex)
    return settled


def _free_place(
    settled: Floats, vertex: int, taken: dict[tuple[int, int], list[int]], distance: float
) -> Floats:
    step = 0
    while True:
        reach = distance / 2 * np.sqrt(step)
        turn = step * GOLDEN_ANGLE
        place: Floats = settled[vertex] + reach * np.array([np.cos(turn), np.sin(turn)])
        if _is_free(place, settled, taken, distance):
            return place
        step += 1


def _is_free(
    place: Floats, settled: Floats, taken: dict[tuple[int, int], list[int]], distance: float
) -> bool:
    x, y = _cell(place, distance)
    around = [(x + right, y + up) for right in (-1, 0, 1) for up in (-1, 0, 1)]
    near = [vertex for cell in around for vertex in taken.get(cell, ())]
    return all(np.hypot(*(settled[vertex] - place)) >= distance for vertex in near)


def _cell(place: Floats, distance: float) -> tuple[int, int]:
    return ceil(place[0] / distance), ceil(place[1] / distance)
