"""Crawl runs: which sites, what was visited, what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, func, insert, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from ci_map.store.tables import runs, sites, visits

PAGE, UNCHANGED = "page", "unchanged"


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A web site of a run. `key` names its scope: a domain, a host, or a host and a path."""

    key: str
    organisation: str
    home: str
    country: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address asked once in a run, and what came of it: "page", or a reason why there is none.

    `file`, `offset` and `length` are the record's place in the archive; `page` is what was
    extracted, deflated JSON. A page that is unchanged since an earlier run has those of that run.
    """

    site: str
    url: str
    outcome: str
    detail: str = ""
    status: int | None = None
    final_url: str | None = None
    fetched_at: str | None = None
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    file: str | None = None
    offset: int | None = None
    length: int | None = None
    page: bytes | None = None

    @property
    def has_page(self) -> bool:
        """Whether there is a page, now or still from an earlier run."""
        return self.outcome in (PAGE, UNCHANGED)


_VISIT = [visits.c[field.name] for field in fields(Visit)]
_SITE = [sites.c[field.name] for field in fields(Site)]
_BATCH = 500


class Crawls:
    """The crawls of a store. Several processes may use one store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        is_server = engine.dialect.name == "postgresql"
        self._insert = postgresql_insert if is_server else sqlite_insert

    def unfinished(self) -> tuple[int, str] | None:
        """The run that goes on, and its plan."""
        query = select(runs.c.id, runs.c.plan).where(runs.c.finished.is_(None))
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return (row.id, row.plan) if row else None

    def last(self) -> int:
        """The run that was begun last; 0 when there is none."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.max(runs.c.id))).scalar_one() or 0

    def begin(self, plan: str, planned: Iterable[Site]) -> int:
        """A new run of these sites."""
        with self._engine.begin() as connection:
            values = {"plan": plan, "started": _now(), "halted": False}
            made = connection.execute(insert(runs).values(values))
            run = int(made.inserted_primary_key[0])  # type: ignore[index]
            rows = [{"run": run, "done": False, **asdict(site)} for site in planned]
            if rows:
                connection.execute(insert(sites), rows)
        return run

    def claim(self, run: int, owner: str) -> None:
        """Take a run over: whoever worked on it stops at its next look."""
        self._set(run, owner=owner, halted=False)

    def halt(self, run: int) -> None:
        """Ask all who work on the run to stop."""
        self._set(run, halted=True)

    def goes_on(self, run: int, owner: str) -> bool:
        """Whether this owner's workers are to go on."""
        query = select(runs.c.owner, runs.c.halted).where(runs.c.id == run)
        with self._engine.connect() as connection:
            row = connection.execute(query).one()
        return row.owner == owner and not row.halted

    def finish(self, run: int) -> None:
        """The run is over; the next crawl begins another."""
        self._set(run, finished=_now())

    def _set(self, run: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(runs).where(runs.c.id == run).values(**values))

    def sites(self, run: int, *, waiting: bool = False) -> list[Site]:
        """The sites of a run by key; only those not done when `waiting`."""
        query = select(*_SITE).where(sites.c.run == run).order_by(sites.c.key)
        if waiting:
            query = query.where(sites.c.done.is_(False))
        with self._engine.connect() as connection:
            return [Site(*row) for row in connection.execute(query)]

    def note(self, run: int, made: Sequence[Visit], done: Sequence[str] = ()) -> None:
        """Record visits and sites that are done, all or nothing; of one address the latest."""
        with self._engine.begin() as connection:
            if made:
                rows = [{"run": run, **_row(visit)} for visit in made]
                connection.execute(self._latest(), rows)
            if done:
                which = (sites.c.run == run) & sites.c.key.in_(done)
                connection.execute(update(sites).where(which).values(done=True))

    def _latest(self) -> Any:
        """An insert that gives way to, or takes the place of, another visit of the same address.

        Only a replay meets one: its files may have a page twice, in any order.
        """
        new = self._insert(visits)
        columns = {field.name: new.excluded[field.name] for field in fields(Visit)}
        is_later = tuple_(new.excluded.fetched_at, new.excluded.sha256) > tuple_(
            visits.c.fetched_at, visits.c.sha256
        )
        key = [visits.c.run, visits.c.url]
        return new.on_conflict_do_update(index_elements=key, set_=columns, where=is_later)

    def visits_of(self, run: int, site: str) -> list[Visit]:
        """A site's visits in their order."""
        query = select(*_VISIT).where(visits.c.run == run, visits.c.site == site)
        with self._engine.connect() as connection:
            return [Visit(*row) for row in connection.execute(query.order_by(visits.c.id))]

    def last_pages(self, run: int, site: str) -> dict[str, Visit]:
        """By address, the site's pages of the run before, for conditional requests."""
        earlier = (
            select(func.max(visits.c.run))
            .where(visits.c.site == site, visits.c.run < run)
            .scalar_subquery()
        )
        query = select(*_VISIT).where(visits.c.site == site, visits.c.run == earlier)
        with self._engine.connect() as connection:
            found = [Visit(*row) for row in connection.execute(query)]
        return {visit.url: visit for visit in found if visit.has_page}

    def known(self, run: int, addresses: Sequence[str]) -> set[str]:
        """Those of the addresses that the run has visited."""
        found: set[str] = set()
        with self._engine.connect() as connection:
            for start in range(0, len(addresses), _BATCH):
                part = addresses[start : start + _BATCH]
                query = select(visits.c.url).where(visits.c.run == run, visits.c.url.in_(part))
                found.update(connection.execute(query).scalars())
        return found

    def pages(self, run: int) -> Iterator[Visit]:
        """Every page of a run, by address; read bit by bit."""
        after = ""
        query = select(*_VISIT).where(visits.c.run == run, visits.c.outcome.in_((PAGE, UNCHANGED)))
        while True:
            part = query.where(visits.c.url > after).order_by(visits.c.url).limit(_BATCH)
            with self._engine.connect() as connection:
                found = [Visit(*row) for row in connection.execute(part)]
            yield from found
            if len(found) < _BATCH:
                return
            after = found[-1].url

    def tally(self, run: int) -> list[tuple[Site, str, int]]:
        """(site, outcome, visits) of a run, sorted."""
        query = (
            select(*_SITE, visits.c.outcome, func.count())
            .join(visits, (visits.c.run == sites.c.run) & (visits.c.site == sites.c.key))
            .where(sites.c.run == run)
            .group_by(*_SITE, visits.c.outcome)
        )
        with self._engine.connect() as connection:
            rows = [(Site(*row[:-2]), row[-2], row[-1]) for row in connection.execute(query)]
        return sorted(rows)

    def missed(self, run: int) -> list[Visit]:
        """Every visit without a page, by address."""
        columns = [each for each in _VISIT if each.name != "page"]
        query = select(*columns).where(
            visits.c.run == run, visits.c.outcome.not_in((PAGE, UNCHANGED))
        )
        with self._engine.connect() as connection:
            return [Visit(*row) for row in connection.execute(query.order_by(visits.c.url))]

    def progress(self, run: int) -> tuple[int, int]:
        """How many visits were made and how many sites are done."""
        made = select(func.count()).where(visits.c.run == run)
        done = select(func.count()).where(sites.c.run == run, sites.c.done.is_(True))
        with self._engine.connect() as connection:
            counts = [int(connection.execute(query).scalar_one()) for query in (made, done)]
        return counts[0], counts[1]


def _row(visit: Visit) -> dict[str, object]:
    return {field.name: getattr(visit, field.name) for field in fields(Visit)}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
