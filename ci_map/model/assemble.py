"""From statements to organisations and relations: the stronger method wins, the rest stays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ci_map.model.organisation import FIELDS, LIST_FIELDS, Organisation, typed
from ci_map.model.relation import Relation, is_relation_key, relation_parts
from ci_map.model.statement import Method, Statement, by_subject

RELATION_FIELDS = ("since", "until", "note")
_FIELDS = frozenset(FIELDS) - {"id"}  # of other fields statements are kept as evidence


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one subject and field that disagree: what was taken and what was not."""

    subject: str
    field: str
    taken: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assembled:
    """Organisations sorted by id, relations by source, relation, target, and all conflicts."""

    organisations: tuple[Organisation, ...]
    relations: tuple[Relation, ...]
    conflicts: tuple[Conflict, ...]


Facts = Mapping[str, list[Statement]]


def assemble(statements: Iterable[Statement]) -> Assembled:
    """Build every organisation and relation that the statements speak of.

    The order of the statements does not matter. Reviewed beats curated beats crawled beats
    inferred; then the higher confidence, the later `last_seen`, the smaller value in the alphabet.
    """
    organisations: list[Organisation] = []
    relations: list[Relation] = []
    conflicts: list[Conflict] = []
    for subject, said in by_subject(statements):
        facts = by_field(said)
        conflicts += _conflicts(subject, facts)
        if is_relation_key(subject):
            relations.append(_relation(subject, facts))
        else:
            organisations.append(organisation(subject, facts))
    relations.sort(key=lambda r: (r.source_id, r.relation, r.target_id))
    return Assembled(tuple(organisations), tuple(relations), tuple(conflicts))


def by_field(statements: Iterable[Statement]) -> Facts:
    """What is said of one subject, by field, the strongest first."""
    fields: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        fields[statement.field].append(statement)
    for said in fields.values():
        if len(said) > 1:
            said.sort(key=_strength)
    return fields


def _strength(statement: Statement) -> tuple[int, float, tuple[int, ...], int, str]:
    latest_first = tuple(-ord(character) for character in statement.last_seen or "")
    return (
        statement.method.precedence,
        -statement.confidence,
        latest_first or (1,),
        statement.position,
        statement.value,
    )


def organisation(subject: str, facts: Facts) -> Organisation:
    """What `by_field` gives of one subject as an organisation."""
    values: dict[str, Any] = {"id": subject, "name": subject}
    for field in facts.keys() & _FIELDS:
        said = facts[field]
        values[field] = _list(said) if field in LIST_FIELDS else typed(field, said[0].value)
    return Organisation(**values)


def _list(said: list[Statement]) -> tuple[str, ...]:
    """All values of the strongest method, in the order that their source gave them.

    A reviewer gives the whole list: the last one's stands.
    """
    first = said[0]
    strongest = [s for s in said if s.method is first.method]
    if first.method is Method.REVIEWED:
        strongest = [s for s in strongest if s.source == first.source]
    strongest.sort(key=lambda s: (s.position, s.value))
    return tuple(dict.fromkeys(s.value for s in strongest))


def _relation(subject: str, facts: Facts) -> Relation:
    source_id, relation, target_id = relation_parts(subject)
    values = {f: _typed(f, facts[f][0].value) for f in RELATION_FIELDS if f in facts}
    return Relation(source_id, relation, target_id, **values)


def _typed(field: str, value: str) -> Any:
    """A relation's canonical text as `Relation` has it: years are numbers."""
    return int(value) if field in ("since", "until") else value


def _conflicts(subject: str, facts: Facts) -> Iterable[Conflict]:
    for field in sorted(facts.keys() & {*_FIELDS, *RELATION_FIELDS}):
        taken, others = _taken_and_others(field, facts[field])
        if others:
            yield Conflict(subject, field, taken, others)


def _taken_and_others(field: str, said: list[Statement]) -> tuple[str, tuple[str, ...]]:
    if field not in LIST_FIELDS:
        values = tuple(dict.fromkeys(s.value for s in said))
        return values[0], values[1:]
    taken = _list(said)
    others = tuple(dict.fromkeys(s.value for s in said if s.value not in taken))
    return "|".join(taken), others
