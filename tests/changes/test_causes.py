from collections.abc import Iterable

import pytest

from ci_map.changes import Cause, Change, InMemory, Picture, compare
from ci_map.model import Method, Organisation, Relation, Statement, relation_key


def said(
    subject: str, field: str, value: str, source: str = "list.csv", **more: object
) -> Statement:
    method = Method.CURATED if source.endswith(".csv") else Method.CRAWLED
    usual = {"page": "https://example.org/", "method": method, "last_seen": "2026"}
    given: dict[str, object] = {"first_seen": None, **usual, **more}
    return Statement(
        subject=subject,
        field=field,
        value=value,
        position=0,
        original_value=value,
        source=source,
        page_hash=None,
        confidence=1.0,
        **given,  # type: ignore[arg-type]
    )


def survey(
    organisations: Iterable[Organisation], statements: Iterable[Statement], **more: object
) -> Picture:
    return Picture(tuple(organisations), (), InMemory(tuple(statements)), date="2026", **more)  # type: ignore[arg-type]


def only(before: Picture, after: Picture) -> Change:
    (change,) = compare(before, after).organisations
    return change


A, B = Organisation("a", "A"), Organisation("b", "B")
NAMED = [said("a", "name", "A")]
LISTED = [said("b", "name", "B", "directory")]
OTHER = [said("a", "name", "A", "directory")]


@pytest.mark.parametrize(
    ("founded", "statements", "cause"),
    [
        (2027, [], Cause.WORLD),
        (2026, [], Cause.LOOKED),  # it may have been there already
        (2010, [], Cause.LOOKED),
        (None, [said("b", "name", "B")], None),
        (None, LISTED, Cause.WORLD),  # the directory was read before and did not list it
        (None, [said("b", "name", "B", "another directory")], Cause.LOOKED),
        (None, [said("b", "name", "B", "directory", first_seen="2026-05")], Cause.DECIDED),
        (None, [said("b", "name", "B", "directory", first_seen="2027-05")], Cause.WORLD),
    ],
)
def test_why_one_joined(
    founded: int | None, statements: list[Statement], cause: Cause | None
) -> None:
    joined = Organisation("b", "B", founded=founded)
    change = only(survey([A], NAMED + OTHER), survey([A, joined], NAMED + OTHER + statements))
    assert (change.kind, change.cause) == ("joined", cause)


@pytest.mark.parametrize(
    ("statements", "unreachable", "cause"),
    [
        (LISTED, frozenset(), Cause.WORLD),
        (LISTED, frozenset({"directory"}), Cause.UNREACHABLE),
        ([said("b", "name", "B")], frozenset({"directory"}), Cause.DECIDED),
    ],
)
def test_why_one_left(
    statements: list[Statement], unreachable: frozenset[str], cause: Cause
) -> None:
    change = only(survey([A, B], statements), survey([A], [], unreachable=unreachable))
    assert (change.kind, change.cause) == ("left", cause)


def test_an_end_before_the_earlier_survey_was_overlooked() -> None:
    ended = [Organisation("a", "A", ended=year) for year in (2020, 2027)]
    causes = [only(survey([A], NAMED), survey([one], NAMED)).cause for one in ended]
    assert causes == [Cause.LOOKED, Cause.WORLD]


HEALTH = said("a", "domains", "health")
REVIEWED = said("a", "domains", "education", "reviewed.csv: Ada", method=Method.REVIEWED)
NEW_PAGE = said("a", "domains", "education", page="https://example.org/new")
CRAWLED = said("a", "domains", "education", "directory")


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        ([HEALTH], [HEALTH, REVIEWED], Cause.DECIDED),
        ([HEALTH], [NEW_PAGE], Cause.LOOKED),
        ([HEALTH], [said("a", "domains", "education")], Cause.DECIDED),
        ([said("a", "domains", "health", "directory")], [CRAWLED], Cause.WORLD),
        ([HEALTH], [CRAWLED], Cause.LOOKED),
    ],
)
def test_why_a_value_is_another(
    before: list[Statement], after: list[Statement], cause: Cause
) -> None:
    old, new = (Organisation("a", "A", domains=(d,)) for d in ("health", "education"))
    assert only(survey([old], before), survey([new], after)).cause == cause


def test_why_a_value_came_or_went() -> None:
    known, empty = Organisation("a", "A", domains=("health",)), A
    assert only(survey([empty], []), survey([known], [HEALTH])).cause == Cause.LOOKED
    assert only(survey([known], [HEALTH]), survey([empty], [])).cause == Cause.DECIDED
    crawled = [said("a", "domains", "health", "directory")]
    gone = survey([empty], [], unreachable=frozenset({"directory"}))
    assert only(survey([known], crawled), gone).cause == Cause.UNREACHABLE


def test_a_relation_comes_with_the_one_that_joined() -> None:
    relation = Relation("a", "funds", "b")
    new = Organisation("b", "B", founded=2027)
    after = Picture((A, new), (relation,), date="2027")
    assert [c.cause for c in compare(survey([A], []), after).gained] == [Cause.WORLD]


def test_a_relation_between_known_ones_has_the_cause_of_its_evidence() -> None:
    key = relation_key("a", "funds", "b")
    before = survey([A, B], [])
    dated = Picture((A, B), (Relation("a", "funds", "b", since=2027),), date="2027")
    evidence = InMemory((said(key, "relation", "funds"),))
    found = Picture((A, B), (Relation("a", "funds", "b"),), evidence)
    assert [c.cause for c in compare(before, dated).gained] == [Cause.WORLD]
    assert [c.cause for c in compare(before, found).gained] == [Cause.LOOKED]


def seen(day: str, source: str = "directory") -> list[Statement]:
    """B is seen on every day, A on one."""
    latest = said("b", "name", "B", source, last_seen="2026-02-01")
    return [said("a", "name", "A", source, last_seen=day), latest]


@pytest.mark.parametrize(
    ("source", "cause"), [("directory", Cause.WORLD), ("sites", Cause.UNREACHABLE)]
)
def test_who_vanished_was_not_seen_and_returns(source: str, cause: Cause) -> None:
    there = survey([A, B], seen("2026-02-01", source))
    gone = survey([A, B], seen("2026-01", source))
    went, came = only(there, gone), only(gone, there)
    assert (went.kind, went.before, went.cause) == ("unseen", "2026-01", cause)
    assert (came.kind, came.before) == ("returned", "2026-01")
