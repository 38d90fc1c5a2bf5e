"""`ci-map build --cluster`: the measures elsewhere, the same survey."""

from pathlib import Path

import pytest

from tests.cli.test_cli import ci_map
from tests.conftest import SEEDS


def test_a_cluster_builds_the_same_survey(built: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        run = ci_map("build", "--seeds", SEEDS, "--output", tmp_path, "--cluster", address)
    assert run.returncode == 0, run.stderr
    for path in built.iterdir():
        assert (tmp_path / built.name / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    run = ci_map(
        *("build", "--seeds", SEEDS, "--output", tmp_path, "--cluster", "tcp://127.0.0.1:9")
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "no Dask scheduler at tcp://127.0.0.1:9" in run.stderr
    assert list(tmp_path.iterdir()) == []
