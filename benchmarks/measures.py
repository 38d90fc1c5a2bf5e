"""Every measure of ci-map against the same list computed by networkx, on one synthetic graph.

    python benchmarks/measures.py [--nodes 5000] [--edges 15000] [--seed 1] [--alone] [--check]

The graph has skewed degrees, isolates, small components and parallel relations, as surveys do.
networkx has no Leiden of its own: its Louvain stands in; the measures of this field (reach, cut
points …) are computed by ci-map alone. Ends with the ratio of the times on the
clock, as in `24.1x`; where they are far above the processor times, the machine was busy with
other things and the ratio says little. Processor times are those of all processes together.
`--alone` leaves networkx out, which would take days for 50,000 organisations; `--check` computes
betweenness exactly as well and tells how far the drawn one is off, beside its bound. `--ranges`
compares the ranges of ranks by betweenness with those from all sources, and ends with the ratio of
the processor times.
"""

import argparse
import os
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from statistics import median
from time import perf_counter
from typing import Any

import networkx as nx

from ci_map.graph import stability
from ci_map.graph.build import ties
from ci_map.graph.chance import shares_between
from ci_map.graph.engine import Graph, new_graph
from ci_map.graph.measures import MEASURES, compute_all
from ci_map.graph.measures.betweenness import accuracy
from ci_map.graph.measures.measure import Value
from ci_map.graph.stability import Range, rank_ranges

Column = Mapping[int, float]
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
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("nodes", 5000), ("edges", 15000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--alone", action="store_true", help="leave networkx out")
    parser.add_argument("--check", action="store_true", help="betweenness against the exact one")
    parser.add_argument("--ranges", action="store_true", help="ranges of ranks against exact ones")
    options = parser.parse_args(arguments)
    if options.ranges:
        _print_ranges(options.nodes, synthetic(options.nodes, options.edges, options.seed))
        return
    edges = synthetic(options.nodes, options.edges, options.seed)
    print(f"{options.nodes} organisations, {options.edges} relations, {len(MEASURES)} measures")
    graph = new_graph(options.nodes, edges, directed=True)
    graph.es["relation"] = [_kind(number) for number in range(len(edges))]
    ours, our_time = _timed_ours(graph)
    _print_time("ci-map", our_time)
    if options.check:
        _print_error(graph, ours)
    if options.alone:
        return
    theirs, their_time = _timed_theirs(options.nodes, edges)
    print(f"largest difference, communities left out: {_difference(ours, theirs):.1e}")
    _print_time("networkx", their_time)
    print(f"{their_time[0] / our_time[0]:.1f}x")


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
    held = "held" if off <= max(bound, 1e-9) else "NOT HELD"
    print(f"largest error of betweenness {off:.2e}, bound {bound:g}: {held}")
    print(f"  (exact by igraph alone: {perf_counter() - start:.1f} s)", flush=True)


def _print_time(side: str, time: tuple[float, float]) -> None:
    clock, processor = time
    print(f"{side:8} {clock:8.2f} s on the clock, {processor:8.2f} s of processor", flush=True)


def _now() -> tuple[float, float]:
    return perf_counter(), sum(os.times()[:4])


def _since(start: tuple[float, float]) -> tuple[float, float]:
    clock, processor = _now()
    return clock - start[0], processor - start[1]


def _timed_ours(graph: Graph) -> tuple[Mapping[str, list[Value]], tuple[float, float]]:
    print(f"betweenness: {accuracy(ties(graph))}")
    start = _now()
    return compute_all(graph), _since(start)


def _timed_theirs(
    nodes: int, edges: Sequence[tuple[int, int]]
) -> tuple[dict[str, Column], tuple[float, float]]:
    relations: Any = nx.MultiDiGraph()
    relations.add_nodes_from(range(nodes))
    relations.add_edges_from(_arrows(edges))
    start = _now()
    ties: Any = nx.Graph(relations)
    reference = networkx_measures()
    columns = {name: _told(name, reference, ties, relations) for name in reference}
    return columns, _since(start)


def _arrows(edges: Sequence[tuple[int, int]]) -> set[tuple[int, int, int | str]]:
    """With a key a relation; partners point to one another, once."""
    kinds = list(map(_kind, range(len(edges))))
    partners = {ends for ends, kind in zip(edges, kinds, strict=True) if kind == PARTNER}
    others = {(*ends, n) for n, ends in enumerate(edges) if kinds[n] != PARTNER}
    return others | {(*ends, PARTNER) for a, b in partners for ends in ((a, b), (b, a))}


def _kind(number: int) -> str:
    return KINDS[number % len(KINDS)]


def _told(name: str, reference: Mapping[str, Any], ties: Any, relations: Any) -> Column:
    start = perf_counter()
    column: Column = reference[name](ties, relations)
    print(f"  networkx {name:12} {perf_counter() - start:8.2f} s", flush=True)
    return column


def _difference(ours: Mapping[str, list[Value]], theirs: Mapping[str, Column]) -> float:
    return max(
        abs(value - theirs[name][vertex])
        for name in theirs.keys() - {"community"}
        for vertex, value in enumerate(ours[name])
        if value is not None
    )


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
