import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_cli import ci_map
from tests.conftest import ROOT, SEEDS

TEXT = "A partnership of schools, clinics and the city council of Leeds. We agreed on goals."


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    rows = [{"url": "https://www.fsg.org/about", "text": TEXT}, {"url": None, "text": TEXT}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_cluster_and_processes_answer_as_this_process_does(pages: Path) -> None:
    distributed = pytest.importorskip("distributed")
    alone = ci_map("classify", pages)
    assert (alone.returncode, alone.stderr) == (0, "")
    assert ci_map("classify", pages, "--workers", 2).stdout == alone.stdout
    with distributed.LocalCluster(
        n_workers=1, processes=False, protocol="tcp", host="127.0.0.1", dashboard_address=None
    ) as cluster:
        run = ci_map("classify", pages, "--cluster", cluster.scheduler_address)
    assert run.stdout == alone.stdout


def test_processes_that_are_spawned_answer_as_this_process_does(pages: Path) -> None:
    """As they are on macOS and Windows."""
    code = "import multiprocessing as m; m.set_start_method('spawn'); from ci_map.cli import main; "
    command = [sys.executable, "-c", code + "main()", "classify", str(pages), "--workers", "2"]
    run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert (run.returncode, run.stdout) == (0, ci_map("classify", pages).stdout), run.stderr


def test_a_cluster_that_is_not_there_is_told(pages: Path) -> None:
    pytest.importorskip("distributed")
    run = ci_map("classify", pages, "--cluster", "tcp://127.0.0.1:9")
    assert (run.returncode, run.stdout) == (1, "")
    assert "no Dask scheduler at tcp://127.0.0.1:9" in run.stderr


def test_relations_of_the_seeds_are_a_step_of_its_own(pages: Path) -> None:
    run = ci_map("classify", pages, "--relations", "--seeds", SEEDS)
    first, second = map(json.loads, run.stdout.splitlines())
    assert first["relations"]["organisation"] == "fsg"
    assert "relations" not in second
    missing = ci_map("classify", pages, "--relations", "--seeds", pages.parent / "none")
    assert missing.returncode == 2
    assert "none:1: folder: is not there; a folder with organisations.csv" in missing.stderr
