import shutil
from importlib import import_module
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import ci_map
from tests.benchmarks import BENCHMARKS, needs
from tests.browser.conftest import ARGUMENTS, NAMES


@needs("ipysigma")
@pytest.mark.browser
def test_a_page_of_ipysigma_draws_nothing_without_a_network(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    beside = import_module("with_ipysigma")
    page = tmp_path / "ipysigma.html"
    beside.write(import_module("ipysigma"), ci_map.open(built), page)
    assert "FSG" in page.read_text(encoding="utf-8")
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
        assert not beside.drawn_alone(browser, page)
        browser.close()
