"""Eigenvector centrality (Bonacich 1972): tied to those who are themselves well tied.

Computed here by restarted Lanczos (Golub & Van Loan, Matrix Computations, 10.1): igraph's own,
by ARPACK, gave other last bits when it was called twice on one graph.
"""

from collections import Counter

import numpy as np
import numpy.typing as npt

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
Ends = npt.NDArray[np.int64]

SUBSPACE = 40
RESTARTS = 200
PRECISION = 1e-14


def eigenvector(ties: Graph) -> list[float]:
    """The leading eigenvector of the largest component, its maximum scaled to 1; 0 elsewhere.

    A disconnected graph has one such vector a component and no way to compare their scales, so
    only the largest has values (of equals, the one with the first vertex). Where the two leading
    eigenvalues nearly coincide (a bare path of thousands) the last restart's vector is given.
    """
    values = [0.0] * ties.vcount()
    members = _largest_component(ties)
    if len(members) > 1:
        for vertex, value in zip(members, _leading(ties.induced_subgraph(members)), strict=True):
            values[vertex] = value
    return values


def _largest_component(ties: Graph) -> list[int]:
    membership = ties.connected_components(mode="weak").membership
    # most_common keeps the order of first vertices among equals.
    largest = Counter(membership).most_common(1)
    return [v for v, component in enumerate(membership) if component == largest[0][0]]


def _leading(connected: Graph) -> list[float]:
    edges = np.array(connected.get_edgelist(), dtype=np.int64)
    ends = np.concatenate([edges, edges[:, ::-1]]).T
    # Degrees are positive, so the start has a part along the leading vector, which is too.
    vector = np.array(connected.degree(), dtype=np.float64)
    for _ in range(RESTARTS):
        vector, residual = _lanczos(ends, vector / np.linalg.norm(vector))
        if residual <= PRECISION:
            break
    result: list[float] = (np.abs(vector) / np.abs(vector).max()).tolist()
    return result


def _lanczos(ends: Ends, start: Vector) -> tuple[Vector, float]:
    """The best leading vector in the space of start, A start, A² start …, and how far off it is,
    relative to its eigenvalue.
    """
    basis = start[None, :]
    image = _times(ends, start)
    diagonal, beside = [float(image @ start)], list[float]()
    while len(basis) < min(SUBSPACE, len(start)):
        image, length = _orthogonal(image, basis)
        if length <= PRECISION * _scale(diagonal, beside):
            break
        beside.append(length)
        basis = np.vstack([basis, image / length])
        image = _times(ends, basis[-1])
        diagonal.append(float(image @ basis[-1]))
    return _ritz(ends, basis, diagonal, beside)


def _scale(diagonal: list[float], beside: list[float]) -> float:
    return max(1.0, *map(abs, diagonal), *beside)


def _ritz(
    ends: Ends, basis: Matrix, diagonal: list[float], beside: list[float]
) -> tuple[Vector, float]:
    small = np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1)
    values, vectors = np.linalg.eigh(small)
    vector = vectors[:, -1] @ basis
    off = np.abs(_times(ends, vector) - values[-1] * vector).max()
    return vector, float(off / values[-1])


def _orthogonal(vector: Vector, basis: Matrix) -> tuple[Vector, float]:
    for _ in range(2):  # Once leaves rounding errors that grow from step to step.
        vector = vector - (basis @ vector) @ basis
    return vector, float(np.linalg.norm(vector))


def _times(ends: Ends, vector: Vector) -> Vector:
    """The adjacency matrix times a vector."""
    source, target = ends
    return np.bincount(target, vector[source], len(vector)).astype(np.float64, copy=False)


MEASURE = Measure("eigenvector", eigenvector)
