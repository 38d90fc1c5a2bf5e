from dataclasses import replace

from ci_map.model import Method, Statement
from ci_map.model.unseen import seen_by, unseen

SAID = Statement(
    subject="a",
    field="name",
    value="A",
    position=0,
    original_value="A",
    source="directory",
    page=None,
    page_hash=None,
    first_seen="2026-01-01",
    last_seen="2026-01-01",
    method=Method.CRAWLED,
    confidence=1.0,
)
B_LATER = replace(SAID, subject="b", last_seen="2026-02-01")


def test_who_is_missing_from_the_last_reading_was_seen_on_a_day() -> None:
    assert unseen([SAID, B_LATER]) == {"a": "2026-01-01"}


def test_nobody_is_missing_when_the_source_was_not_read_again() -> None:
    assert unseen([SAID]) == {}
    assert unseen([SAID, replace(B_LATER, source="another")]) == {}


def test_one_source_that_shows_it_is_enough() -> None:
    elsewhere = replace(SAID, source="another", last_seen="2025-12-01")
    assert unseen([SAID, B_LATER, elsewhere]) == {}
    read_again = replace(B_LATER, source="another")
    assert unseen([SAID, B_LATER, elsewhere, read_again]) == {"a": "2026-01-01"}


def test_one_value_that_is_shown_is_enough() -> None:
    assert unseen([SAID, replace(SAID, field="url", last_seen="2026-02-01"), B_LATER]) == {}


def test_what_people_collected_hides_nobody_and_relations_are_no_organisations() -> None:
    curated = replace(SAID, method=Method.CURATED, last_seen="2020")
    relation = replace(B_LATER, subject="a/funds/b", source="directory")
    assert unseen([curated, relation]) == {}


def test_which_sources_showed_it_last() -> None:
    elsewhere = replace(SAID, source="another", last_seen="2025-12-01")
    assert seen_by([SAID, elsewhere, B_LATER], "a") == {"directory"}
