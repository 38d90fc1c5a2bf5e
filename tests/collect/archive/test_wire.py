"""Whatever bytes a server sends, the archive gives back what the fetcher made of them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ci_map.collect.archive import ArchiveWriter, Damage, entries
from ci_map.collect.fetch import Fetched, Missed, Outcome
from tests.collect.fetch.test_wire import PARTS, Server, server, visited

__all__ = ["server"]  # the fixture


def fail(damage: Damage) -> None:
    raise AssertionError(damage)


def told(outcome: Outcome) -> tuple[object, ...]:
    if isinstance(outcome, Missed):
        return outcome.url, outcome.reason, outcome.detail
    return outcome.url, outcome.final_url, outcome.status, outcome.body


@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(parts=PARTS, ok=st.booleans())
def test_every_visit_comes_back(
    parts: list[bytes],
    ok: bool,
    server: Server,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder: Path = tmp_path_factory.mktemp("archive")
    outcome = visited(server, (b"HTTP/1.1 200 OK\r\n" if ok else b"") + b"".join(parts))
    with ArchiveWriter(folder) as archive:
        place = archive.append(outcome)
    if place is None:
        assert isinstance(outcome, Missed)
        assert not outcome.exchanges
        return
    ((found, back),) = entries(folder / place.file, report=fail)
    assert found == place
    assert told(back) == told(outcome)
    assert isinstance(back, Fetched) == isinstance(outcome, Fetched)
