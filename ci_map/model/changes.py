"""What became of the organisations and relations from one survey to the next."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ci_map.model.organisation import FIELDS, Organisation, as_text
from ci_map.model.relation import Relation

Triple = tuple[str, str, str]
NOT_COMPARED = ("id", "name", "name_local", "ended", "note", "roles_2015", "note_2015", "aliases")
COMPARED = tuple(field for field in FIELDS if field not in NOT_COMPARED)


class Kind(StrEnum):
    """What happened to an organisation."""

    JOINED = "joined"
    LEFT = "left"
    ENDED = "ended"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one organisation; `field`, `before`, `after` as texts where they say something.

    Lists are joined by "|". "Left" says only that the later survey does not have it.
    """

    kind: Kind
    id: str
    name: str
    field: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Organisations' changes by kind and id; relations as (source, relation, target), sorted."""

    organisations: tuple[Change, ...]
    gained: tuple[Triple, ...]
    lost: tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What a survey says: its organisations and relations."""

    organisations: Collection[Organisation]
    relations: Collection[Relation]


def renamed(picture: Picture, moved: Mapping[str, str]) -> Picture:
    """An earlier survey under today's ids: a new id is no change. Of a merged pair one has left."""
    ids = {one.id for one in picture.organisations}
    fresh = {old: new for old, new in moved.items() if new not in ids}
    if not moved:
        return picture
    return Picture(
        [replace(o, id=fresh.get(o.id, o.id)) for o in picture.organisations],
        [
            replace(
                r,
                source_id=moved.get(r.source_id, r.source_id),
                target_id=moved.get(r.target_id, r.target_id),
            )
            for r in picture.relations
        ],
    )


def changes(before: Picture, after: Picture) -> Changes:
    """Compare two surveys by the ids of their organisations."""
    old = {o.id: o for o in before.organisations}
    new = {o.id: o for o in after.organisations}
    found = [*_came_and_went(old, new)]
    for name in sorted(old.keys() & new.keys()):
        found += _of_one(old[name], new[name])
    order = list(Kind)
    found.sort(key=lambda change: (order.index(change.kind), change.id))
    gained, lost = _relations(before.relations, after.relations)
    return Changes(tuple(found), gained, lost)


def _came_and_went(
    old: Mapping[str, Organisation], new: Mapping[str, Organisation]
) -> Iterator[Change]:
    for name in new.keys() - old.keys():
        yield Change(Kind.JOINED, name, new[name].name)
    for name in old.keys() - new.keys():
        yield Change(Kind.LEFT, name, old[name].name)


def _of_one(old: Organisation, new: Organisation) -> Iterator[Change]:
    if old.ended is None and new.ended is not None:
        yield Change(Kind.ENDED, new.id, new.name, after=str(new.ended))
    if old.name != new.name:
        yield Change(Kind.RENAMED, new.id, new.name, "name", old.name, new.name)
    for field in COMPARED:
        before, after = as_text(getattr(old, field)), as_text(getattr(new, field))
        if before != after:
            yield Change(Kind.CHANGED, new.id, new.name, field, before or None, after or None)


def _relations(
    before: Iterable[Relation], after: Iterable[Relation]
) -> tuple[tuple[Triple, ...], tuple[Triple, ...]]:
    old = {(r.source_id, r.relation, r.target_id) for r in before}
    new = {(r.source_id, r.relation, r.target_id) for r in after}
    return tuple(sorted(new - old)), tuple(sorted(old - new))
