"""The survey of 2015 as seeds of its own, so that today's can be compared with it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from ci_map.collect.about import ABOUT, About
from ci_map.collect.seeds import Seeds
from ci_map.collect.stated import YEAR_2015
from ci_map.model import Statement
from ci_map.model.relation import is_relation_key, relation_parts
from ci_map.packaged import packaged

THEN = int(YEAR_2015)


def baseline(seeds: Seeds) -> Seeds | None:
    """What the survey of 2015 named, out of today's lists; None when they do not hold it.

    Roles are those that the survey gave; an end after 2015 is left out, and a relation is in only
    when it began by then and had not ended. All other facts are today's.
    """
    named = {s.subject for s in seeds.statements if s.field == "roles_2015"}
    if not named:
        return None
    statements = tuple(_then(seeds.statements, named))
    return replace(seeds, statements=statements, about=_about(seeds.about), tour=())


def _then(statements: Iterable[Statement], named: set[str]) -> Iterator[Statement]:
    held = _relations_held(statements)
    for one in statements:
        if is_relation_key(one.subject):
            source, _, target = relation_parts(one.subject)
            if one.subject in held and {source, target} <= named and not _later(one):
                yield one
        elif one.subject in named and one.field != "roles" and not _later(one):
            yield one
            if one.field == "roles_2015":
                yield replace(one, field="roles")


def _later(one: Statement) -> bool:
    return one.field in ("ended", "until") and int(one.value) > THEN


def _relations_held(statements: Iterable[Statement]) -> set[str]:
    """The relations that are known to have begun by 2015 and not to have ended before."""
    years = {(s.subject, s.field): int(s.value) for s in statements if s.field in _YEARS}
    return {
        subject
        for (subject, field), year in years.items()
        if field == "since" and year <= THEN <= years.get((subject, "until"), THEN)
    }


_YEARS = ("since", "until")


def _about(today: About) -> About:
    told = ABOUT.validate_python(_texts())
    update = {"collected": YEAR_2015, "page_of_2015": today.page_of_2015, "contact": today.contact}
    return told.model_copy(update=update)


@cache
def _texts() -> object:
    return packaged("ci_map.collect", "baseline.yaml")
