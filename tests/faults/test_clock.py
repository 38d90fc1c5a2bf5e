"""A clock that jumps or stands: the same is visited and kept, and nothing is overwritten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ci_map.collect.archive import entries
from ci_map.publish.folder import SurveySealed, damaged
from ci_map.refresh import refresh
from ci_map.settings import Settings
from ci_map.store import Crawls
from tests.collect.crawl.conftest import Crawl, crawls, run, settings, site_of  # noqa: F401
from tests.refresh.conftest import Team, team, world  # noqa: F401
from tests.testweb import Web

START = datetime(2026, 11, 25, tzinfo=UTC)


class Jumping(datetime):
    """The time of day goes forth and back by years with each look."""

    looks = 0

    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
        """What the clock shows."""
        cls.looks += 1
        return START + timedelta(days=4000 * (1 if cls.looks % 2 else -1))


class Stopped(datetime):
    """The clock shows one moment for ever."""

    @classmethod
    def now(cls, tz: object = None) -> "datetime":  # type: ignore[override]
        """What the clock shows."""
        return START


@pytest.mark.parametrize("clock", [Jumping, Stopped])
def test_a_crawl_visits_and_keeps_the_same(
    clock: type[datetime],
    web: Web,
    run: Crawl,  # noqa: F811
    crawls: Crawls,  # noqa: F811
    settings: Settings,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sites = [site_of(web, 1), site_of(web, 2)]
    first = run(sites)
    before = [v.url for s in sites for v in crawls.visits_of(first, s.key)]
    kept = count(settings.archive)
    for module in ("fetch.exchange", "archive.writer"):
        monkeypatch.setattr(f"ci_map.collect.{module}.datetime", clock)
    number = run(sites)
    assert [v.url for s in sites for v in crawls.visits_of(number, s.key)] == before
    run(sites)
    assert count(settings.archive) == 3 * kept


def count(archive: Path) -> int:
    """The records of all files."""
    return sum(1 for path in archive.glob("*.warc.gz") for _ in entries(path))


def test_a_refresh_on_an_earlier_day_overwrites_nothing(team: Team) -> None:  # noqa: F811
    first = team.refresh("2026-02-10")
    asked = len(team.world.asked)
    said: list[str] = []
    earlier = refresh(replace(team.task, day="2026-01-10", name="2026-01", tell=said.append))
    assert earlier.survey != first.survey
    assert damaged(first.survey) == []
    assert len(team.world.asked) == asked  # what was read later is not due
    assert [line for line in said if "not due" in line] == [
        f"{name}: not due, read on 2026-02-10; "
        f"if a clock was wrong then, delete {team.task.collected / name}.run.json"
        for name in ("north", "south")
    ]
    with pytest.raises(SurveySealed):
        team.refresh("2026-02-10")


def test_what_was_read_on_a_wrong_day_is_read_again_when_it_is_deleted_as_told(
    team: Team,  # noqa: F811
) -> None:
    team.refresh("2036-02-10")
    for name in ("north", "south"):
        (team.task.collected / f"{name}.run.json").unlink()
    team.world.asked.clear()
    assert team.refresh("2026-03-10").read == {"north": "read", "south": "read"}
    assert {"north", "south"} <= set(team.world.asked)
