"""Eigenvector centrality (Bonacich 1972): tied to those who are themselves well tied.

Computed here by Lanczos with thick restarts (Wu & Simon 2000, doi:10.1137/S0895479898334605):
igraph's own, by ARPACK, gave other last bits when it was called twice on one graph.
"""

import warnings
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


def eigenvector(network: Network) -> list[float]:
    """The leading eigenvector of the largest component, its maximum scaled to 1; 0 elsewhere.

    A disconnected graph has one such vector a component and no way to compare their scales, so
    only the largest has values (of equals, the one with the first vertex). Warns (RuntimeWarning)
    when it does not converge.
    """
    ties = network.ties
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
    degrees = np.array(connected.degree(), dtype=np.float64)
    vector, off = _lanczos(ends, degrees / np.linalg.norm(degrees))
    if off > ENOUGH:
        warnings.warn(f"eigenvector centrality is off by {off:.0e}", RuntimeWarning, stacklevel=2)
    result: list[float] = (np.abs(vector) / np.abs(vector).max()).tolist()
    return result


def _lanczos(ends: Ends, start: Vector) -> tuple[Vector, float]:
    """The leading vector, and how far its image is off it, relative to its eigenvalue."""
    basis = start[None, :]
    images = _times(ends, start)[None, :]
    for _ in range(RESTARTS):
        basis, images, beyond = _grown(ends, basis, images)
        values, turned = np.linalg.eigh(basis @ images.T)
        kept = turned[:, -KEPT:].T
        vector = kept[-1] @ basis
        off = float(np.abs(_times(ends, vector) - values[-1] * vector).max() / values[-1])
        if off <= PRECISION or beyond is None:
            break
        basis = np.vstack([kept @ basis, beyond])
        images = np.vstack([kept @ images, _times(ends, beyond)])
    return vector, off


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
    size = max(1.0, float(np.linalg.norm(vector)))
    for _ in range(2):  # Once leaves rounding errors that grow from step to step.
        vector = vector - (basis @ vector) @ basis
    length = float(np.linalg.norm(vector))
    return vector / length if length > PRECISION * size else None


def _times(ends: Ends, vector: Vector) -> Vector:
    """The adjacency matrix times a vector."""
    source, target = ends
    return np.bincount(target, vector[source], len(vector)).astype(np.float64, copy=False)


MEASURE = Measure("eigenvector", eigenvector)
