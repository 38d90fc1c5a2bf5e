"""A map of any size as a reader uses it: whether each view comes and answers, when, in what memory.

    python benchmarks/growth.py --sizes 100000 --parts build --folder kept
    python benchmarks/large_map.py kept/output-100000/survey/map.html [--pictures FOLDER]

One page is opened once and used to the end: the first view, then each view, in it letters typed and
boxes ticked, an organisation's card, back to the whole. Times are those of `map.py`: to the next
painted frame and, in brackets, until all is still. Memory is what the page's process had at most
(Linux), and what its scripts hold. Ends with the errors of the page, or their absence.
"""

import argparse
import os
import shutil
import time
from functools import partial
from pathlib import Path

from map import ARGUMENTS, DRAWN, NAMES, TICKED, TYPED, VIEWS, Reader, Took
from memory import high_water
from playwright.sync_api import Browser, sync_playwright

PATIENCE = 300_000  # milliseconds
TWO_FRAMES = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
LOOKS = 100
SMOOTH = 0.2  # seconds that two frames take at most when nothing is to be done


class PatientReader(Reader):
    """Waits until frames come at once, however long one took."""

    def wait(self) -> None:
        """Let the page do what an input has caused."""
        at_once = 0
        for _ in range(LOOKS):
            super().wait()
            since = time.perf_counter()
            self.page.evaluate(TWO_FRAMES)
            at_once = at_once + 1 if time.perf_counter() - since < SMOOTH else 0
            if at_once == 2:
                return


def main() -> None:
    """Open the page, use it, print the figures."""
    options = _options()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    system = next((path for n in NAMES if (path := shutil.which(n))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=ARGUMENTS)
        _use(browser, options.page, options.pictures)
        browser.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=Path, help="a map.html")
    parser.add_argument("--pictures", type=Path, help="folder for a picture of each view")
    return parser.parse_args()


def _use(browser: Browser, path: Path, pictures: Path | None) -> None:
    reader = PatientReader(browser, path.absolute())
    reader.page.set_default_timeout(PATIENCE)
    errors: list[str] = []
    reader.page.on("pageerror", lambda error: errors.append(str(error)))
    ready = float(reader.page.evaluate("performance.now()"))
    print(
        f"first view {ready:.0f} ms, {path.stat().st_size / 1e6:.1f} MB; {_memory(browser, reader)}"
    )
    print(f"{'view':10} {'opened':>18} {'letter':>18} {'filter':>18}  (ms)", flush=True)
    for view in VIEWS[1:] + VIEWS[:1]:
        opened = reader.switch(view)
        _picture(reader, pictures, view)
        used = _used(reader) if view in DRAWN else []
        print(f"{view:10} {_ms([opened])} {' '.join(map(_ms, used))}", flush=True)
    print(f"a card {_ms([_card(reader)]).strip()} ms")
    _picture(reader, pictures, "card")
    print(f"in the end {_memory(browser, reader)}")
    print("\n".join(errors) or "no error of the page")
    reader.close()


def _used(reader: Reader) -> tuple[list[Took], list[Took]]:
    reader.page.get_by_role("searchbox").focus()
    typed = [reader.took(partial(reader.page.keyboard.press, key)) for key in TYPED]
    boxes = reader.page.locator("#filters input[type=checkbox]")
    clicks = [partial(boxes.nth(n).click, force=True, no_wait_after=True) for n in TICKED]
    return typed, [reader.took(click) for click in clicks]


def _card(reader: Reader) -> Took:
    """The first organisation that a search finds."""
    box = reader.page.get_by_role("searchbox")
    box.fill("fsg")
    reader.page.get_by_role("option").first.wait_for()
    return reader.took(partial(reader.page.keyboard.press, "Enter"))


def _ms(took: list[Took]) -> str:
    """The slowest of some inputs."""
    painted, still = max(t.painted for t in took), max(t.still for t in took)
    return f"{painted:9.0f} ({still:6.0f})"


def _memory(browser: Browser, reader: Reader) -> str:
    heap = reader.page.evaluate("performance.memory.usedJSHeapSize") / 1e6
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [process["id"] for process in told if process["type"] == "renderer"]
    most = max(map(_most, pages), default=0)
    return f"its process had {most:.0f} MB at most, its scripts hold {heap:.0f}"


def _most(process: int) -> float:
    try:
        return high_water(process)
    except OSError:
        return 0


def _picture(reader: Reader, folder: Path | None, name: str) -> None:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        reader.page.screenshot(path=folder / f"{name}.png")


if __name__ == "__main__":
    main()
