"""The real seed lists as a graph; hypothesis without its clock."""

import pytest
from hypothesis import settings

from ci_map.collect.seeds import read_seeds
from ci_map.graph.build import directed
from ci_map.graph.engine import Graph
from ci_map.model import assemble
from tests.conftest import SEEDS

# A machine that is busy with other tests must not fail one of these.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def real() -> Graph:
    assembled = assemble(read_seeds(SEEDS).statements)
    return directed(assembled.organisations, assembled.relations)
