"""Relations as evidence."""

from ci_map.gather import gather
from ci_map.model import Method, Statement
from ci_map.resolve import ListRow, resolve
from ci_map.resolve.reasons import why
from ci_map.resolve.rows import RELATED
from ci_map.resolve.told import rows_of
from tests.conftest import SEEDS


def row(where: str, name: str, shown: str, *related: str) -> ListRow:
    return ListRow(where, name, {"name": shown, "country": "US", RELATED: "|".join(related)})


def test_neighbours_in_common_speak_for_one_body() -> None:
    names = ("Learning Alliance", "Youth Learning Alliance")
    alone = resolve([row("organisations", "a", names[0]), row("x", "b", names[1])])
    ties = ("<funds kellogg", "member_of strive")
    together = resolve([row("organisations", "a", names[0], *ties), row("x", "b", names[1], *ties)])
    assert not alone.found
    assert [one.rows for one in together.found] == [("organisations/a", "x/b")]


def test_a_relation_between_the_two_speaks_against() -> None:
    rows = [
        row("organisations", "a", "Aspen Family Fund", "funds x/b"),
        row("x", "b", "Aspen Family Fund", "<funds a"),
    ]
    assert not resolve(rows).found
    (candidate,) = resolve(rows).candidates
    assert any(
        one.startswith("a relation between the two is known") for one in why(candidate.reasons)
    )


def test_a_neighbour_found_to_be_one_counts_as_one() -> None:
    rows = [
        row("organisations", "k", "W.K. Kellogg Foundation", "funds a"),
        row("x", "q1", "W.K. Kellogg Foundation", "funds x/q2"),
        row("organisations", "a", "Learning Alliance", "<funds k", "member_of strive"),
        row("x", "q2", "Youth Learning Alliance", "<funds x/q1", "member_of strive"),
    ]
    assert [one.rows for one in resolve(rows).found] == [
        ("organisations/a", "x/q2"),
        ("organisations/k", "x/q1"),
    ]
    apart = [one for one in rows if one.id not in ("k", "q1")]
    assert not resolve(apart).found


def test_the_survey_and_its_sources_become_rows_with_their_relations() -> None:
    told = [
        Statement(s, f, v, 0, v, "wiki", "https://w.org/", None, None, None, Method.CRAWLED, 1.0)
        for s, f, v in (
            ("wiki/q1", "name", "New"),
            ("wiki/q1", "founded", "1990"),
            ("wiki/q1/funds/fsg", "relation", "funds"),
        )
    ]
    rows = {one.key: one for one in rows_of([*gather(SEEDS).seeds.statements, *told])}
    assert len(rows) == 1268
    assert rows["wiki/q1"].cell("founded") == "1990"
    assert rows["wiki/q1"].cell(RELATED) == "funds fsg"
    assert "<funds wiki/q1" in rows["organisations/fsg"].cell(RELATED)
