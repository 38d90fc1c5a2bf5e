"""Every measure of ci-map against the same list by networkx and NetworKit, on a synthetic graph.

    python benchmarks/measures.py [--nodes 5000] [--edges 15000] [--seed 1] [--alone] [--check]
    python benchmarks/measures.py --nodes 50000 --edges 150000 --without-networkx

The graph has skewed degrees, isolates, small components and parallel relations, as surveys do.
networkx has no Leiden of its own: its Louvain stands in; the measures of this field (reach, cut
points …) are computed by ci-map alone. NetworKit has all of networkx's list but constraint, and its
own Leiden; where we draw betweenness, it draws too, for the same error and confidence. Ends with
the ratio of networkx's time on the clock to ours, as in `24.1x`; where the times are far above the
processor times, the machine was busy with other things and the ratio says little. Processor times
are those of all processes together. `--without-networkx` spares the days that it would take for
50,000 organisations and ends with NetworKit's ratio; `--alone` leaves both out; `--check` computes
betweenness and closeness exactly as well and tells how far drawn ones are off. `--ranges`
compares the ranges of ranks by betweenness with those from all sources, and ends with the ratio of
the processor times.
"""

import argparse
import os
import random
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import accumulate
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

import networkx as nx
import numpy as np
import with_networkit
from rivals import rival

from ci_map.graph import drawn_steps, stability, steps
from ci_map.graph.build import ties
from ci_map.graph.chance import shares_between
from ci_map.graph.engine import Graph, new_graph
from ci_map.graph.measures import MEASURES, compute_all
from ci_map.graph.measures.betweenness import accuracy, betweenness
from ci_map.graph.measures.measure import Network, Value
from ci_map.graph.stability import Range, rank_ranges

C = TypeVar("C")
Column = Mapping[int, float]
Time = tuple[float, float]
"""Seconds on the clock and of processor."""
PARTNER = "partner_of"
KINDS = ("member_of", PARTNER, "funds", "backbone_of")


