"""The map beside pages of the same graph by ipysigma and pyvis, in the same browser.

    python benchmarks/map.py [--nodes 10000] [--edges 30000] [--large 50000] [--no-pyvis]
                             [--no-ipysigma]
    python benchmarks/map.py --real      # the survey of the project's own lists

What a reader does is done with real keys and clicks. A time is that of the Event Timing standard:
from the input event to the next painted frame, in steps of 8 ms. A switch of view counts until the
last long frame (Long Animation Frames) that follows on it has ended, so that a view which is drawn
in pieces counts whole. `first` is in a page that is touched the moment its first view is drawn,
before anything is made ready. In brackets: the work of the page's own thread in processor time,
which does not depend on what else the machine does; of a first switch, with what is made ready.

Prints the first view, the size of the file, both switches to each view, the slowest keystroke and
filter click in any view; the same graph in pyvis, which has drawn it and comes to rest (waited for
at most --patience seconds); the first view of ipysigma, which asks two networks of copies for its
code (here answered from the same packages on disk) and places nodes at random; what a map of
--large organisations takes to open; the ratio of pyvis at rest to the first view.
"""

import argparse
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import synthetic
import with_ipysigma
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from rivals import rival

import ci_map
from ci_map.build import build

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome")
VIEWS = ("mindmap", "network", "geography", "table", "findings", "changes")
DRAWN = ("mindmap", "network", "geography", "table")
TYPED = ("r", "i", "v", "e", "r", "Backspace", "Escape")
TICKED = (0, 1, 4, 0, 1, 4)
OBSERVE = """
window.inputs = []; window.frames = [];
const keep = (type, list, more) =>
  new PerformanceObserver(found => list().push(...found.getEntries())).observe({type, ...more});
keep('event', () => window.inputs, {durationThreshold: 16});
keep('long-animation-frame', () => window.frames);
"""
INPUTS = "['keydown', 'keypress', 'input', 'pointerdown', 'pointerup', 'click']"
# Both ends of what an input has caused, in milliseconds after it.
MEASURED = f"""() => {{
  const own = window.inputs.filter(({{name}}) => {INPUTS}.includes(name));
  const begin = Math.min(...own.map(entry => entry.startTime));
  const painted = Math.max(16, ...own.map(entry => entry.duration));
  let still = painted;
  for (const {{startTime, duration}} of window.frames)
    if (startTime - begin < still + 200) still = Math.max(still, startTime + duration - begin);
  return [painted, still];
}}"""


@dataclass(frozen=True)
class Took:
    """Milliseconds to the next painted frame, until all is still, and of the page's own work."""

    painted: float
    still: float
    work: float


class Reader:
    """A reader of a freshly opened map, with a stopwatch."""

    def __init__(self, browser: Browser, path: Path) -> None:
        context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
        self.page: Page = context.new_page()
        self.page.add_init_script(OBSERVE)
        self._session: CDPSession = context.new_cdp_session(self.page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-ready=true]", timeout=300_000)

    def took(self, act: Callable[[], object]) -> Took:
        """Time one input; waits until the page has been still for a while."""
        self.page.evaluate("() => { window.inputs = []; window.frames = []; }")
        before = self._work()
        act()
        self.wait()
        painted, still = self.page.evaluate(MEASURED)
        return Took(painted, still, self._work() - before)

    def wait(self) -> None:
        """Let the page do what an input has caused."""
        self.page.wait_for_timeout(600)

    def _work(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        found = next(m["value"] for m in metrics if m["name"] == "TaskDuration")
        return float(found) * 1000

    def switch(self, view: str) -> Took:
        """Time a click on a tab."""
        tab = self.page.locator(f"#tab-{view}")
        return self.took(partial(tab.click, force=True, no_wait_after=True))

    def close(self) -> None:
        """Leave the page."""
        self.page.context.close()


def main() -> None:
    """Build the graphs, open them, print the figures."""
    options = _options()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        system = next((path for n in NAMES if (path := shutil.which(n))), None)
        browser = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
        survey = _survey(Path(name), options)
        ours = _ours(browser, survey.folder / "map.html")
        if options.large and not options.real:
            _large(browser, Path(name) / "large", options.large)
        if options.ipysigma:
            _ipysigma(browser, survey, Path(name) / "ipysigma.html", ours)
        if options.pyvis:
            theirs = _pyvis(browser, survey, Path(name) / "pyvis.html", options.patience)
            print(f"{theirs / ours:.1f}x")
        browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=30_000)
    parser.add_argument("--large", type=int, default=50_000, help="0: no larger map is opened")
    parser.add_argument("--real", action="store_true", help="the project's own lists")
    parser.add_argument("--patience", type=float, default=120, help="seconds to wait for pyvis")
    parser.add_argument("--no-pyvis", dest="pyvis", action="store_false")
    parser.add_argument("--no-ipysigma", dest="ipysigma", action="store_false")
    return parser.parse_args()


