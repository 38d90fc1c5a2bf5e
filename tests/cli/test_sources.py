import json
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from ci_map.cli.app import app
from tests.collect.sources.conftest import SOURCE
from tests.conftest import ROOT
from tests.testweb import Web

CRAWLERS = ROOT / "crawlers"
FIXTURES = ROOT / "tests" / "fixtures" / "sources"


def sources(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["sources", *map(str, arguments)], env={"COLUMNS": "200"})
    return result.exit_code, result.stdout, result.stderr


def run(tmp_path: Path, *arguments: str | Path) -> tuple[int, str, str]:
    folders = ("--crawlers", CRAWLERS, "--collected", tmp_path / "collected")
    return sources("run", *folders, "--from", FIXTURES, *arguments)


def test_the_list_tells_status_last_reading_and_rows(tmp_path: Path) -> None:
    assert run(tmp_path, "strivetogether")[0] == 0
    folders = ("--crawlers", CRAWLERS, "--collected", tmp_path / "collected")
    code, out, _ = sources(*folders)
    assert code == 0
    [line] = [line for line in out.splitlines() if line.strip().startswith("strivetogether")]
    for told in ("not yet", "quarterly", "2026-11-25", "read"):
        assert told in line
    code, out, _ = sources(*folders, "--json")
    rows = {row["source"]: row for row in json.loads(out)}
    assert rows["strivetogether"]["outcome"] == "read"
    assert rows["strivetogether"]["organisations"] == 4
    assert rows["strivetogether"]["relations"] == 4
    assert rows["wikidata"]["outcome"] is None
    assert rows["wikidata"]["due"]


def test_in_a_narrow_terminal_no_fact_is_cut_short() -> None:
    result = CliRunner().invoke(
        app, ["sources", "--crawlers", str(CRAWLERS)], env={"COLUMNS": "80"}
    )
    assert result.exit_code == 0
    assert "inspiring_communities_nz  not yet  yearly" in result.stdout
    assert "…" not in result.stdout


def test_a_run_says_what_it_found_and_what_it_skipped(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "aspen_oyf", "openalex")
    assert code == 0
    assert "aspen_oyf: 5 organisations, 5 relations" in out
    assert "aspen_oyf: skipped: one backbone or two?" in err
    assert (tmp_path / "collected" / "openalex.json").exists()


def test_json_is_all_that_stands_on_stdout(tmp_path: Path) -> None:
    code, out, _ = run(tmp_path, "aspen_oyf", "--json", "--dry-run")
    assert code == 0
    assert json.loads(out)[0]["warning_count"] == 2
    assert not (tmp_path / "collected").exists()


def test_a_stopped_source_fails_the_run_in_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "web" / "strivetogether"
    folder.mkdir(parents=True)
    for path in (FIXTURES / "strivetogether").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    told = yaml.safe_load((folder / "fixture.yml").read_text(encoding="utf-8"))
    told["day"] = str(told["day"])
    told["pages"] |= told["empty"]
    (folder / "fixture.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
    folders = ("--crawlers", CRAWLERS, "--collected", tmp_path / "collected")
    code, out, err = sources("run", "strivetogether", *folders, "--from", folder)
    assert (code, out) == (1, "")
    assert err.strip().count("\n") == 0
    assert err.startswith("ci-map: strivetogether: stopped: 0 organisations, at least 4 expected")
    assert "the last good reading stays" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nobody",), "no source nobody; there are: acnc, aspen_oyf"),
        (("strivetogether", "--crawlers", "nowhere"), "there is no folder nowhere/"),
        (("strivetogether", "--from", "nowhere"), "nothing is recorded for strivetogether"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    code, _, err = run(tmp_path, *arguments)
    assert code == 2
    assert words in err


def test_pages_made_by_hand_never_land_beside_the_seed_lists(tmp_path: Path) -> None:
    (tmp_path / "organisations.csv").write_text("", encoding="utf-8")
    code, _, err = run(tmp_path, "strivetogether")
    assert code == 2
    assert "pages made by hand do not go into" in err
    assert not (tmp_path / "collected").exists()
    assert run(tmp_path, "strivetogether", "--dry-run")[0] == 0


def test_the_web_is_not_visited_without_a_contact_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI_MAP_CONTACT", raising=False)
    folders = ("--crawlers", CRAWLERS, "--collected", tmp_path / "collected")
    code, _, err = sources("run", "strivetogether", *folders)
    assert code == 2
    assert "no contact address" in err


def test_a_faulty_source_is_told_with_file_line_and_field(tmp_path: Path) -> None:
    folder = tmp_path / "crawlers" / "strivetogether"
    folder.mkdir(parents=True)
    text = (CRAWLERS / "strivetogether" / "source.yml").read_text(encoding="utf-8")
    bad = text.replace("cadence: quarterly", "cadence: now and then")
    (folder / "source.yml").write_text(bad, encoding="utf-8")
    code, _, err = sources("--crawlers", tmp_path / "crawlers")
    line = 1 + bad.splitlines().index("cadence: now and then")
    assert code == 2
    assert f"strivetogether/source.yml:{line}: cadence: " in err


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder from which the test web may be visited."""
    monkeypatch.chdir(tmp_path)
    for name, value in {"ALLOW_PRIVATE": "true", "DELAY": "0", "ARCHIVE": "archive"}.items():
        monkeypatch.setenv(f"CI_MAP_{name}", value)
    return tmp_path


def write_source(folder: Path, address: str, listing: Mapping[str, object]) -> None:
    folder.mkdir(parents=True)
    told = SOURCE | {"address": address, "listing": listing}
    (folder / "source.yml").write_text(yaml.safe_dump(told), encoding="utf-8")


def test_a_live_run_keeps_its_pages_and_reads_them_again(at_home: Path, web: Web) -> None:
    listing = {
        "container": "body",
        "entry": "body > ul > li:has(a)",
        "fields": {"name": "a", "url": {"css": "a", "take": "href"}},
    }
    write_source(at_home / "crawlers" / "partners", web.url("/our-partners", 5), listing)
    code, out, err = sources("run", "--collected", "collected")
    assert (code, err) == (0, "")
    assert out.startswith("partners: ")
    live = (at_home / "collected" / "partners.csv").read_bytes()
    code, out, err = sources("run", "--collected", "collected")
    assert (code, out, err) == (0, "", "nothing is due; name a source to read it now\n")
    code, out, err = sources("run", "partners", "--collected", "again", "--from", "archive/sources")
    assert (code, err) == (0, "")
    assert (at_home / "again" / "partners.csv").read_bytes() == live


@pytest.mark.browser
def test_a_page_made_by_javascript_is_read_by_a_browser(at_home: Path, web: Web) -> None:
    listing = {"container": "body", "entry": "h1", "fields": {"name": {}}}
    write_source(at_home / "crawlers" / "scripted", web.url("/javascript"), listing)
    code, _, err = sources("run", "scripted", "--collected", "collected")
    assert code == 1
    assert "0 organisations, at least 1 expected" in err
    code, out, _ = sources("run", "scripted", "--collected", "collected", "--browser")
    assert code == 0
    assert out.startswith("scripted: 1 organisations")
