"""Why two surveys differ, read off the statements that each rests on.

The rules are deliberately few and in this order: a source that did not answer explains what is
gone; a reviewer's word explains what it says; a date in the facts (founded, ended, since) tells
the world's changes from ours; a directory that was read both times changed by itself; a list kept
by hand changed because a person looked further (a page that was not known) or decided otherwise.
"""

from collections.abc import Collection, Iterable, Mapping

from ci_map.changes.change import Cause
from ci_map.changes.picture import Picture
from ci_map.model import Method, Organisation, Relation, Statement
from ci_map.model.organisation import split_list
from ci_map.model.statement import by_subject
from ci_map.model.unseen import SITES, seen_by


class Causes:
    """The causes of changes between two surveys, of the subjects given."""

    def __init__(self, before: Picture, after: Picture, subjects: Collection[str]) -> None:
        self._before, self._after = before, after
        self._old = dict(by_subject(before.evidence.of(subjects)))
        self._new = dict(by_subject(after.evidence.of(subjects)))

    def of_joined(self, organisation: Organisation) -> Cause | None:
        """Founded since, or listed since by a directory that was read before: the world changed.

        Of one on a list kept by hand whose founding year is not known, nothing tells.
        """
        if organisation.founded and self._before.year:
            return self._dated(organisation.founded)
        said = self._new.get(organisation.id, ())
        crawled = any(s.method is Method.CRAWLED for s in said)
        return self._appeared(said) if crawled else None

    def of_left(self, organisation: Organisation) -> Cause:
        """Gone with its source, gone from a directory, or taken out of a list by a person."""
        return self._vanished(self._old.get(organisation.id, ()))

    def of_ended(self, organisation: Organisation) -> Cause:
        """An end after the earlier survey is the world's; one before it was overlooked."""
        return self._dated(organisation.ended)

    def of_unseen(self, name: str) -> Cause:
        """Its own site does not answer, or a directory that was read leaves it out."""
        last = seen_by(self._new.get(name, ()), name)
        return Cause.UNREACHABLE if SITES in last else Cause.WORLD

    def of_value(self, subject: str, field: str, values: tuple[str | None, str | None]) -> Cause:
        """Why a field has another value; `values` are before and after, None for none."""
        both = self._old, self._new
        old, new = ([s for s in said.get(subject, ()) if s.field == field] for said in both)
        if _reviewed(old) != _reviewed(new):
            return Cause.DECIDED
        if values[1] is None:
            return self._vanished(old)
        fresh = _saying(new, values)
        return self._appeared(fresh) if values[0] is None else self._replaced(old, fresh)

    def of_gained(self, relation: Relation, joined: Mapping[str, Cause | None]) -> Cause | None:
        """A relation of one that `joined` came with it; else it began since, or a page shows it."""
        if relation.since and self._before.year:
            return self._dated(relation.since)
        ends = [joined[end] for end in (relation.source_id, relation.target_id) if end in joined]
        if ends:
            return Cause.WORLD if Cause.WORLD in ends else ends[0]
        return self._appeared(self._new.get(relation.key, ()))

    def of_lost(self, key: str) -> Cause:
        """A relation that is no longer told of."""
        return self._vanished(self._old.get(key, ()))

    def _dated(self, year: int | None) -> Cause:
        """A year after that of the earlier survey; of the same year it may well have been so."""
        earlier = self._before.year
        return Cause.WORLD if year and earlier and year > earlier else Cause.LOOKED

    def _appeared(self, said: Iterable[Statement]) -> Cause:
        """New in a directory that was read before; or there already, and taken up by now."""
        crawled = [s for s in said if s.method is Method.CRAWLED]
        if any(self._stood_before(s) for s in crawled):
            return Cause.DECIDED
        read_before = any(s.source in self._before.directories for s in crawled)
        return Cause.WORLD if crawled and read_before else Cause.LOOKED

    def _stood_before(self, one: Statement) -> bool:
        date, seen = self._before.date, one.first_seen
        return bool(date and seen and seen[: len(date)] <= date)

    def _vanished(self, said: Iterable[Statement]) -> Cause:
        sources = {s.source for s in said if s.method is Method.CRAWLED}
        if sources & self._after.unreachable:
            return Cause.UNREACHABLE
        return Cause.WORLD if sources else Cause.DECIDED

    def _replaced(self, old: list[Statement], said: list[Statement]) -> Cause:
        strongest = min((s.method.precedence for s in said), default=None)
        now = [s for s in said if s.method.precedence == strongest]
        if {s.source for s in old if s.method is Method.CRAWLED} & {s.source for s in now}:
            return Cause.WORLD
        if any(s.method is Method.CRAWLED for s in now):
            return self._appeared(now)
        known = {s.page for s in now if s.page} <= self._before.pages
        return Cause.DECIDED if known else Cause.LOOKED


def _saying(said: list[Statement], values: tuple[str | None, str | None]) -> list[Statement]:
    """The statements that say what is new; all of them when only something is gone."""
    before, after = (set(split_list(value or "")) for value in values)
    return [s for s in said if s.value in after - before] or said


def _reviewed(said: Iterable[Statement]) -> set[tuple[str, str | None]]:
    return {(s.value, s.last_seen) for s in said if s.method is Method.REVIEWED}
