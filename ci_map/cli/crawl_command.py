"""`ci-map crawl`."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import SEEDS, Cluster, read_from
from ci_map.cli.progress import crawled
from ci_map.cli.terminal import print_json

if TYPE_CHECKING:
    from ci_map.collect.crawl.outputs import Outputs
    from ci_map.collect.crawl.report import Report
    from ci_map.collect.crawl.run import Work
    from ci_map.settings import Settings
    from ci_map.store import Crawls, Site

WHOSE = typer.Option(help="Seeds whose organisations' sites are visited.")
SITES = typer.Option(help="A list in the seed format (id, name, url, country) instead.")
REPLAY = read_from("WARC or WET files to read instead of the web; may be given again.")


def crawl(
    seeds: Annotated[Path, WHOSE] = SEEDS,
    sites: Annotated[Path | None, SITES] = None,
    budget: Annotated[int | None, typer.Option(min=1, help="Pages a site, at most.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Pages in all, then stop.")] = None,
    delay: Annotated[
        float | None, typer.Option(min=0, help="Least seconds between two requests to a host.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Hosts visited at a time.")] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="Processes.")] = None,
    replay: Annotated[list[Path] | None, REPLAY] = None,
    cluster: Cluster = None,
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
    from ci_map.collect.crawl.outputs import Outputs
    from ci_map.collect.crawl.workers import workers as workers_of

    given = {"pages_per_site": budget, "delay": delay, "workers": workers, "processes": processes}
    settings = _settings({name: value for name, value in given.items() if value is not None})
    planned = _sites(seeds, sites)
    told = _Told(planned, Outputs(statements, candidates, pages, linked_by), as_json)
    with workers_of(settings, cluster) as work:
        if replay:
            _replay(replay, work, told)
        else:
            _crawl(settings, work, limit, told)


@dataclass(frozen=True, slots=True)
class _Told:
    """How a crawl of some sites ends: its files are written, its report is printed."""

    sites: "list[Site]"
    outputs: "Outputs"
    as_json: bool

    def tell(self, crawls: "Crawls", run: int) -> "Report":
        from ci_map.collect.crawl.report import report_of

        self.outputs.write(crawls, run, self.sites)
        report = report_of(crawls, run)
        if self.as_json:
            print_json(report.as_json())
        else:
            typer.echo("\n".join(report.lines()))
        return report


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


def _crawl(settings: "Settings", work: "Work", limit: int | None, told: _Told) -> None:
    """Visit the web; also when it is interrupted, what was found so far is told."""
    from ci_map.collect.crawl.run import Interrupted, crawl
    from ci_map.store import Crawls, open_store

    crawls = Crawls(open_store(settings.store))
    try:
        with crawled("sites") as watch:
            crawl(crawls, told.sites, settings, work, watch, limit)
    except Interrupted:
        told.tell(crawls, crawls.last()).keep(settings.archive)
        raise
    told.tell(crawls, crawls.last()).keep(settings.archive)


def _replay(paths: list[Path], work: "Work", told: _Told) -> None:
    from ci_map.collect.crawl.replay import replay

    with crawled("files") as watch, replay(paths, told.sites, work, watch) as (crawls, run):
        told.tell(crawls, run)
