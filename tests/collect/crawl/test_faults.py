"""Every fault of the test web, as sites of one crawl by `ci-map crawl`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ci_map.collect.fetch import Reason, canonical
from tests.collect.fetch.test_fetcher import MISSED, PAGES_OF_FAULTS
from tests.conftest import ROOT
from tests.testweb import Web
from tests.testweb.hostile import HOSTILE
from tests.testweb.robots import KINDS

TRAPS = ("/calendar/2026/11", "/session/0", "/endless/x", "/facets")
REDIRECTS = [path for path in (*MISSED, *PAGES_OF_FAULTS) if path.startswith("/redirect-to")]
EARLIER = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": "/nonexistent"}
LOCAL = {
    "CI_MAP_ALLOW_PRIVATE": "true",
    "CI_MAP_TRIES": "1",
    "CI_MAP_PATIENCE": "2",
    "CI_MAP_MAX_BODY": "5000000",
}
LATE = {"CI_MAP_READ_TIMEOUT": "4", "CI_MAP_TOTAL_TIMEOUT": "8"}  # what comes, comes much sooner
PROGRAM = "from ci_map.cli import main; main()"


def command(folder: Path, *options: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "crawl", *options],
        check=False,
        capture_output=True,
        text=True,
        cwd=folder,
        env=EARLIER | LOCAL | settings,
        timeout=300,
    )


def write_list(path: Path, homes: list[str]) -> None:
    rows = [f"f{number},F{number},{home},US" for number, home in enumerate(homes)]
    path.write_text("\n".join(["id,name,url,country", *rows, ""]), encoding="utf-8")


def home_of(web: Web, path: str) -> str:
    """A host that asks to wait is left alone, and one that is late keeps no others waiting."""
    alone = {"limited": 4, "unavailable": 5, "flaky": 6, "delay": 7, "drip": 8}
    if path.startswith("/redirect-to"):  # one site each: the query is no part of a scope
        return canonical(web.url(path, (1, 2, 3, 6, 7, 8)[REDIRECTS.index(path)]))
    return web.url(path, alone.get(path.split("/")[1], 2))


@pytest.fixture(scope="module")
def reported(web: Web, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The report's line of every home page without a page, by address."""
    folder = tmp_path_factory.mktemp("faults")
    homes = [home_of(web, path) for path in (*MISSED, *PAGES_OF_FAULTS, *TRAPS)]
    homes += [web.url(f"/hostile/{kind}", 3) for kind in HOSTILE]
    homes += [web.url("/etag", kind) for kind in KINDS]
    homes += [web.secure(kind) for kind in ("good", "expired", "wrong-host", "self-signed")]
    homes += ["http://127.0.1.250:9/", "http://no-such-host.invalid/"]
    write_list(folder / "list.csv", homes)
    settings = LATE | {
        "CI_MAP_CA_FILE": str(web.ca_file),
        "CI_MAP_CONTACT": "mailto:map@example.org",
    }
    options = ("--sites", "list.csv", "--delay", "0", "--budget", "4", "--json")
    run = command(folder, *options, **settings)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    report = json.loads(run.stdout)
    assert report["sites"]["planned"] == report["sites"]["done"]
    total = report["total"]
    groups = ("answered", "refused", "failed", "skipped", "unchanged")
    assert total["asked"] == sum(total[group] for group in groups)
    kept = json.loads((folder / ".ci-map/archive/crawl-00001.json").read_text(encoding="utf-8"))
    assert kept == report
    missed = {line["url"]: line for line in report["missed"]}
    assert len(missed) == total["asked"] - total["answered"]
    return missed


@pytest.mark.parametrize(("path", "reason"), MISSED.items())
def test_every_fault_ends_in_a_line_of_the_report(
    path: str, reason: Reason, web: Web, reported: dict[str, dict[str, str]]
) -> None:
    line = reported[home_of(web, path)]
    assert line["reason"] in (reason, Reason.ELSEWHERE)
    assert line["detail"]


def test_what_can_be_read_is_no_fault(web: Web, reported: dict[str, dict[str, str]]) -> None:
    homes = [home_of(web, path) for path in PAGES_OF_FAULTS]
    homes += [web.url(f"/hostile/{kind}", 3) for kind in HOSTILE if kind != "empty"]
    missed = [reported[home] for home in homes if home in reported]
    assert [line for line in missed if line["reason"] != Reason.NEEDS_BROWSER] == []


def test_hosts_that_cannot_be_reached_or_do_not_want_us_are_told(
    web: Web, reported: dict[str, dict[str, str]]
) -> None:
    assert reported["http://127.0.1.250:9/"]["reason"] == "connection"
    assert reported["http://no-such-host.invalid/"]["reason"] == "dns"
    assert reported[web.url("/etag", "disallow")]["reason"] == "robots"
    assert reported[web.url("/etag", "error")]["reason"] == "robots_unreachable"
    assert reported[web.secure("expired")]["reason"] == "tls"
    assert web.secure("good") not in reported
