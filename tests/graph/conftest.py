"""The real seed lists as a graph."""

import pytest

from ci_map.collect.seeds import read_seeds
from ci_map.graph.build import directed
from ci_map.graph.engine import Graph
from ci_map.model import assemble
from tests.conftest import SEEDS


@pytest.fixture(scope="session")
def real() -> Graph:
    assembled = assemble(read_seeds(SEEDS).statements)
    return directed(assembled.organisations, assembled.relations)
