"""What became of a crawl, by site's country and by source: as data, and as lines to read."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ci_map.atomic import write_text
from ci_map.collect.fetch import Group, Reason
from ci_map.store import PAGE, Crawls, Site

ANSWERED = "answered"
NO_COUNTRY = "unknown"
COLUMNS = ("asked", ANSWERED, *(group.value for group in Group))


@dataclass(slots=True)
class Counts:
    """Addresses asked for, what came of them in groups, and the reasons in detail."""

    groups: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: str, number: int) -> None:
        """Count visits with an outcome: `PAGE`, or a reason."""
        self.groups["asked"] += number
        if outcome == PAGE:
            self.groups[ANSWERED] += number
            return
        self.groups[Reason(outcome).group.value] += number
        self.reasons[outcome] += number

    def as_json(self) -> dict[str, Any]:
        """Every column, then the reasons, most frequent first."""
        ordered = sorted(self.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        return {**{name: self.groups[name] for name in COLUMNS}, "reasons": dict(ordered)}


@dataclass(frozen=True, slots=True)
class NoPage:
    """An address without a page, and why."""

    url: str
    site: str
    reason: str
    detail: str
    status: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """A run's report. `sites` is how many it has and how many of them are done."""

    run: int
    sites: tuple[int, int]
    total: Counts
    by_country: dict[str, Counts]
    by_source: dict[str, Counts]
    missed: tuple[NoPage, ...]

    def as_json(self) -> dict[str, Any]:
        """The report as JSON has it."""
        return {
            "run": self.run,
            "sites": {"planned": self.sites[0], "done": self.sites[1]},
            "total": self.total.as_json(),
            "by_country": {name: one.as_json() for name, one in sorted(self.by_country.items())},
            "by_source": {name: one.as_json() for name, one in sorted(self.by_source.items())},
            "missed": [asdict(one) for one in self.missed],
        }

    def keep(self, archive: Path) -> None:
        """Write the report down beside the pages."""
        archive.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.as_json(), ensure_ascii=False, indent=2)
        write_text(archive / f"crawl-{self.run:05}.json", f"{text}\n")

    def lines(self) -> Iterator[str]:
        """The report for people, a line each: totals, countries, sources, reasons."""
        planned, done = self.sites
        yield f"crawl {self.run}: {done} of {planned} sites done"
        width = max(map(len, [*self.by_country, *self.by_source, "country"]))
        yield from _table("", {"all": self.total}, width)
        yield from _table("country", dict(sorted(self.by_country.items())), width)
        yield from _table("source", dict(sorted(self.by_source.items())), width)
        for reason, count in self.total.as_json()["reasons"].items():
            example = next((one for one in self.missed if one.reason == reason), None)
            yield _reason_line(reason, count, example)


def report_of(crawls: Crawls, run: int) -> Report:
    """The report on a run, finished or not."""
    planned = len(crawls.sites(run))
    total = Counts()
    countries: dict[str, Counts] = {}
    sources: dict[str, Counts] = {}
    for site, outcome, number in crawls.tally(run):
        for counts in (total, *_of(site, countries, sources)):
            counts.add(outcome, number)
    missed = tuple(
        NoPage(visit.url, visit.site, visit.outcome, visit.detail, visit.status)
        for visit in crawls.missed(run)
    )
    done = crawls.progress(run)[1]
    return Report(run, (planned, done), total, countries, sources, missed)


def _of(site: Site, countries: dict[str, Counts], sources: dict[str, Counts]) -> Iterable[Counts]:
    yield countries.setdefault(site.country or NO_COUNTRY, Counts())
    yield sources.setdefault(site.source, Counts())


def _table(name: str, rows: dict[str, Counts], width: int) -> Iterator[str]:
    yield f"{name:<{width}}" + "".join(f"{column:>11}" for column in COLUMNS)
    for label, counts in rows.items():
        yield f"{label:<{width}}" + "".join(f"{counts.groups[column]:>11}" for column in COLUMNS)


def _reason_line(reason: str, count: int, example: NoPage | None) -> str:
    group = Reason(reason).group.value
    line = f"{group}: {reason}: {count}"
    if example is None:
        return line
    detail = f" ({example.detail})" if example.detail else ""
    return f"{line}, e.g. {example.url}{detail}"
