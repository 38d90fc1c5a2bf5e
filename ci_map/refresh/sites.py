"""Reading the organisations' own sites: what they say, unknown sites they link to, broken ones."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from ci_map.atomic import write_lines, write_text
from ci_map.collect.collected import file_of, subject_of, take_in
from ci_map.collect.crawl.digest import candidates_csv, pages_as_json, read
from ci_map.collect.crawl.plan import sites_of
from ci_map.collect.crawl.report import report_of
from ci_map.collect.crawl.run import Watch, crawl
from ci_map.collect.crawl.workers import absolute, workers
from ci_map.collect.sources.runs import Ending, Run, write_run
from ci_map.from_json import parsed
from ci_map.gather import gather
from ci_map.model import Method, Statement
from ci_map.model.unseen import SITES
from ci_map.refresh.progress import FILE, as_written
from ci_map.refresh.task import Task, noon
from ci_map.settings import Settings, read_settings
from ci_map.store import Crawls, Site, Visit, open_store

BEGUN = "sites-begun"  # the number of the crawl before this refresh's
PAGES = "sites-pages.jsonl"
CANDIDATES = "sites-candidates.csv"
FOUND = "sites-found.jsonl"


Watched = Callable[[str], AbstractContextManager[Watch]]


def unwatched(_: str) -> AbstractContextManager[Watch]:
    """Nobody looks how far the crawl is."""
    return nullcontext(lambda _: None)


def read_sites(task: Task, watched: Watched = unwatched) -> None:
    """Crawl every site, then write what the pages say among what sources say.

    A crawl that was killed goes on; one that had ended is not begun again. `watched` shows how far
    it is, its report is kept beside the pages. Raises what `ci_map.collect.crawl.run.crawl` raises.
    """
    settings = absolute(read_settings())
    crawls = Crawls(open_store(settings.store))
    sites = sites_of(gather(task.seeds).seeds.statements)
    with watched("sites") as watch:
        run = _crawled(task, crawls, sites, settings, watch)
    report = report_of(crawls, run)
    report.keep(settings.archive)
    task.tell("\n".join(report.lines()))
    _keep(task, sites, partial(crawls.pages, run), crawls.missed(run))


def _keep(
    task: Task, sites: Sequence[Site], pages: Callable[[], Iterable[Visit]], missed: Sequence[Visit]
) -> None:
    """What the pages say goes among what sources say, what asks for a person beside it."""
    digest = read(pages(), sites)
    said = [*digest.said(), *_answered(sites, pages())]
    said = [replace(one, first_seen=task.day, last_seen=task.day) for one in said]
    take_in(file_of(task.collected, SITES), said)
    write_text(task.work / CANDIDATES, candidates_csv(digest.candidates()))
    write_lines(task.work / PAGES, pages_as_json(pages(), sites))
    write_lines(task.work / FOUND, _broken(sites, pages(), missed))
    write_run(task.collected, _run(task.day, len({one.subject for one in said}), len(said)))


def _crawled(
    task: Task, crawls: Crawls, sites: Sequence[Site], settings: Settings, watch: Watch
) -> int:
    """The run of this refresh: begun, gone on with, or already ended."""
    mark = task.work / BEGUN
    if not mark.exists():
        write_text(mark, f"{crawls.last()}\n")
    if crawls.last() > begun_after(task.work) and crawls.unfinished() is None:
        return crawls.last()

    with workers(settings) as work:
        return crawl(crawls, sites, settings, work, watch)


def begun_after(work: Path) -> int:
    """The number of the crawl before this refresh's. Raises ProgressDamaged."""
    mark = work / BEGUN
    with as_written(mark, "remove it, and the sites are read anew"):
        return int(mark.read_text(encoding="utf-8"))


def _answered(sites: Sequence[Site], pages: Iterable[Visit]) -> Iterator[Statement]:
    """That a site answers at all, also one whose pages say nothing that we understand."""
    organisations = {site.key: site.organisation for site in sites}
    first = {visit.site: visit for visit in sorted(pages, key=lambda v: v.url, reverse=True)}
    for key, visit in sorted(first.items()):
        yield Statement(
            subject=subject_of(SITES, organisations[key]),
            field="answered",
            value="yes",
            position=0,
            original_value="yes",
            source=SITES,
            page=visit.final_url or visit.url,
            page_hash=visit.sha256,
            first_seen=None,
            last_seen=None,
            method=Method.CRAWLED,
            confidence=1.0,
        )


def _broken(
    sites: Sequence[Site], pages: Iterable[Visit], missed: Sequence[Visit]
) -> Iterator[str]:
    """Sites of which no page at all answered, as questions."""
    answered = {visit.site for visit in pages}
    reasons = {visit.site: visit for visit in reversed(missed)}
    for site in sites:
        visit = reasons.get(site.key)
        if visit is not None and site.key not in answered:
            reason = f"{visit.outcome}: {visit.detail or visit.url}"
            told = {"kind": "page", "id": site.organisation, "home": site.home, "reason": reason}
            yield json.dumps(told, ensure_ascii=False)


def _run(day: str, organisations: int, values: int) -> Run:
    at = noon(day).isoformat(timespec="seconds")
    return Run(SITES, Ending.READ, at, at, organisations=organisations, values=values)


def pages_of(work: Path) -> Iterator[dict[str, str]]:
    """The pages that the sites' stage left, by organisation and address. Raises ProgressDamaged."""
    path = work / PAGES
    if path.exists():
        advice = f"remove {work / FILE}, and the refresh begins anew"
        with as_written(path, advice), path.open(encoding="utf-8") as lines:
            yield from map(_page, lines)


def _page(line: str) -> dict[str, str]:
    page: dict[str, str] = parsed(line)
    if not all(isinstance(page[name], str) for name in ("organisation", "url", "text")):
        raise ValueError("a page without its organisation, address or text")
    return page
