"""How far a crawl or a reading of sources is, on stderr while it runs."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from ci_map.cli.terminal import console

if TYPE_CHECKING:
    from ci_map.collect.crawl.run import Progress, Watch

PLAIN_EVERY = 10.0
"""Seconds between two lines of progress where there is no terminal."""


@contextmanager
def crawled(unit: str) -> "Iterator[Watch]":
    """A bar with rate and remaining time on a terminal, a plain line now and then elsewhere."""
    if console(stderr=True).is_terminal:
        with _bar(unit) as watch:
            yield watch
    else:
        yield _plain_lines(unit)


@contextmanager
def _bar(unit: str) -> "Iterator[Watch]":
    from rich import progress as rich

    rate = _Rate()
    done = (rich.BarColumn(), rich.MofNCompleteColumn(), rich.TextColumn(unit))
    told = rich.TextColumn("{task.fields[told]}")
    left = (rich.TimeElapsedColumn(), rich.TimeRemainingColumn())
    with rich.Progress(*done, told, *left, console=console(stderr=True)) as bar:
        task = bar.add_task("", total=None, told="")

        def show(now: "Progress") -> None:
            told = f"{now.pages} pages, {rate.of(now):.1f}/s"
            bar.update(task, completed=now.sites, total=now.of_sites, told=told)

        yield show


def _plain_lines(unit: str) -> "Watch":
    rate, last = _Rate(), monotonic()

    def show(now: "Progress") -> None:
        nonlocal last
        speed = rate.of(now)
        if monotonic() - last >= PLAIN_EVERY:
            last = monotonic()
            told = f"{now.sites} of {now.of_sites} {unit}, {now.pages} pages"
            print(f"{told}, {speed:.1f}/s{rate.left(now)}", file=sys.stderr, flush=True)

    return show


class _Rate:
    """Pages a second since the start of this command, which may go on with what an earlier did."""

    def __init__(self) -> None:
        self._start = monotonic()
        self._first: Progress | None = None

    def of(self, now: "Progress") -> float:
        self._first = self._first or now
        return (now.pages - self._first.pages) / max(monotonic() - self._start, 0.1)

    def left(self, now: "Progress") -> str:
        done = now.sites - (self._first or now).sites
        if not done:
            return ""
        seconds = (monotonic() - self._start) / done * (now.of_sites - now.sites)
        return f", about {seconds / 60:.0f} min left"


@contextmanager
def pages_of_sources() -> Iterator[Callable[[str, str], None]]:
    """On a terminal, how many pages of each source were asked for so far."""
    from rich.text import Text

    counts: Counter[str] = Counter()
    with console(stderr=True).status("") as status:

        def page(name: str, _: str) -> None:
            counts[name] += 1
            told = ", ".join(f"{each} {count}" for each, count in sorted(counts.items()))
            status.update(Text(f"pages: {told}"))

        yield page
