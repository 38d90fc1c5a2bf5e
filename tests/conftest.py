"""What many tests need: the real seed lists, a small copy of them, the survey built from them."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import ci_map
from ci_map.build import build
from tests.testweb import Web

# Loaded before any test is made: each takes what is loaded then. The same examples with each run,
# none judged by the clock: neither a busy machine nor a new example fails what did not change.
settings.register_profile(
    "same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("new", settings.get_profile("same"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "data" / "seeds"

ORGANISATIONS_HEADER = (
    "id,name,name_local,aliases,url,roles,functions,sector,domains,country,region,locality,"
    "place_based,place_scale,place_served,founded,ended,evidence_url,note"
)
RELATIONS_HEADER = "source_id,relation,target_id,since,until,evidence_url,note"
PAGE = "https://example.org/page"


def organisation_row(**cells: str) -> str:
    """A right row of organisations.csv but for the cells given."""
    row = dict.fromkeys(ORGANISATIONS_HEADER.split(","), "")
    row |= {"id": "a-b", "name": "A B", "roles": "backbone", "evidence_url": PAGE} | cells
    return ",".join('"' + row[column].replace('"', '""') + '"' for column in row)


def relation_row(source: str, relation: str, target: str, **cells: str) -> str:
    """A right row of relations.csv but for the cells given."""
    row = dict.fromkeys(RELATIONS_HEADER.split(","), "")
    row |= {"source_id": source, "relation": relation, "target_id": target, "evidence_url": PAGE}
    return ",".join((row | cells)[column] for column in row)


@pytest.fixture
def write_seeds(tmp_path: Path) -> Callable[..., Path]:
    """Write seed lists of the rows given into a folder of their own."""

    def write(organisations: list[str], relations: list[str] | None = None) -> Path:
        folder = tmp_path / "seeds"
        folder.mkdir(exist_ok=True)
        rows = "\n".join([ORGANISATIONS_HEADER, *organisations, ""])
        (folder / "organisations.csv").write_text(rows, encoding="utf-8")
        rows = "\n".join([RELATIONS_HEADER, *(relations or []), ""])
        (folder / "relations.csv").write_text(rows, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def real_seeds(tmp_path: Path) -> Path:
    """A copy of the project's seed lists that a test may spoil."""
    return Path(shutil.copytree(SEEDS, tmp_path / "real-seeds"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the survey built from the project's seed lists."""
    return build(SEEDS, tmp_path_factory.mktemp("output"))


@pytest.fixture(scope="session")
def survey(built: Path) -> "ci_map.Survey":
    """The survey built from the project's seed lists."""
    return ci_map.open(built)


@pytest.fixture(scope="session")
def web() -> Iterator[Web]:
    """The test web: good and bad sites on loopback addresses, with a log of every request."""
    with Web(hosts=8) as running:
        yield running