def synthetic(nodes: int, edges: int, seed: int) -> list[tuple[int, int]]:
    """Relations whose ends are drawn by weights that fall as in surveys: few hubs, many leaves."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    weights = list(accumulate(1 / (rank + 1) ** 0.7 for rank in range(nodes)))
    found: list[tuple[int, int]] = []
    while len(found) < edges:
        source, target = chance.choices(range(nodes), cum_weights=weights, k=2)
        if source != target:
            found.append((source, target))
    return found


def networkx_measures() -> dict[str, Callable[[Any, Any], Column]]:
    """The reference of each measure, of the ties and the directed relations."""
    return {
        "degree": lambda ties, relations: dict(ties.degree()),
        "in_degree": lambda ties, relations: {n: len(relations.pred[n]) for n in relations},
        "out_degree": lambda ties, relations: {n: len(relations.succ[n]) for n in relations},
        "betweenness": lambda ties, relations: nx.betweenness_centrality(ties),
        "closeness": lambda ties, relations: nx.closeness_centrality(ties, wf_improved=False),
        "harmonic": lambda ties, relations: _harmonic(ties),
        "eigenvector": lambda ties, relations: _eigenvector(ties),
        "pagerank": lambda ties, relations: nx.pagerank(relations, tol=1e-14, max_iter=1000),
        "core": lambda ties, relations: nx.core_number(ties),
        "constraint": lambda ties, relations: nx.constraint(ties),
        "community": lambda ties, relations: _louvain(ties),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both sides, print each and the ratio."""
    options = _options(arguments)
    if options.ranges:
        _print_ranges(options.nodes, synthetic(options.nodes, options.edges, options.seed))
        return
    edges = synthetic(options.nodes, options.edges, options.seed)
    print(f"{options.nodes} organisations, {options.edges} relations, {len(MEASURES)} measures")
    graph = new_graph(options.nodes, edges, directed=True)
    graph.es["relation"] = [_kind(number) for number in range(len(edges))]
    ours, our_time = _timed_ours(graph)
    _print_time("ci-map", our_time)
    if accuracy(ties(graph)).error:
        _print_drawn(graph)
    if options.check:
        _print_error(graph, ours)
    if options.alone:
        return
    sides = {"NetworKit": _timed_networkit, "networkx": _timed_networkx}
    for name in ["NetworKit"] if options.without_networkx else sides:
        if found := sides[name](options.nodes, edges, accuracy(ties(graph)).error):
            _print_beside(name, ours, our_time, *found)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("nodes", 5000), ("edges", 15000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--alone", action="store_true", help="leave the others out")
    parser.add_argument("--without-networkx", action="store_true", help="NetworKit alone beside")
    parser.add_argument("--check", action="store_true", help="betweenness against the exact one")
    parser.add_argument("--ranges", action="store_true", help="ranges of ranks against exact ones")
    return parser.parse_args(arguments)


def _print_ranges(nodes: int, edges: list[tuple[int, int]]) -> None:
    """Each relation is told by the site of its source, one in three by that of its target too."""
    graph = new_graph(nodes, edges, directed=True)
    sites = [{f"s{one}", f"s{other}" if other % 3 == 0 else f"s{one}"} for one, other in edges]
    ours, our_time = _timed_ranges(graph, sites)
    stability.WORK = nodes * len(edges)
    exact, exact_time = _timed_ranges(graph, sites)
    order = sorted(range(nodes), key=exact.rank.__getitem__)
    for first, last in ((0, 10), (10, 50), (50, nodes)):
        part = order[first:last]
        widths = [median(f.high[v] - f.low[v] + 1 for v in part) for f in (ours, exact)]
        print(
            f"ranks {first + 1} to {last}: a width of {widths[0]:g}, from all sources {widths[1]:g}"
        )
    print(f"{our_time:.1f} s of processor, from all sources {exact_time:.1f} s")
    print(f"{exact_time / our_time:.1f}x")


def _timed_ranges(graph: Graph, sites: Sequence[set[str]]) -> tuple[Range, float]:
    start = _now()
    found = rank_ranges(graph, sites)["betweenness"]
    return found, _since(start)[1]


def _print_error(graph: Graph, ours: Mapping[str, list[Value]]) -> None:
    simple, bound = ties(graph), accuracy(ties(graph)).error
    start = perf_counter()
    exact = shares_between(simple)
    pairs = zip(exact, ours["betweenness"], strict=True)
    off = max(abs(one - (other or 0)) for one, other in pairs)
    if drawn_steps.members_drawn(simple):
        counted = steps.begin(simple)()
        near = np.array([value or 0 for value in ours["closeness"]])
        exact_near = counted.reached / np.maximum(counted.total, 1)
        apart = np.abs(near - exact_near) / np.maximum(exact_near, 1e-9)
        print(f"largest error of closeness {apart.max():.4f} of itself, median {median(apart):.4f}")
    held = "held" if off <= max(bound, 1e-9) else "NOT HELD"
    print(f"largest error of betweenness {off:.2e}, bound {bound:g}: {held}")
    print(f"  (exact by igraph alone: {perf_counter() - start:.1f} s)", flush=True)


def _print_time(side: str, time: Time) -> None:
    clock, processor = time
    print(f"{side:9} {clock:8.2f} s on the clock, {processor:8.2f} s of processor", flush=True)


def _now() -> Time:
    return perf_counter(), sum(os.times()[:4])


def _since(start: Time) -> Time:
    clock, processor = _now()
    return clock - start[0], processor - start[1]


def _timed_ours(graph: Graph) -> tuple[Mapping[str, list[Value]], Time]:
    print(f"betweenness: {accuracy(ties(graph))}")
    start = _now()
    return compute_all(graph), _since(start)


def _timed_networkit(
    nodes: int, edges: Sequence[tuple[int, int]], error: float
) -> tuple[dict[str, Column], Time] | None:
    kit = rival("networkit")
    if kit is None:
        return None
    ends = [(one, other) for one, other, _ in _arrows(edges)]
    start = _now()
    sides = with_networkit.Sides(kit, nodes, ends)
    computed = with_networkit.measures(error).items()
    columns = {name: _told("NetworKit", name, partial(of, sides)) for name, of in computed}
    return {name: dict(enumerate(column)) for name, column in columns.items()}, _since(start)


def _timed_networkx(
    nodes: int, edges: Sequence[tuple[int, int]], _: float
) -> tuple[dict[str, Column], Time]:
    relations: Any = nx.MultiDiGraph()
    relations.add_nodes_from(range(nodes))
    relations.add_edges_from(_arrows(edges))
    start = _now()
    ties: Any = nx.Graph(relations)
    computed = networkx_measures().items()
    columns = {name: _told("networkx", name, partial(of, ties, relations)) for name, of in computed}
    return columns, _since(start)


def _arrows(edges: Sequence[tuple[int, int]]) -> set[tuple[int, int, int | str]]:
    """With a key a relation; partners point to one another, once."""
    kinds = list(map(_kind, range(len(edges))))
    partners = {ends for ends, kind in zip(edges, kinds, strict=True) if kind == PARTNER}
    others = {(*ends, n) for n, ends in enumerate(edges) if kinds[n] != PARTNER}
    return others | {(*ends, PARTNER) for a, b in partners for ends in ((a, b), (b, a))}


def _kind(number: int) -> str:
    return KINDS[number % len(KINDS)]


def _print_drawn(graph: Graph) -> None:
    """What the others do in other ways where we draw: seconds of betweenness alone."""
    start = _now()
    wait = betweenness(Network(graph, None))
    wait()
    print(f"  ci-map betweenness alone {_since(start)[1]:.2f} s of processor", flush=True)


def _told(side: str, name: str, compute: Callable[[], C]) -> C:
    start = perf_counter()
    column = compute()
    print(f"  {side} {name:12} {perf_counter() - start:8.2f} s", flush=True)
    return column


def _print_beside(
    side: str,
    ours: Mapping[str, list[Value]],
    our_time: Time,
    theirs: Mapping[str, Column],
    their_time: Time,
) -> None:
    off = {name: _difference(ours[name], theirs[name]) for name in theirs if name != "community"}
    widest = max(off, key=off.__getitem__)
    print(f"largest difference, communities left out: {off[widest]:.1e} ({widest})")
    _print_time(side, their_time)
    print(f"of processor {their_time[1] / max(our_time[1], 0.01):.1f}x")
    print(f"{their_time[0] / our_time[0]:.1f}x", flush=True)


def _difference(ours: Sequence[Value], theirs: Column) -> float:
    pairs = ((value, theirs[vertex]) for vertex, value in enumerate(ours) if value is not None)
    return max(abs(one - other) for one, other in pairs)


def _harmonic(ties: Any) -> Column:
    others = max(len(ties) - 1, 1)
    return {node: value / others for node, value in nx.harmonic_centrality(ties).items()}


def _eigenvector(ties: Any) -> Column:
    largest = ties.subgraph(max(nx.connected_components(ties), key=len))
    found = nx.eigenvector_centrality_numpy(largest)
    top = max(map(abs, found.values()))
    return {node: abs(found.get(node, 0.0)) / top for node in ties}


def _louvain(ties: Any) -> Column:
    groups = nx.community.louvain_communities(ties, seed=1)
    return {node: number for number, group in enumerate(groups) for node in group}


if __name__ == "__main__":
    main()
