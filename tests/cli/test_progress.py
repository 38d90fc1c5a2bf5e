"""How far a crawl is, where there is no terminal."""

import pytest

from ci_map.cli import progress
from ci_map.cli.progress import crawled
from ci_map.collect.crawl.run import Progress


def test_a_crawl_that_goes_on_tells_the_rate_and_the_rest_of_this_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(0, 1000, 60))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with crawled("sites") as watch:
        watch(Progress(9000, 500, 600))  # of an earlier command
    first = capsys.readouterr().err
    assert first == "500 of 600 sites, 9000 pages, 0.0/s\n"
    monkeypatch.setattr(progress, "monotonic", lambda: 600.0)
    watch(Progress(9600, 550, 600))
    assert capsys.readouterr().err == "550 of 600 sites, 9600 pages, 1.0/s, about 10 min left\n"
