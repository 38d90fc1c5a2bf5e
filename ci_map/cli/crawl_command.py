"""`ci-map crawl`."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.errors import FAILED, WRONG_USE, fail, told
from ci_map.cli.terminal import console

if TYPE_CHECKING:
    from ci_map.collect.crawl.run import Progress
    from ci_map.settings import Settings
    from ci_map.store import Crawls, Site

PLAIN_EVERY = 10.0
"""Seconds between two lines of progress where there is no terminal."""
SEEDS = typer.Option(help="Seeds whose organisations' sites are visited.")
SITES = typer.Option(help="A list in the seed format (id, name, url, country) instead.")
REPLAY = typer.Option(help="WARC or WET files to read instead of the web; may be given again.")


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where what was found is written, when it is wanted."""

    statements: Path | None
    candidates: Path | None
    pages: Path | None
    linked_by: int


def crawl(
    seeds: Annotated[Path, SEEDS] = Path("data/seeds"),
    sites: Annotated[Path | None, SITES] = None,
    budget: Annotated[int | None, typer.Option(min=1, help="Pages a site, at most.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Pages in all, then stop.")] = None,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between two requests to a host.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Hosts visited at a time.")] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="Processes.")] = None,
    replay: Annotated[list[Path] | None, REPLAY] = None,
    cluster: Annotated[str | None, typer.Option(help="Address of a Dask scheduler.")] = None,
    statements: Annotated[
        Path | None, typer.Option(help="Write what pages say: collected/sites.csv.")
    ] = None,
    candidates: Annotated[
        Path | None, typer.Option(help="Write unknown sites that several known ones link to.")
    ] = None,
    linked_by: Annotated[int, typer.Option(min=1, help="How many make a candidate.")] = 3,
    pages: Annotated[
        Path | None, typer.Option(help="Write the texts as JSON Lines, for ci-map classify.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Visit the sites of known organisations politely, keep the pages, say what they say.

    A crawl that was interrupted goes on. Settings: docs/collect.md.

    Example: ci-map crawl --replay pages.wet --statements sites.csv --candidates new.csv
    """
    given = {"pages_per_site": budget, "delay": delay, "workers": workers, "processes": processes}
    outputs = Outputs(statements, candidates, pages, linked_by)
    with told(), _explained():
        settings = _settings({name: value for name, value in given.items() if value is not None})
        planned = _sites(seeds, sites)
        if replay:
            _replay(replay, planned, settings, cluster, outputs, as_json)
        else:
            _crawl(planned, settings, cluster, limit, outputs, as_json)


def _settings(given: dict[str, float]) -> "Settings":
    from ci_map.collect.crawl.workers import absolute
    from ci_map.settings import read_settings

    return absolute(read_settings().model_copy(update=given))


def _sites(seeds: Path, listed: Path | None) -> "list[Site]":
    from ci_map.collect.crawl.plan import planned, sites_of

    if listed is None:
        from ci_map.gather import gather

        return sites_of(gather(seeds).seeds.statements)
    from ci_map.resolve import read_lists

    rows = read_lists([listed])
    return planned((row.id, row.cell("url"), row.cell("country"), row.list) for row in rows)


def _crawl(
    sites: "list[Site]",
    settings: "Settings",
    cluster: str | None,
    limit: int | None,
    outputs: Outputs,
    as_json: bool,
) -> None:
    from ci_map.collect.crawl.run import Interrupted
    from ci_map.collect.crawl.run import crawl as crawl_sites
    from ci_map.collect.crawl.workers import workers
    from ci_map.store import Crawls, open_store

    crawls = Crawls(open_store(settings.store))
    stopped = False
    with workers(settings, cluster) as work, _progress("sites") as watch:
        try:
            crawl_sites(crawls, sites, settings, work, watch, limit)
        except Interrupted:
            stopped = True
    run = crawls.last()
    _write(crawls, run, sites, outputs)
    _tell(crawls, run, settings.archive, as_json)
    if stopped:
        raise fail("interrupted; all pages so far are kept, run it again to go on", FAILED)


def _replay(
    paths: list[Path],
    sites: "list[Site]",
    settings: "Settings",
    cluster: str | None,
    outputs: Outputs,
    as_json: bool,
) -> None:
    from ci_map.collect.crawl.replay import replay
    from ci_map.collect.crawl.workers import workers

    with (
        workers(settings, cluster) as work,
        _progress("files") as watch,
        replay(paths, sites, work, watch) as (crawls, run),
    ):
        _write(crawls, run, sites, outputs)
        _tell(crawls, run, None, as_json)


def _write(crawls: "Crawls", run: int, sites: "list[Site]", outputs: Outputs) -> None:
    from ci_map.atomic import write_lines, write_text
    from ci_map.collect.collected import merged, read_collected, write_collected
    from ci_map.collect.crawl.digest import candidates_csv, pages_as_json, read

    if outputs.statements or outputs.candidates:
        digest = read(crawls.pages(run), sites)
        if outputs.statements:
            path = outputs.statements
            before = read_collected([path]) if path.exists() else []
            write_collected(path, merged(before, digest.said()))
        if outputs.candidates:
            write_text(outputs.candidates, candidates_csv(digest.candidates(outputs.linked_by)))
    if outputs.pages:
        write_lines(outputs.pages, pages_as_json(crawls.pages(run), sites))


def _tell(crawls: "Crawls", run: int, archive: Path | None, as_json: bool) -> None:
    """Print the report, and keep that of a crawl beside its pages."""
    from ci_map.atomic import write_text
    from ci_map.collect.crawl.report import report_of

    report = report_of(crawls, run)
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    if archive is not None:
        archive.mkdir(parents=True, exist_ok=True)
        write_text(archive / f"crawl-{run:05}.json", text + "\n")
    typer.echo(text if as_json else "\n".join(report.lines()))


@contextmanager
def _explained() -> Iterator[None]:
    from sqlalchemy.exc import SQLAlchemyError

    from ci_map.collect.crawl.workers import NoCluster
    from ci_map.collect.fetch import CannotVisit
    from ci_map.settings import SettingsInvalid
    from ci_map.store import StoreUnusable

    try:
        yield
    except (CannotVisit, SettingsInvalid, StoreUnusable, NoCluster) as error:
        raise fail(str(error), WRONG_USE) from error
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        raise fail(f"the store failed: {cause}; run it again to go on", FAILED) from error


@contextmanager
def _progress(unit: str) -> "Iterator[Callable[[Progress], None]]":
    """A bar with rate and remaining time on a terminal, a plain line now and then elsewhere."""
    shown = console(stderr=True)
    if not shown.is_terminal:
        yield _plain_lines(unit)
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TextColumn("{task.fields[told]}"),
    )
    with Bars(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=shown) as bars:
        task = bars.add_task("", total=None, told="")
        rate = _Rate()

        def show(now: "Progress") -> None:
            told = f"{now.pages} pages, {rate.of(now.pages):.1f}/s"
            bars.update(task, completed=now.sites, total=now.of_sites, told=told)

        yield show


def _plain_lines(unit: str) -> "Callable[[Progress], None]":
    from time import monotonic

    rate, last = _Rate(), monotonic()

    def show(now: "Progress") -> None:
        nonlocal last
        if monotonic() - last >= PLAIN_EVERY:
            last = monotonic()
            told = f"{now.sites} of {now.of_sites} {unit}, {now.pages} pages"
            left = rate.left(now)
            print(f"{told}, {rate.of(now.pages):.1f}/s{left}", file=sys.stderr, flush=True)

    return show


class _Rate:
    """Pages a second since the start of this command."""

    def __init__(self) -> None:
        from time import monotonic

        self._clock = monotonic
        self._start = monotonic()
        self._first: tuple[int, int] | None = None

    def of(self, pages: int) -> float:
        if self._first is None:
            self._first = (pages, 0)
        return (pages - self._first[0]) / max(self._clock() - self._start, 0.1)

    def left(self, now: "Progress") -> str:
        if not now.sites:
            return ""
        seconds = (self._clock() - self._start) / now.sites * (now.of_sites - now.sites)
        return f", about {seconds / 60:.0f} min left"
