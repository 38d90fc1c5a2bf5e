"""The same input gives the same bits, whatever the order of sets in this process."""

import os
import subprocess
import sys

from ci_map.graph.layout import positions
from ci_map.graph.measures import compute_all
from tests.conftest import ROOT
from tests.graph.samples import graph_of, random_pairs

SCRIPT = """
from hashlib import sha256
from ci_map.graph.build import directed, networkx, ties
from ci_map.graph.communities import names
from ci_map.graph.layout import positions
from ci_map.graph.measures import compute_all
from ci_map.model import Relation
from tests.graph.samples import KINDS, organisation, random_pairs
organisations = {organisation(number) for number in range(250)}
pairs = {(f"o-{a:05}", f"o-{b:05}") for a, b in random_pairs(250, 300, 9)}
graph = directed(organisations, {Relation(a, kind, b) for a, b in pairs for kind in KINDS[:2]})
measures = compute_all(graph)
told = [measures, positions(graph), names(ties(graph), measures["community"])]
told += [list(networkx(graph).edges(keys=True))]
print(sha256(repr(told).encode()).hexdigest(), next(iter(organisations)).id)
"""


def test_hash_seeds_change_nothing() -> None:
    told = [_run(seed).split() for seed in ("1", "2")]
    assert told[0][0] == told[1][0]
    assert told[0][1] != told[1][1], "both runs read the input in one order: nothing was tested"


def test_a_second_run_in_one_process_has_the_same_bits() -> None:
    graph = graph_of(200, random_pairs(200, 300, 4))
    ring = graph_of(20, [(i, (i + 1) % 20) for i in range(20)])
    first = repr((compute_all(graph), positions(graph), compute_all(ring)))
    assert first == repr((compute_all(graph), positions(graph), compute_all(ring)))


def _run(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
