from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.resolve import Judgement, apply, decision, read_lists, resolve
from tests.conftest import SEEDS
from tests.resolve.rows import row

HOSTILE = "</script><img src=x onerror=alert(1)> " + "ש" * 300
LISTS = [
    row("one/kellogg", "Kellogg Foundation", country="US", region="US-MI", url="https://wkkf.org"),
    row("two/wkkf", "W.K. Kellogg Foundation", country="US", url="https://www.wkkf.org/en/"),
    row("one/boston", "Boston Opportunity Youth Collaborative", country="US", locality="Boston"),
    row("two/austin", "Austin Opportunity Youth Collaborative", country="US", locality="Austin"),
    row("two/hostile", HOSTILE),
    row("three/nothing", "!!!"),
]


def test_the_same_body_in_two_lists_is_found_and_a_look_alike_is_not() -> None:
    found = resolve(LISTS).found
    assert [one.told() for one in found] == [{"id": "kellogg", "rows": ["one/kellogg", "two/wkkf"]}]


def test_the_order_of_rows_does_not_matter() -> None:
    assert resolve(LISTS[::-1]) == resolve(LISTS)


def test_the_seeds_hold_no_organisation_twice() -> None:
    assert resolve(read_lists([SEEDS / "organisations.csv"])).found == ()


def test_rows_of_one_list_can_be_duplicates() -> None:
    cells = {"country": "US", "locality": "Waco", "url": "https://prosperwaco.org"}
    rows = [row("one/a", "Prosper Waco", **cells), row("one/b", "Prosper Waco, Inc.", **cells)]
    assert [one.rows for one in resolve(rows).found] == [("one/a", "one/b")]


def test_a_candidate_says_why_and_how_likely_it_is() -> None:
    rows = [
        row("one/a", "Foundation North", country="NZ", url="https://foundationnorth.org.nz"),
        row("two/b", "ASB Community Trust", country="NZ", url="https://foundationnorth.org.nz/"),
    ]
    asked = resolve(rows).candidates
    assert [one.rows for one in asked] == [("one/a", "two/b")]
    assert 0 < asked[0].score < 1
    assert asked[0].told()["why"][0].startswith("same home page foundationnorth.org.nz (+")


def test_decisions_come_before_scores_and_are_not_asked_again() -> None:
    pairs = [
        decision("one/kellogg", "two/wkkf", Judgement.DIFFERENT, "Ada", "2026-11-23"),
        decision("one/boston", "two/austin", Judgement.SAME, "Ada", "2026-11-23"),
    ]
    resolution = resolve(LISTS, decided=apply(pairs))
    assert [one.rows for one in resolution.found] == [("one/boston", "two/austin")]
    assert ("one/kellogg", "two/wkkf") not in [one.rows for one in resolution.candidates]


def test_unsure_is_neither_merged_by_hand_nor_asked_again() -> None:
    rows = [
        row("one/a", "Foundation North", country="NZ", url="https://foundationnorth.org.nz"),
        row("two/b", "ASB Community Trust", country="NZ", url="https://foundationnorth.org.nz/"),
    ]
    unsure = decision("one/a", "two/b", Judgement.UNSURE, "Ada", "2026-11-23")
    assert resolve(rows, decided=apply([unsure])).candidates == ()


NAMES = st.text(max_size=40) | st.sampled_from([cells.cell("name") for cells in LISTS])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "US", "IL", "zz"])), max_size=8))
def test_any_text_is_resolved_and_each_row_stands_in_one_organisation(
    cells: list[tuple[str, str]],
) -> None:
    rows = [
        row(f"list{number % 3}/r{number}", name, country=country, url=name)
        for number, (name, country) in enumerate(cells)
    ]
    found = resolve(rows).found
    assert all(not set(a.rows) & set(b.rows) for a, b in combinations(found, 2))


def test_one_name_in_two_countries_is_asked_and_never_merged_without() -> None:
    """Families of donors have namesakes; the same home page settles it."""
    filler = [row(f"a/f{n}", f"Kestrel{n:03} Quarry{n:03} Trust", country="US") for n in range(300)]
    one = row("a/1", "Harris Packard Foundation", country="US", locality="Decatur")
    other = row("b/1", "Harris Packard Foundation", country="GB")
    found = resolve([*filler, one, other])
    assert found.found == ()
    assert [asked.rows for asked in found.candidates if "b/1" in asked.rows] == [("a/1", "b/1")]
    home = {"url": "https://harris-packard.example/"}
    same = [replace(each, cells={**each.cells, **home}) for each in (one, other)]
    assert [each.rows for each in resolve([*filler, *same]).found] == [("a/1", "b/1")]
