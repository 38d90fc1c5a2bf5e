"""A headless Chromium with no network, and the map of the real survey in it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.conftest import ROOT

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Seen:
    """A page, what it said on the console, and what it asked of the network."""

    page: Page
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def axe(self) -> list[str]:
        """All that axe-core finds, however slight, as `rule: element`."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {node['html'][:120]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium when there is one, else Playwright's."""
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    running = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
    yield running
    running.close()


Open = Callable[..., Seen]


@pytest.fixture
def open_map(browser: Browser, built: Path) -> Iterator[Open]:
    """Open a map from its file, the network off; options are those of a browser context."""
    contexts = []

    def open_(address: str = "", folder: Path = built, **options: object) -> Seen:
        context = browser.new_context(offline=True, **options)  # type: ignore[arg-type]
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
        seen.page.on("console", lambda m: seen.errors.append(m.text) if m.type == "error" else None)
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.goto((folder / "map.html").as_uri() + address)
        seen.page.wait_for_selector("html[data-ready=true]", timeout=30_000)
        return seen

    yield open_
    for context in contexts:
        context.close()
