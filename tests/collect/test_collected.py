from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.collect import SeedsInvalid
from ci_map.collect.collected import (
    collected_files,
    ends_of,
    merged,
    read_collected,
    relation_of,
    subject_of,
    write_collected,
)
from ci_map.model import Method, Statement


def said(value: str = "E3 Alliance", day: str = "2026-11-25", **changes: object) -> Statement:
    statement = Statement(
        subject="strive/e3-alliance",
        field="name",
        value=value,
        position=0,
        original_value=value,
        source="strive",
        page="https://example.org/members",
        page_hash="0" * 64,
        first_seen=day,
        last_seen=day,
        method=Method.CRAWLED,
        confidence=1.0,
    )
    return replace(statement, **changes)  # type: ignore[arg-type]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "collected" / "strive.csv"
    relation = relation_of("strive", ("e3-alliance", "member_of", "_network"))
    statements = [
        said("=HYPERLINK(1)"),
        said('שיתופים, "x"\nנ', field="name_local", confidence=0.9),
        said("member_of", subject=relation, field="relation", page_hash=None),
    ]
    write_collected(path, statements)
    assert sorted(read_collected(collected_files(tmp_path)), key=lambda s: s.id) == sorted(
        statements, key=lambda s: s.id
    )
    assert ",=HYPERLINK" not in path.read_text(encoding="utf-8"), "a spreadsheet would run it"


def test_the_same_statements_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    statements = [said("A"), said("B"), said("2011", field="founded")]
    for name, order in (("a.csv", statements), ("b.csv", statements[::-1])):
        write_collected(tmp_path / name, order)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "strive.csv"
    write_collected(path, [said()])
    header, row = path.read_text(encoding="utf-8").splitlines()
    bad = row.replace("strive/", "strive//").replace(",0,", ",-1,").replace("2026-11-25", "today")
    path.write_text(f"{header}\n{row}\n{bad}\n", encoding="utf-8")
    with pytest.raises(SeedsInvalid) as raised:
        read_collected([path])
    found = {(fault.line, fault.column) for fault in raised.value.faults}
    assert found == {(3, "subject"), (3, "position"), (3, "first_seen"), (3, "last_seen")}


def test_a_relation_is_told_from_an_organisation() -> None:
    subject = relation_of("strive", ("e3-alliance", "member_of", "_network"))
    assert ends_of(subject) == ("strive/e3-alliance", "member_of", "strive/_network")
    assert ends_of(subject_of("strive", "e3-alliance")) is None


def test_a_value_seen_before_keeps_its_first_day_though_its_page_moved() -> None:
    old = said(day="2026-01-01")
    new = said(day="2026-11-25", page="https://example.org/elsewhere")
    [statement] = merged([old], [new])
    assert (statement.first_seen, statement.last_seen) == ("2026-01-01", "2026-11-25")
    assert statement.page == "https://example.org/elsewhere"


def test_a_value_that_is_gone_stays_with_the_day_on_which_it_was_last_seen() -> None:
    gone = said("Closed Partnership", day="2026-01-01")
    kept = merged([gone], [said()])
    assert gone in kept
    assert len(kept) == 2


def test_reading_the_same_pages_again_with_a_better_crawler_takes_its_mistakes_back() -> None:
    right, wrong = said("E3 Alliance"), said("Skip to content")
    assert merged([right, wrong], [right]) == [right]
    older = said("Menu", day="2026-01-01")
    assert merged([replace(older, last_seen="2026-11-25")], [right]) == [right, older]


def test_reading_an_older_archive_again_does_not_turn_back_the_days() -> None:
    now = said(day="2026-11-25")
    [statement] = merged([now], [said(day="2026-01-01")])
    assert (statement.first_seen, statement.last_seen) == ("2026-01-01", "2026-11-25")


READING = st.lists(st.sampled_from("ABCD"), unique=True)


@given(st.lists(READING, min_size=1, max_size=5))
def test_no_reading_loses_or_doubles_a_value(readings: list[list[str]]) -> None:
    known: list[Statement] = []
    for number, values in enumerate(readings, start=1):
        known = merged(known, [said(value, day=f"2026-01-{number:02}") for value in values])
    shown = {value: [n for n, r in enumerate(readings, 1) if value in r] for value in "ABCD"}
    assert {s.value: (s.first_seen, s.last_seen) for s in known} == {
        value: (f"2026-01-{min(days):02}", f"2026-01-{max(days):02}")
        for value, days in shown.items()
        if days
    }
    assert len(known) == len({s.value for s in known})
