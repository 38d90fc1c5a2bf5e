from typing import Any

from ci_map.classify.related import compare_with_relations
from ci_map.classify.relations import ROLES, Relations
from tests.classify.test_labelled import LABELLED
from tests.conftest import SEEDS

GIVES = {f"f{n}": frozenset({"funds>"}) for n in range(9)}
TAKES = {f"i{n}": frozenset({"funds<"}) for n in range(9)}
ROLE_OF = {**dict.fromkeys(GIVES, "funder"), **dict.fromkeys(TAKES, "initiative")}


def answer(**roles: float) -> dict[str, Any]:
    scores = {role: roles.get(role, 0.05) for role in ROLES}
    return {"url": None, "role": max(scores, key=lambda r: scores[r]), "roles": scores}


def test_relations_shift_a_doubtful_role() -> None:
    relations = Relations({**GIVES, **TAKES}, ROLE_OF)
    shifted = relations.apply(answer(funder=0.45, initiative=0.5), "f1")
    assert shifted["role"] == "funder"
    assert shifted["relations"] == {"organisation": "f1", "kinds": ["funds>"]}
    assert abs(sum(shifted["roles"].values()) - 1) < 0.01


def test_an_organisation_without_relations_keeps_its_answer() -> None:
    relations = Relations({}, ROLE_OF)
    for organisation in ("f1", None):
        assert relations.apply(answer(initiative=0.9), organisation) == answer(initiative=0.9)
    outside: dict[str, Any] = {"url": None, "role": None, "roles": {}}
    assert Relations(GIVES, ROLE_OF).apply(outside, "f1") == outside


def test_an_organisation_does_not_vouch_for_itself() -> None:
    alone = Relations({"a": frozenset({"funds>"})}, {"a": "funder"})
    assert len(set(alone.shifts("a").values())) == 1


def test_relations_help_on_the_real_lists() -> None:
    found = compare_with_relations(LABELLED, SEEDS)
    assert found["texts of seeds that have relations"] > 30
    assert found["role by text and relations"] >= found["role by text alone"]
    assert found["role by relations alone"] > found["role if always the commonest"] + 0.2
