"""Statements under the ids that decisions give: one subject an organisation, every origin kept."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ci_map.model import Statement, relation_key
from ci_map.model.relation import SEPARATOR
from ci_map.model.statement import by_subject
from ci_map.resolve.applied import Applied
from ci_map.resolve.decisions import is_row

RECENT = 100_000  # subjects remembered; of one many statements are told, one after the other
LATER = 1000  # what is said of a row that was merged stands after what is said of the id that stays


@dataclass(frozen=True, slots=True)
class Settled:
    """Statements on organisations that are on the map and on relations between two of them, by
    subject.

    `waiting` are statements on rows ("SOURCE/key") that no decision has made an organisation yet,
    and on their relations.
    """

    statements: tuple[Statement, ...]
    waiting: tuple[Statement, ...]


def settle(
    statements: Sequence[Statement],
    decided: Applied,
    relations: Container[str],
    out: Container[str] = (),
) -> Settled:
    """Tell every statement of the id that stays, and leave out what is not on the map.

    On the map is an organisation with an id of its own (not a row's) and a name, that is not among
    `out` (ids that stay). `relations` are the kinds of relation: they part the ends of a subject
    ("source/key/funds/fsg"). A name that gave way to another becomes an alias.
    """
    ids = _Ids(decided, relations)
    renamed = [_renamed(one, ids.of(one.subject)) for one in statements]
    known = {one.subject for one in renamed if one.field == "name" and not is_row(one.subject)}
    shown = {name for name in known if name not in out}
    kept = (one for one in renamed if _is_shown(ids.parts(one.subject), shown))
    told = by_subject(alias for one in kept for alias in _with_alias(one))
    settled = tuple(one for _, said in told for one in dict.fromkeys(said))
    waiting = (one for one in renamed if _waits(ids.parts(one.subject), out))
    return Settled(settled, tuple(waiting))


def _waits(parts: tuple[str, str, str], out: Container[str]) -> bool:
    source, relation, target = parts
    ends = (source, target) if relation else (source,)
    return any(map(is_row, ends)) and not any(end in out for end in ends)


class _Ids:
    """Subjects under the ids that stay (`of`; of a relation both ends), and their `parts`: source,
    relation and target; of an organisation or a row itself and twice nothing.
    """

    def __init__(self, decided: Applied, relations: Container[str]) -> None:
        self._decided, self._relations = decided, relations
        self.of: Callable[[str], str] = lru_cache(RECENT)(self._of)
        self.parts: Callable[[str], tuple[str, str, str]] = lru_cache(RECENT)(self._parts)

    def _of(self, subject: str) -> str:
        source, relation, target = self.parts(subject)
        if not relation:
            return self._decided.id_of(subject)
        return relation_key(self._decided.id_of(source), relation, self._decided.id_of(target))

    def _parts(self, subject: str) -> tuple[str, str, str]:
        return subject_parts(subject, self._relations) or (subject, "", "")


def subject_parts(subject: str, relations: Container[str]) -> tuple[str, str, str] | None:
    """Source, relation and target of a relation between organisations or rows; None for others."""
    parts = subject.split(SEPARATOR)
    for place in (2, 1) if len(parts) > 4 else range(1, len(parts) - 1):
        if parts[place] in relations:
            ends = SEPARATOR.join(parts[:place]), SEPARATOR.join(parts[place + 1 :])
            return ends[0], parts[place], ends[1]
    return None


def _is_shown(parts: tuple[str, str, str], shown: Container[str]) -> bool:
    source, relation, target = parts
    if not relation:
        return source in shown
    return source in shown and target in shown and source != target


def _renamed(one: Statement, subject: str) -> Statement:
    if one.subject == subject:
        return one
    return replace(one, subject=subject, position=one.position + LATER)


def _with_alias(one: Statement) -> Iterator[Statement]:
    yield one
    if one.field == "name" and one.position >= LATER:
        yield replace(one, field="aliases")
