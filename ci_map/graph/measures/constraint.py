"""Burt's constraint (1992): how far one's ties all lead to the same closed circle."""

from ci_map.graph.measures.measure import Measure, Network, known


def constraint(network: Network) -> list[float | None]:
    """Low values bridge structural holes. None for an organisation without ties.

    Sum over neighbours j of (p_ij + Σ_q p_iq p_qj)², with p_ij = 1 / degree of i for its
    neighbours. Equals `networkx.constraint`.
    """
    return known(network.ties.constraint())


MEASURE = Measure("constraint", constraint)
