import json
from pathlib import Path
from typing import Any

import pytest

from ci_map.store import Crawls, open_store
from tests.cli.test_cli import ci_map
from tests.store.test_prune import URLS, crawled


def store(store_file: Path, *arguments: object) -> Any:
    run = ci_map("store", *arguments, "--json", CI_MAP_STORE=f"sqlite:///{store_file}")
    assert (run.returncode, run.stderr) == (0, "")
    return json.loads(run.stdout)


@pytest.fixture
def of_two_crawls(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    crawls = Crawls(open_store(f"sqlite:///{path}"))
    for _ in range(2):
        crawled(crawls)
    return path


def test_a_backup_and_what_is_restored_have_the_same_rows(
    of_two_crawls: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    told = store(of_two_crawls, "backup", copy)
    assert told == {"path": copy.as_posix(), "rows": told["rows"]}
    assert told["rows"] > 2 * len(URLS)
    assert store(tmp_path / "other.db", "restore", copy) == told


def test_pruning_names_the_crawls_that_are_forgotten(of_two_crawls: Path) -> None:
    assert store(of_two_crawls, "prune", "--keep", 1) == {"forgotten": [1]}
    assert store(of_two_crawls, "prune", "--keep", 1) == {"forgotten": []}
