"""Eigenvector centrality (Bonacich 1972): tied to those who are themselves well tied.

Computed here by Lanczos with thick restarts (Wu & Simon 2000, doi:10.1137/S0895479898334605):
igraph's own, by ARPACK, gave other last bits when it was called twice on one graph. So do BLAS's
products with another number of threads (OPENBLAS_NUM_THREADS, and Dask sets it): long sums are
left to `einsum`, which adds in one order.
"""

from collections import Counter

import numpy as np
import numpy.typing as npt

from ci_map.graph.engine import Graph
from ci_map.graph.measures.measure import Measure, Network

Vector = npt.NDArray[np.float64]
Matrix = npt.NDArray[np.float64]
Ends = npt.NDArray[np.int64]

SUBSPACE = 40
KEPT = 12
RESTARTS = 2000
PRECISION = 1e-14
ENOUGH = 1e-11
# The vector is known to about the rounding error of a number over the relative distance of the two
# leading eigenvalues (Stewart & Sun 1990, Matrix Perturbation Theory): here to 1e-10, nearer not.
APART = 2e-6


def eigenvector(network: Network) -> list[float | None]:
    """The leading eigenvector of the largest component, its maximum scaled to 1; 0 elsewhere.

    A disconnected graph has one such vector a component and no way to compare their scales, so
    only the largest has values (of equals, the one with the first vertex). All are None where two
    leading eigenvalues all but coincide, as on a bare path of thousands: no computer's number then
    tells their vectors apart to nine decimals.
    """
    ties = network.ties
    values: list[float | None] = [0.0] * ties.vcount()
    members = _largest_component(ties)
    if len(members) > 1:
        leading = _leading(ties.induced_subgraph(members))
        if leading is None:
            return [None] * ties.vcount()
        for vertex, value in zip(members, leading, strict=True):
            values[vertex] = value
    return values


def _largest_component(ties: Graph) -> list[int]:
    membership = ties.connected_components(mode="weak").membership
    # most_common keeps the order of first vertices among equals.
    largest = Counter(membership).most_common(1)
    return [v for v, component in enumerate(membership) if component == largest[0][0]]


def _leading(connected: Graph) -> list[float] | None:
    edges = np.array(connected.get_edgelist(), dtype=np.int64)
    ends = np.concatenate([edges, edges[:, ::-1]]).T
    # Degrees are positive, so the start has a part along the leading vector, which is too.
    degrees = np.array(connected.degree(), dtype=np.float64)
    vector, off, apart = _lanczos(ends, degrees / _length(degrees))
    if off > ENOUGH or apart < APART:
        return None
    result: list[float] = (np.abs(vector) / np.abs(vector).max()).tolist()
    return result


def _lanczos(ends: Ends, start: Vector) -> tuple[Vector, float, float]:
    """The leading vector, how far its image is off it and how far the next eigenvalue is, both
    relative to its own eigenvalue.
    """
    basis = start[None, :]
    images = _times(ends, start)[None, :]
    for _ in range(RESTARTS):
        basis, images, beyond = _grown(ends, basis, images)
        values, turned = np.linalg.eigh(np.einsum("ik,jk->ij", basis, images))
        kept = turned[:, -KEPT:].T
        vector = _mixed(kept[-1:], basis)[0]
        off = float(np.abs(_times(ends, vector) - values[-1] * vector).max() / values[-1])
        if off <= PRECISION or beyond is None:
            break
        basis = np.vstack([_mixed(kept, basis), beyond])
        images = np.vstack([_mixed(kept, images), _times(ends, beyond)])
    apart = float(1 - values[-2] / values[-1]) if len(values) > 1 else 1.0
    return vector, off, apart


def _grown(ends: Ends, basis: Matrix, images: Matrix) -> tuple[Matrix, Matrix, Vector | None]:
    """A basis of as many vectors as a restart may have, their images, and the vector that would
    come next; None when there is none, for then the space holds the leading vector.
    """
    while True:
        beyond = _orthogonal(images[-1], basis)
        if beyond is None or len(basis) >= SUBSPACE:
            return basis, images, beyond
        basis = np.vstack([basis, beyond])
        images = np.vstack([images, _times(ends, beyond)])


def _orthogonal(vector: Vector, basis: Matrix) -> Vector | None:
    """The direction of the part that is new; None when that is rounding errors."""
    size = max(1.0, _length(vector))
    for _ in range(2):  # Once leaves rounding errors that grow from step to step.
        along = np.einsum("ik,k->i", basis, vector)
        vector = vector - _mixed(along[None, :], basis)[0]
    length = _length(vector)
    return vector / length if length > PRECISION * size else None


def _mixed(shares: Matrix, vectors: Matrix) -> Matrix:
    """A sum of the vectors a row of shares."""
    sums: Matrix = np.einsum("ij,jk->ik", shares, vectors)
    return sums


def _length(vector: Vector) -> float:
    return float(np.sqrt(np.einsum("k,k->", vector, vector)))


def _times(ends: Ends, vector: Vector) -> Vector:
    """The adjacency matrix times a vector."""
    source, target = ends
    return np.bincount(target, vector[source], len(vector)).astype(np.float64, copy=False)


MEASURE = Measure("eigenvector", eigenvector)
