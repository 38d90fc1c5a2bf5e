"""What hangs by one: how many lose the rest of the network when one is gone."""

from collections.abc import Sequence

from ci_map.graph.measures.measure import Measure, Network


def cut_off(network: Network) -> Sequence[int]:
    """Others of its component that are then apart from the largest rest; more than 0 makes it a
    cut point. See `ci_map.graph.cuts`.
    """
    return network.cuts.cut_off


MEASURE = Measure("cut_off", cut_off)
