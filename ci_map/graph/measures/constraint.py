"""Burt's constraint (1992): how far one's ties all lead to the same closed circle."""

from math import isnan

from ci_map.graph.measures.measure import Measure, Network


def constraint(network: Network) -> list[float | None]:
    """Low values bridge structural holes. None for an organisation without ties.

    Sum over neighbours j of (p_ij + Σ_q p_iq p_qj)², with p_ij = 1 / degree of i for its
    neighbours. Equals `networkx.constraint`.
    """
    # igraph writes nan where there are no ties.
    return [None if isnan(value) else value for value in network.ties.constraint()]


MEASURE = Measure("constraint", constraint)
