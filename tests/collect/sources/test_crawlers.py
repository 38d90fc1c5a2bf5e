"""Every source of `crawlers/` through the real runner, on its recorded pages."""

from pathlib import Path

import pytest

from ci_map.collect.collected import read_collected
from ci_map.collect.sources.description import CRAWLER, NOT_YET, read_source
from ci_map.collect.sources.folder import names
from ci_map.collect.sources.markdown import as_markdown
from ci_map.collect.sources.recorded import Recorded, State
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import Ending, Run
from ci_map.interest.openalex import read_openalex
from tests.conftest import ROOT

CRAWLERS = ROOT / "crawlers"
FIXTURES = ROOT / "tests" / "fixtures" / "sources"
NAMES = names(CRAWLERS)
MOST_LINES = 60


def read_recorded(name: str, collected: Path, state: State = State.PAGES) -> Run:
    recorded = Recorded(FIXTURES / name, state)
    return run(Job(CRAWLERS / name, recorded, collected, recorded.fixture.assertions))


@pytest.mark.parametrize("name", NAMES)
def test_a_source_is_read_and_what_it_says_is_collected(name: str, tmp_path: Path) -> None:
    done = read_recorded(name, tmp_path)
    assert (done.outcome, done.message) == (Ending.READ, "")
    collected = tmp_path / f"{name}.csv"
    if done.values:
        statements = read_collected([collected])
        assert len(statements) == done.values
        assert all(statement.page_hash for statement in statements)
    again = collected.read_bytes() if done.values else b""
    assert read_recorded(name, tmp_path).new == 0
    assert again == (collected.read_bytes() if done.values else b""), "the same bytes again"


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_site_is_told_with_address_and_what_to_mend(name: str, tmp_path: Path) -> None:
    read_recorded(name, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    done = read_recorded(name, tmp_path, State.CHANGED)
    assert done.outcome in (Ending.CHANGED, Ending.CRASHED), done
    assert f"crawlers/{name}/" in done.message
    assert "https://" in done.message
    assert "mend" in done.message
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")} == before


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_list_is_stopped_by_the_assertions(name: str, tmp_path: Path) -> None:
    read_recorded(name, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    done = read_recorded(name, tmp_path, State.EMPTY)
    assert done.outcome is Ending.STOPPED, done
    assert "expected" in done.message
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")} == before


@pytest.mark.parametrize("name", NAMES)
def test_a_source_is_small_and_honest(name: str) -> None:
    source = read_source(CRAWLERS / name)
    crawler = CRAWLERS / name / CRAWLER
    if crawler.exists():
        assert len(crawler.read_text(encoding="utf-8").splitlines()) < MOST_LINES
        assert source.listing is None, "a program and a listing: which of them is meant?"
    assert source.assertions.organisations.min or source.assertions.kept.min
    recorded = Recorded(FIXTURES / name)
    assert recorded.fixture.changed
    assert recorded.fixture.empty
    assert recorded.fixture.note
    files = {*recorded.fixture.pages.values(), *recorded.fixture.changed.values()}
    files |= {*recorded.fixture.empty.values()}
    on_disk = {path.name for path in (FIXTURES / name).iterdir()} - {"fixture.yml"}
    assert on_disk == files


def test_the_manual_is_honest_about_what_was_checked_live() -> None:
    nobody = {read_source(CRAWLERS / name).status for name in NAMES} == {NOT_YET}
    for page, words in (
        (CRAWLERS / "README.md", "No source has been checked against its live site yet"),
        (ROOT / "README.md", "none has been checked against its live site yet"),
    ):
        assert (words in " ".join(page.read_text(encoding="utf-8").split())) == nobody


def test_the_page_of_sources_is_up_to_date() -> None:
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    advice = "run `python -m ci_map.collect.sources.markdown > docs/sources.md`"
    assert page == as_markdown(CRAWLERS), advice


def test_every_fixture_has_a_source() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == set(NAMES)


def test_works_by_year_are_kept_as_the_chart_of_interest_reads_them(tmp_path: Path) -> None:
    read_recorded("openalex", tmp_path)
    assert read_openalex(tmp_path / "openalex.json").values == {2011: 10, 2012: 20, 2013: 30}


def test_a_word_of_a_network_has_no_words_of_the_page(tmp_path: Path) -> None:
    read_recorded("sheatufim", tmp_path)
    said = {
        (s.subject, s.field): s
        for s in read_collected([tmp_path / "sheatufim.csv"])
        if s.position == 0
    }
    assert said["sheatufim/_network", "name_local"].original_value == ""
    [top15] = [s for s in said if s[1] == "name_local" and said[s].value == "יוזמת Top15"]
    backbone = f"sheatufim/_network/backbone_of/{top15[0]}"
    assert said[backbone, "relation"].value == "backbone_of"
