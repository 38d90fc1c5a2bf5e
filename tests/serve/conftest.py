import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ci_map.serve import Served, create_app
from tests.conftest import ORGANISATIONS_HEADER, SEEDS, organisation_row

TOKEN = "sixteen letters and more"  # noqa: S105
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def served(built: Path, tmp_path: Path) -> Served:
    """The project's lists and survey, and one new list with a look-alike and a hostile name."""
    seeds = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    alike = organisation_row(id="one", name="Tamarack Inst. for Community", country="CA")
    hostile = organisation_row(id="two", name=HOSTILE, country="NO", url="https://x.example/")
    found = tmp_path / "new.csv"
    found.write_text(f"{ORGANISATIONS_HEADER}\n{alike}\n{hostile}\n", encoding="utf-8")
    return Served(built.parent, seeds, TOKEN, lists=(found,))


@pytest.fixture
def client(served: Served) -> Iterator[FlaskClient]:
    with create_app(served).test_client() as client:
        yield client
