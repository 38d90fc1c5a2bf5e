"""The map beside a pyvis page of the same graph, in the same browser.

    python benchmarks/map.py [--nodes 10000] [--edges 30000] [--no-pyvis]
    python benchmarks/map.py --real      # the survey of the project's own lists

Prints, in milliseconds: the first view, the slowest of a few search keystrokes and filter clicks,
the slowest switch of view, and the size of the file; then when pyvis has drawn the graph and when
its physics has settled (waited for at most --patience seconds); the ratio of the two last.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

import synthetic
from playwright.sync_api import Browser, Page, sync_playwright

import ci_map
from ci_map.build import build

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
VIEWS = ("mindmap", "network", "geography", "table", "findings", "changes")
# Runs an action in the page and waits until the frame after it is drawn.
TIMED = """async (action) => {
  const begin = performance.now();
  new Function(action)();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""
TYPE = """const box = document.querySelector('[role=searchbox]');
box.value = {text!r}; box.dispatchEvent(new InputEvent('input', {{bubbles: true}}));"""
TAB = "document.querySelectorAll('[role=tab]')[{number}].click()"
CHECK = "document.querySelectorAll('input[type=checkbox]')[{number}].click()"


def main() -> None:
    """Build the graph, open it in both, print the figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        survey = _survey(folder, options)
        with sync_playwright() as playwright:
            system = next((path for n in NAMES if (path := shutil.which(n))), None)
            browser = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
            ours = _ours(browser, survey.folder / "map.html")
            if options.pyvis:
                theirs = _pyvis(browser, survey, folder / "pyvis.html", options.patience)
                print(f"{theirs / ours:.1f}x")
            browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=30_000)
    parser.add_argument("--real", action="store_true", help="the project's own lists")
    parser.add_argument("--patience", type=float, default=120, help="seconds to wait for pyvis")
    parser.add_argument("--no-pyvis", dest="pyvis", action="store_false")
    return parser.parse_args()


def _survey(folder: Path, options: argparse.Namespace) -> ci_map.Survey:
    seeds = synthetic.REAL if options.real else folder / "seeds"
    if not options.real:
        synthetic.write(seeds, options.nodes, options.edges)
    return ci_map.open(build(seeds, folder / "output"))


def _ours(browser: Browser, path: Path) -> float:
    """Measure the map; returns the milliseconds to its first view."""
    first = min(_first_view(browser, path) for _ in range(3))
    page = _opened(browser, path)
    switches = {}
    for _ in range(2):  # the second time round nothing is made for the first time
        for number, view in enumerate(VIEWS):
            switches[view] = float(page.evaluate(TIMED, TAB.format(number=number)))
    page.evaluate(TIMED, TAB.format(number=VIEWS.index("table")))
    keys = [page.evaluate(TIMED, TYPE.format(text=text)) for text in ("r", "ri", "riv", "")]
    clicks = [page.evaluate(TIMED, CHECK.format(number=number)) for number in (0, 1, 0, 1)]
    print(f"map: first view {first:.0f} ms, {path.stat().st_size / 1e6:.2f} MB")
    print(f"map: keystroke {max(keys):.0f} ms, filter {max(clicks):.0f} ms")
    told = ", ".join(f"{view} {time:.0f}" for view, time in switches.items())
    print(f"map: switch of view at most {max(switches.values()):.0f} ms ({told})")
    page.context.close()
    return first


def _opened(browser: Browser, path: Path) -> Page:
    page = browser.new_context(offline=True, viewport={"width": 1440, "height": 900}).new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=true]", timeout=120_000)
    return page


def _first_view(browser: Browser, path: Path) -> float:
    page = _opened(browser, path)
    ready = float(page.evaluate("performance.now()"))
    page.context.close()
    return ready


def _pyvis(browser: Browser, survey: ci_map.Survey, path: Path, patience: float) -> float:
    """Measure the pyvis page; returns the milliseconds until it stands still, or the patience."""
    from pyvis.network import Network

    graph = Network(cdn_resources="in_line", directed=True)
    for name, row in survey.organisations.iterrows():
        graph.add_node(name, label=row["name"])
    for source, target in survey.relations[["source_id", "target_id"]].itertuples(index=False):
        graph.add_edge(source, target)
    path.write_text(graph.generate_html(notebook=False), encoding="utf-8")
    page = browser.new_context(offline=True).new_page()
    page.add_init_script("window.settled = null")
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function("typeof network !== 'undefined'", timeout=patience * 1000)
    drawn = float(page.evaluate("performance.now()"))
    page.evaluate("void network.once('stabilized', () => { window.settled = performance.now() })")
    try:
        page.wait_for_function("window.settled", timeout=patience * 1000, polling=200)
        still, word = float(page.evaluate("window.settled")), "settled after"
    except Exception:  # noqa: BLE001  (a page that hangs cannot be asked why)
        still, word = patience * 1000, "not settled after"
    print(
        f"pyvis: graph made after {drawn:.0f} ms, {word} {still:.0f} ms, "
        f"{path.stat().st_size / 1e6:.2f} MB"
    )
    return still


if __name__ == "__main__":
    main()