def _survey(folder: Path, options: argparse.Namespace) -> ci_map.Survey:
    seeds = synthetic.REAL if options.real else folder / "seeds"
    if not options.real:
        synthetic.write(seeds, options.nodes, options.edges)
    return ci_map.open(build(seeds, folder / "output"))


def _ours(browser: Browser, path: Path) -> float:
    """Measure the map; returns the milliseconds to its first view."""
    first = min(_first_view(browser, path) for _ in range(3))
    print(f"map: first view {first:.0f} ms, {path.stat().st_size / 1e6:.2f} MB")
    _switches(browser, path)
    typed, ticked, early = _narrowings(browser, path)
    print(f"map: keystroke {_slowest(typed)}, filter {_slowest(ticked)}")
    print(f"map: keystroke before anything is ready {_slowest(early)}")
    return first


def _first_view(browser: Browser, path: Path) -> float:
    reader = Reader(browser, path)
    ready = float(reader.page.evaluate("performance.now()"))
    reader.close()
    return ready


def _switches(browser: Browser, path: Path) -> None:
    first, second = {}, {}
    for view in VIEWS:
        reader = Reader(browser, path)
        away = "table" if view == "mindmap" else "mindmap"
        if view == "mindmap":
            reader.switch(away)
        first[view] = reader.switch(view)
        reader.switch(away)
        second[view] = reader.switch(view)
        reader.close()
    for word, took in (("first", first), ("second", second)):
        told = ", ".join(f"{view} {t.still:.0f} ({t.work:.0f})" for view, t in took.items())
        print(f"map: {word} switch at most {max(t.still for t in took.values()):.0f} ms: {told}")


def _narrowings(browser: Browser, path: Path) -> tuple[list[Took], list[Took], list[Took]]:
    """Keystrokes and ticks in every view that follows them; keystrokes at once."""
    reader = Reader(browser, path)
    early = _typed(reader)
    reader.page.wait_for_timeout(4000)
    typed, ticked = [], []
    for view in DRAWN:
        reader.switch(view)
        typed += _typed(reader)
        boxes = reader.page.locator("#filters input[type=checkbox]")
        for number in TICKED:
            box = boxes.nth(number)
            ticked.append(reader.took(partial(box.click, force=True, no_wait_after=True)))
    reader.close()
    return typed, ticked, early


def _typed(reader: Reader) -> list[Took]:
    reader.page.get_by_role("searchbox").focus()
    return [reader.took(partial(reader.page.keyboard.press, key)) for key in TYPED]


def _slowest(took: list[Took]) -> str:
    worst = max(took, key=lambda t: t.painted)
    heaviest = max(t.work for t in took)
    return f"at most {worst.painted:.0f} ms ({heaviest:.0f} with the view that follows)"


def _large(browser: Browser, folder: Path, nodes: int) -> None:
    synthetic.write(folder / "seeds", nodes, 3 * nodes)
    path = build(folder / "seeds", folder / "output") / "map.html"
    ready = _first_view(browser, path)
    size = path.stat().st_size / 1e6
    print(
        f"map: {nodes} organisations, {3 * nodes} relations open in {ready:.0f} ms, {size:.1f} MB"
    )


def _ipysigma(browser: Browser, survey: ci_map.Survey, path: Path, ours: float) -> None:
    """Measure the ipysigma page, with and without the copies of its code at hand."""
    kit = rival("ipysigma")
    if kit is None:
        return
    with_ipysigma.write(kit, survey, path)
    alone = "draws" if with_ipysigma.drawn_alone(browser, path) else "draws nothing"
    print(f"ipysigma: without a network {alone}, {path.stat().st_size / 1e6:.2f} MB and its code")
    try:
        took = [with_ipysigma.first_view(browser, path) for _ in range(3)]
    except OSError as error:
        print(f"ipysigma: first view not measured: {error}")
        return
    print(
        f"ipysigma: first view {min(took):.0f} ms, its code at hand; "
        f"{min(took) / ours:.1f}x of the map's"
    )


def _pyvis(browser: Browser, survey: ci_map.Survey, path: Path, patience: float) -> float:
    """Measure the pyvis page; returns the milliseconds until it stands still, or the patience."""
    path.write_text(_page_of_pyvis(survey), encoding="utf-8")
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


def _page_of_pyvis(survey: ci_map.Survey) -> str:
    from pyvis.network import Network

    graph = Network(cdn_resources="in_line", directed=True)
    for name, row in survey.organisations.iterrows():
        graph.add_node(name, label=row["name"])
    for source, target in survey.relations[["source_id", "target_id"]].itertuples(index=False):
        graph.add_edge(source, target)
    return str(graph.generate_html(notebook=False))


if __name__ == "__main__":
    main()
