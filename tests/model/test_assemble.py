from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ci_map.model import Conflict, Method, Relation, Statement, assemble
from ci_map.model.organisation import LIST_FIELDS

BASE = Statement(
    subject="fsg",
    field="name",
    value="FSG",
    position=0,
    original_value="FSG",
    source="organisations.csv",
    page="https://example.org/",
    page_hash=None,
    first_seen="2026-11",
    last_seen="2026-11",
    method=Method.CURATED,
    confidence=1.0,
)

statements = st.builds(
    replace,
    st.just(BASE),
    subject=st.sampled_from(["fsg", "gain", "fsg/advises/gain"]),
    field=st.sampled_from(["name", "roles", "note"]),
    value=st.sampled_from(["a", "b", "c"]),
    position=st.integers(0, 3),
    last_seen=st.sampled_from([None, "2015", "2026-11"]),
    method=st.sampled_from(Method),
    confidence=st.sampled_from([0.5, 1.0]),
)


@given(st.lists(statements), st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter(said: list[Statement], random: object) -> None:
    shuffled = sorted(said, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert assemble(shuffled) == assemble(said)


@given(st.lists(statements))
def test_saying_a_thing_twice_changes_nothing(said: list[Statement]) -> None:
    assert assemble(said + said) == assemble(said)


@given(st.lists(statements))
def test_every_value_said_is_taken_or_a_conflict(said: list[Statement]) -> None:
    assembled = assemble(said)
    seen = {(c.subject, c.field, v) for c in assembled.conflicts for v in c.others}
    for organisation in assembled.organisations:
        for field in ("name", "roles", "note"):
            value = getattr(organisation, field)
            values = value if field in LIST_FIELDS else (value,)
            seen |= {(organisation.id, field, v) for v in values}
    spoken = {(s.subject, s.field, s.value) for s in said if "/" not in s.subject}
    assert spoken <= seen


def test_the_stronger_method_wins_and_the_other_value_stays_visible() -> None:
    crawled = replace(BASE, value="F.S.G.", method=Method.CRAWLED)
    reviewed = replace(BASE, value="FSG Inc", method=Method.REVIEWED, confidence=0.1)
    assembled = assemble([BASE, crawled, reviewed])
    assert assembled.organisations[0].name == "FSG Inc"
    assert assembled.conflicts == (Conflict("fsg", "name", "FSG Inc", ("FSG", "F.S.G.")),)


def test_the_later_of_two_equal_statements_wins() -> None:
    later = replace(BASE, value="FSG new", last_seen="2027")
    unknown = replace(BASE, value="A", last_seen=None)
    assert assemble([BASE, unknown, later]).organisations[0].name == "FSG new"


def test_a_list_keeps_its_order_and_takes_one_method_whole() -> None:
    def role(value: str, position: int, method: Method = Method.CURATED) -> Statement:
        return replace(BASE, field="roles", value=value, position=position, method=method)

    said = [role("funder", 1), role("backbone", 0), role("initiative", 0, Method.CRAWLED)]
    assembled = assemble(said)
    assert assembled.organisations[0].roles == ("backbone", "funder")
    (conflict,) = assembled.conflicts
    assert (conflict.taken, conflict.others) == ("backbone|funder", ("initiative",))


def test_a_relation_is_built_from_its_statements() -> None:
    relation = replace(BASE, subject="fsg/advises/gain", field="relation", value="advises")
    since = replace(relation, field="since", value="2009")
    assert assemble([relation, since]).relations == (Relation("fsg", "advises", "gain", 2009),)


def test_a_statement_is_the_same_when_it_is_seen_again() -> None:
    assert replace(BASE, last_seen="2030", confidence=0.4).id == BASE.id
    assert replace(BASE, page="https://example.org/other").id != BASE.id
