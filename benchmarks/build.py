"""The build beside what a user would write by hand: pandas, networkx, and a pyvis page.

    python benchmarks/build.py                     # the real lists, both sides
    python benchmarks/build.py --nodes 3000        # synthetic lists, three relations a node

The script by hand reads the same lists, computes the classic centralities and communities, writes
one table of them and a page drawn by pyvis. It checks nothing, lays nothing out (pyvis does that in
the reader's browser), and writes no report, evidence, findings or other languages. Each side is a
process of its own; the figures are its wall seconds and the memory of its largest process.
"""

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from memory import megabytes
from synthetic import REAL, write

TIES_A_NODE = 3
OURS = """
import gc, sys
from pathlib import Path
from ci_map.build import build
gc.disable()  # as the command does
build(Path(sys.argv[1]), Path(sys.argv[2]))
"""
BY_HAND = """
import sys
from pathlib import Path
import networkx as nx
import pandas as pd
from pyvis.network import Network

seeds, output = map(Path, sys.argv[1:])
organisations = pd.read_csv(seeds / "organisations.csv", keep_default_na=False)
relations = pd.read_csv(seeds / "relations.csv", keep_default_na=False)
directed = nx.from_pandas_edgelist(
    relations, "source_id", "target_id", "relation", create_using=nx.MultiDiGraph
)
directed.add_nodes_from(organisations["id"])
graph = nx.Graph(directed)
measures = pd.DataFrame({
    "degree": dict(graph.degree()),
    "betweenness": nx.betweenness_centrality(graph),
    "closeness": nx.closeness_centrality(graph),
    "harmonic": nx.harmonic_centrality(graph),
    "pagerank": nx.pagerank(nx.DiGraph(directed)),
    "core": nx.core_number(graph),
    "constraint": nx.constraint(graph),
})
communities = nx.community.louvain_communities(graph, seed=1)
measures["community"] = {node: n for n, group in enumerate(communities) for node in group}
output.mkdir(parents=True, exist_ok=True)
measures.to_csv(output / "measures.csv")
page = Network(directed=True, cdn_resources="in_line")
names = dict(zip(organisations["id"], organisations["name"]))
for node in graph:
    page.add_node(node, label=names[node], group=int(measures.at[node, "community"]))
for source, target, kind in directed.edges(data="relation"):
    page.add_edge(source, target, title=kind)
(output / "map.html").write_text(page.generate_html(), encoding="utf-8")
"""


@dataclass(frozen=True)
class Took:
    """What a process took: wall seconds, megabytes."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.seconds:8.1f} s {self.megabytes:8.0f} MB"


def took(code: str, seeds: Path, output: Path) -> Took:
    """Run a script in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-c", code, str(seeds), str(output)]
    process = subprocess.Popen(command)  # noqa: S603  (our own script)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    return Took(time.perf_counter() - start, megabytes(usage))


def main() -> None:
    """Measure."""
    options = _options()
    with TemporaryDirectory() as folder:
        _compare(Path(folder), options.nodes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=0, help="0: the project's own lists")
    return parser.parse_args()


def _lists(folder: Path, nodes: int) -> Path:
    if not nodes:
        return REAL
    write(folder / f"seeds-{nodes}", nodes, TIES_A_NODE * nodes)
    return folder / f"seeds-{nodes}"


def _compare(folder: Path, nodes: int) -> None:
    seeds = _lists(folder, nodes)
    ours, theirs = took(OURS, seeds, folder / "ours"), took(BY_HAND, seeds, folder / "theirs")
    print(f"ci-map build                    {ours}")
    print(f"pandas, networkx, pyvis by hand {theirs}")
    print(f"{theirs.seconds / ours.seconds:.1f}x")


if __name__ == "__main__":
    main()
