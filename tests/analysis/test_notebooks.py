import shutil
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from tests.conftest import ROOT

NOTEBOOKS = sorted((ROOT / "analysis").glob("*.ipynb"))
PATIENCE = 900  # seconds, on a machine that is busy with other tests


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_the_real_survey(
    path: Path, built: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shutil.copytree(built, tmp_path / "output" / built.name)
    (tmp_path / "analysis").mkdir()
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": str(tmp_path / "analysis")}}
    sockets = tmp_path_factory.mktemp("k") / "k"  # files: a port may be taken by another test
    kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=str(sockets))
    patience = dict.fromkeys(("timeout", "startup_timeout", "iopub_timeout"), PATIENCE)
    NotebookClient(notebook, kernel, resources=resources, **patience).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_results(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells  # type: ignore[no-untyped-call]
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in cells)
