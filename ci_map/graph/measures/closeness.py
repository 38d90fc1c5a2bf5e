"""Closeness: how near one is to the organisations that it can reach."""

from collections.abc import Callable

from ci_map.graph.measures.measure import Measure, Network
from ci_map.graph.steps import Steps


def closeness(network: Network) -> Callable[[], list[float | None]]:
    """1 / mean steps to the others of the same component; None for one without ties.

    There is no correction for the size of the component, so a pair has 1: compare within one
    component, or use `harmonic`. Equals `networkx.closeness_centrality(wf_improved=False)`.
    """
    wait = network.steps
    return lambda: _nearness(wait())


def _nearness(steps: Steps) -> list[float | None]:
    pairs = zip(steps.reached.tolist(), steps.total.tolist(), strict=True)
    return [reached / total if total else None for reached, total in pairs]


MEASURE = Measure("closeness", closeness)
