"""The package from its wheel: installed into an empty environment, used outside the clone."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from ci_map.export import FORMATS
from tests.conftest import ROOT, SEEDS

UV = ROOT / ".uv" / "bin" / "uv"  # as `make map` has it
PAGE = {"url": "https://a.example/", "text": "We are the backbone organisation of the alliance."}
ANALYSE = """
import ci_map
survey = ci_map.open("output/one")
assert survey.find(role="backbone", country="CA").shape[0] > 5
assert len(survey.ego("fsg")) > 5
assert survey.query("select count(*) as n from relations").n[0] == len(survey.relations)
print(ci_map.__file__)
"""


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, and a working folder far from the clone."""

    environment: Path
    work: Path

    def command(self, *arguments: str) -> list[str]:
        """A program of the environment."""
        program, *rest = arguments
        return [str(self.environment / "bin" / program), *rest]

    def surroundings(self) -> dict[str, str]:
        """Nothing of the clone, of the user or of a locale."""
        return {"HOME": str(self.work), "PATH": os.defpath}

    def run(self, *arguments: str, given: str = "") -> str:
        """What a command says that ends well."""
        done = subprocess.run(
            self.command(*arguments), check=False, cwd=self.work, env=self.surroundings(),
            input=given, capture_output=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout


def uv(*arguments: object) -> None:
    done = subprocess.run(
        [UV, *map(str, arguments)], check=False, cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The source distribution, the wheel made of it, and both no longer needed once installed."""
    place = tmp_path_factory.mktemp("package")
    uv("build", "--quiet", "--sdist", "--out-dir", place / "dist", ROOT)
    (source,) = (place / "dist").glob("*.tar.gz")
    uv("build", "--quiet", "--wheel", "--out-dir", place / "dist", source)
    (wheel,) = (place / "dist").glob("*.whl")
    environment = place / "environment"
    uv("venv", "--quiet", "--python", sys.executable, environment)
    into = ("pip", "install", "--quiet", "--python", environment)
    uv(*into, "--require-hashes", "--requirements", ROOT / "requirements.lock")
    uv(*into, "--no-deps", wheel)
    shutil.rmtree(place / "dist")
    work = place / "a folder שלנו"
    work.mkdir()
    shutil.copytree(SEEDS, work / "seeds")
    return Installed(environment, work)


@pytest.fixture(scope="module")
def survey(installed: Installed) -> Path:
    installed.run("ci-map", "build", "--seeds", "seeds", "--survey", "one")
    return installed.work / "output" / "one"


def test_it_has_its_page_and_needs_nothing_of_the_clone(survey: Path, installed: Installed) -> None:
    assert "dataset.ready" in (survey / "map.html").read_text(encoding="utf-8")
    assert installed.run("python", "-c", ANALYSE).startswith(str(installed.environment))
    assert str(ROOT) not in installed.run("python", "-c", "import sys; print(sys.path)")


def test_lists_and_pages_are_read(survey: Path, installed: Installed) -> None:
    assert survey.exists()
    assert "no fault" in installed.run("ci-map", "check", "--seeds", "seeds")
    said = json.loads(installed.run("ci-map", "classify", given=json.dumps(PAGE)))
    assert said["url"] == PAGE["url"]
    lists = ("seeds/organisations.csv", "copy.csv")
    shutil.copyfile(installed.work / lists[0], installed.work / lists[1])
    assert len(installed.run("ci-map", "resolve", *lists, "--json").splitlines()) > 1000


def test_a_survey_is_told(survey: Path, installed: Installed) -> None:
    assert json.loads(installed.run("ci-map", "measures", "--top", "3", "--json"))
    assert len(json.loads(installed.run("ci-map", "findings", "--json"))) == 6
    assert "nothing changed" in installed.run("ci-map", "diff", survey.name, "latest")
    assert "is whole" in installed.run("ci-map", "doctor", "--seeds", "seeds")


def test_extras_are_installed_as_the_manual_says(survey: Path, installed: Installed) -> None:
    """Here and not at the beginning: the tests before show that nothing of it was needed."""
    lock = ROOT / "requirements-dev.lock"
    into = ("--python", installed.environment, "--constraints", lock)
    uv("pip", "install", "--quiet", *into, "ci-map[serve,notebook]")
    for format_id in FORMATS:
        assert installed.run("ci-map", "export", format_id, f"as-{format_id}", "--survey", "one")
    assert len(list(installed.work.glob("as-*"))) == len(FORMATS)
    with serving(installed) as address:
        shown = requests.get(address, timeout=300)
    assert shown.status_code == 200
    assert survey.name in shown.text


@contextmanager
def serving(installed: Installed) -> Iterator[str]:
    """The address of `ci-map serve`, which runs meanwhile."""
    with subprocess.Popen(
        installed.command("ci-map", "serve", "--port", "0"),
        cwd=installed.work, env=installed.surroundings(), stdout=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            assert server.stdout
            yield server.stdout.readline().split()[0]
        finally:
            server.terminate()
