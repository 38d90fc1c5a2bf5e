"""Kill a crawl at random moments, again and again, then prove that nothing was lost or repeated.

    python -m tests.collect.crawl.kills --kills 200 [--pages 20000] [--processes 2] [--seed 1]

What is proven, from the server's log, the archive and the store together:

1. Every page of every site was asked for, is in the store once and in the archive once.
2. No life of the crawl asked for an address twice, and a later one asked again only for what was
   under way, or not yet on disk, at the kill: three at most for each host visited at a time.

Ends with the line "nothing lost" and exit code 0, or says what was and exits with 1.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ci_map.collect.archive import entries, repair
from ci_map.collect.crawl.part import prepare
from ci_map.collect.crawl.run import crawl
from ci_map.collect.crawl.workers import workers
from ci_map.collect.fetch.traps import NUMBERED_PAGES
from ci_map.settings import Settings
from ci_map.store import Crawls, Site, open_store
from tests.testweb import Web

HOSTS = 16
tell = partial(print, flush=True)


@dataclass(frozen=True, slots=True)
class Trial:
    """A crawl of so many pages on each host."""

    web: Web
    settings: Settings
    pages: int

    @property
    def sites(self) -> list[Site]:
        path = f"/pages/{self.pages}/0"
        return [Site(f"127.0.1.{n}", f"org-{n}", self.web.url(path, n)) for n in self.octets]

    @property
    def octets(self) -> range:
        return range(1, HOSTS + 1)

    @property
    def expected(self) -> set[str]:
        pages = range(self.pages)
        return {self.web.url(f"/pages/{self.pages}/{i}", n) for n in self.octets for i in pages}

    def crawl(self, life: int) -> None:
        """As `ci-map crawl` does. The server's log knows each life by the name of the crawler."""
        crawls = Crawls(open_store(self.settings.store))
        settings = self.settings.model_copy(update={"agent": agent(life)})
        with workers(settings) as work:
            crawl(crawls, self.sites, settings, work)


def agent(life: int) -> str:
    """The crawler's name in its nth life, in letters."""
    return "life-" + f"{life:04}".translate(str.maketrans("0123456789", "abcdefghij"))


def killed(trial: Trial, life: int, after: float) -> bool:
    """Crawl in a new process and kill it so many seconds later; false when the crawl had ended."""
    child = os.fork()
    if child == 0:
        trial.crawl(life)
        os._exit(0)
    time.sleep(after)
    done, _ = os.waitpid(child, os.WNOHANG)
    if not done:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return not done and not ended(trial)


def ended(trial: Trial) -> bool:
    """Whether the crawl came to its end, be it that its process did not: the next begins anew."""
    engine = open_store(trial.settings.store)
    crawls = Crawls(engine)
    over = crawls.last() > 0 and not crawls.unfinished()
    engine.dispose()
    return over


def faults(trial: Trial) -> Iterator[str]:
    """What was lost or asked for twice without need."""
    crawls = Crawls(open_store(trial.settings.store))
    run = crawls.last()
    stored = Counter(v.url for site in trial.sites for v in crawls.visits_of(run, site.key))
    files = sorted(trial.settings.archive.glob("*.warc.gz"))
    damage: list[object] = []
    archived = Counter(
        outcome.url for path in files for _, outcome in entries(path, report=damage.append)
    )
    for name, found in (("store", stored), ("archive", archived)):
        if lost := trial.expected - set(found):
            yield f"{len(lost)} pages are not in the {name}, e.g. {min(lost)}"
        if twice := [url for url, count in found.items() if count > 1]:
            yield f"{len(twice)} pages are in the {name} more than once, e.g. {min(twice)}"
        if other := set(found) - trial.expected:
            yield f"{len(other)} other addresses are in the {name}, e.g. {min(other)}"
    yield from map(str, damage)
    if crawls.unfinished() or repair(trial.settings.archive):
        yield "the crawl or a file of the archive is still open"
    yield from _repeats(trial)


def _repeats(trial: Trial) -> Iterator[str]:
    """Requests that one life made twice, or that a kill cost without need.

    A life that asks for what an earlier one asked for knows nothing of it: that one was killed.
    """
    lives: dict[str, list[str]] = {}
    for visit in trial.web.visits():
        if visit.path.startswith("/pages/"):
            name = visit.agent.partition("/")[0]
            lives.setdefault(f"http://{visit.host}{visit.path}", []).append(name)
    if missing := trial.expected - set(lives):
        yield f"{len(missing)} pages were never asked for, e.g. {min(missing)}"
    for url, names in lives.items():
        if len(set(names)) < len(names):
            yield f"{url} was asked for twice by one life"
    cost = Counter(name for names in lives.values() for name in sorted(names)[:-1])
    most = 3 * trial.settings.workers
    if cost and max(cost.values()) > most:
        yield f"a kill cost {max(cost.values())} requests, more than {most}"
    tell(f"{len(lives)} pages, {sum(cost.values())} requests under way at a kill were repeated")


def main() -> None:
    """Read the command line, kill, prove."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--pages", type=int, help="in all (default: 100 a kill)")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    pages = (given.pages or 100 * given.kills) // HOSTS
    if pages > NUMBERED_PAGES:
        parser.error(f"beyond {NUMBERED_PAGES * HOSTS} pages a site is a trap for the crawl")
    with tempfile.TemporaryDirectory(prefix="kills-") as folder, Web(hosts=HOSTS) as web:
        settings = Settings(
            allow_private=True,
            delay=0,
            store=f"sqlite:///{folder}/store.db",
            archive=Path(folder) / "archive",
            workers=HOSTS,
            processes=given.processes,
            pages_per_site=pages,
        )
        trial = Trial(web, settings, pages)
        tell(f"{_kill(trial, given.kills, given.seed)} kills")
        found = list(faults(trial))
    tell("\n".join(found) or "nothing lost")
    sys.exit(bool(found))


def _kill(trial: Trial, kills: int, seed: int) -> int:
    """Kill so many times, or until it has ended; then let it come to its end. Gives the kills."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    prepare()  # before the first fork: kills are to meet the crawl
    longest = 0.6 if trial.settings.processes == 1 else 8.0
    life = 0
    while life < kills and killed(trial, life, chance.uniform(0.0, longest)):
        life += 1
    if life == kills:
        trial.crawl(life)
    return life


if __name__ == "__main__":
    main()
