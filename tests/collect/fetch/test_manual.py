"""docs/collect.md says what is so."""

import re

from ci_map.collect.fetch import Reason
from ci_map.collect.fetch.guard import PORTS
from ci_map.settings import Settings
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "collect.md").read_text(encoding="utf-8")


def test_every_reason_is_told_with_its_group() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", PAGE, re.MULTILINE)
    assert rows == [(reason.value, reason.group.value) for reason in sorted_as_told()]


def sorted_as_told() -> list[Reason]:
    order = ["refused", "failed", "skipped", "unchanged"]
    return sorted(Reason, key=lambda reason: order.index(reason.group))


def test_the_figures_are_those_of_the_settings() -> None:
    settings = Settings.model_construct()
    assert settings.delay == 1
    assert settings.longest_delay == 120
    assert settings.max_body == 10_000_000
    assert settings.total_timeout == 60
    assert settings.tries == 3
    assert settings.archive_size == 10**9
    assert all(str(port) in PAGE for port in PORTS)
