from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ci_map.collect.collected import read_collected, write_collected
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.description import read_source
from ci_map.collect.sources.found import Found
from ci_map.collect.sources.recorded import Recorded
from ci_map.collect.sources.runner import Job, run_all
from ci_map.collect.values import ID
from tests.collect.sources.conftest import Write

DAY = "2026-11-25"


@pytest.fixture
def context(source: Write, recorded_web: Write) -> Context:
    folder = source(lookups={"topic": {"Schools": "education", "Other": ""}})
    return Context("a", read_source(folder), Recorded(recorded_web()))


def test_a_key_is_made_of_plain_letters(context: Context) -> None:
    assert context.key("E3 Alliance") == "e3-alliance"
    assert context.key("Mission: Graduate", "US-NM") == "mission-graduate-us-nm"
    assert context.key("שיתופים").isascii()


KEYS = Context.key


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_gives_a_right_key_and_the_same_one_again(first: str, second: str) -> None:
    key = KEYS(None, first, second)  # type: ignore[arg-type]
    assert ID.fullmatch(key)
    assert key == KEYS(None, first, second)  # type: ignore[arg-type]
    assert len(key) <= 69


def test_long_names_that_begin_alike_have_keys_of_their_own(context: Context) -> None:
    names = [f"{'Partnership of very many communities ' * 3}{end}" for end in "AB"]
    assert len({context.key(name) for name in names}) == 2


def test_a_lookup_forgives_case_knows_nothing_and_warns_of_what_is_new(context: Context) -> None:
    found = context.lookup("topic", " schools ")
    assert found == "education"
    assert found.original == " schools "
    assert context.lookup("topic", "other") is None
    assert context.warnings == []
    assert context.lookup("topic", "Trees") is None
    assert context.warnings == ["'Trees' is not in the look-up 'topic' of source.yml"]


def test_who_stops_a_run_stops_every_reading_before_anything_is_written(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    web = Recorded(recorded_web())
    jobs = [Job(source(name), web, tmp_path / "collected") for name in "abc"]
    begun = Event()

    def interrupted(name: str, _: str) -> None:
        if name == "a":
            begun.set()
            raise KeyboardInterrupt
        begun.wait()

    with pytest.raises(KeyboardInterrupt):
        run_all(jobs, interrupted)
    assert not (tmp_path / "collected" / "a.csv").exists()
    assert not (tmp_path / "collected" / "a.run.json").exists()


ANY = st.text(st.characters(exclude_categories=()), max_size=300)  # surrogates and controls too


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.tuples(ANY, ANY, ANY, ANY, ANY))
def test_whatever_a_site_says_the_file_can_be_read_back(
    context: Context, tmp_path: Path, words: tuple[str, ...]
) -> None:
    name, original, place, alias, url = words
    page, key = context.page(), context.key(name)
    context.organisation(
        page, key, name=Found(name, original), locality=place, aliases=[alias, "x"], url=url
    )
    assert all(warning.encode() for warning in context.warnings)
    path = tmp_path / "a.csv"
    said = [replace(s, first_seen=DAY, last_seen=DAY) for s in context.harvest.said.values()]
    write_collected(path, said)
    assert len(read_collected([path])) == len(said)
    context.harvest.said.clear()
    context.harvest.names.clear()
