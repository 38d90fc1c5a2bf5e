"""Two surveys, compared by the ids of their organisations."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ci_map.changes.causes import Causes
from ci_map.changes.change import Cause, Change, ChangeKind, Changes, RelationChange
from ci_map.changes.picture import Picture
from ci_map.model import Organisation, Relation
from ci_map.model.organisation import FIELDS, as_text

NOT_COMPARED = ("id", "name", "name_local", "ended", "note", "roles_2015", "note_2015", "aliases")
COMPARED = tuple(field for field in FIELDS if field not in NOT_COMPARED)
RANKED = "betweenness"

Triple = tuple[str, str, str]


class _Pair(NamedTuple):
    """Two surveys; `old` and `new` are their organisations by the ids of the later one, `lost` and
    `gained` the relations that only one of them has.
    """

    before: Picture
    after: Picture
    old: Mapping[str, Organisation]
    new: Mapping[str, Organisation]
    lost: Mapping[Triple, Relation]
    gained: Mapping[Triple, Relation]

    def concerned(self) -> set[str]:
        """The subjects whose statements say why something changed."""
        both = self.old.keys() & self.new.keys()
        names = {name for name in both if self.old[name] != self.new[name]}
        names |= self.old.keys() ^ self.new.keys() | self.after.unseen.keys()
        names |= {self.old[name].id for name in names & self.old.keys()}
        return names | {r.key for r in (*self.lost.values(), *self.gained.values())}


def compare(before: Picture, after: Picture) -> Changes:
    """What became of each organisation and relation, told by the ids that stand in `after`."""
    earlier = {o.id: o for o in before.organisations}
    new = {o.id: o for o in after.organisations}
    pair = _Pair(before, after, _carried(earlier, after), new, *_apart(before, after))
    causes = Causes(before, after, pair.concerned())
    joined = list(_joined(pair, causes))
    found = [*joined, *_left(pair, causes), *_merged(earlier, pair), *_moved(pair)]
    for name in sorted(pair.old.keys() & pair.new.keys()):
        found += _of_one(pair, causes, name)
    order = list(ChangeKind)
    found.sort(key=lambda change: (order.index(change.kind), change.id))
    came = {change.id: change.cause for change in joined}
    return Changes(tuple(found), *_relations(pair, causes, came))


def _carried(earlier: Mapping[str, Organisation], after: Picture) -> dict[str, Organisation]:
    """The earlier organisations by the id that stands for each now.

    Of several that are one now, the one that had the id already, else the first by its own.
    """
    carried: dict[str, Organisation] = {}
    for name in sorted(earlier, key=lambda name: (after.id_of(name) != name, name)):
        carried.setdefault(after.id_of(name), earlier[name])
    return carried


def _joined(pair: _Pair, causes: Causes) -> Iterator[Change]:
    for name in pair.new.keys() - pair.old.keys():
        cause = causes.of_joined(pair.new[name])
        yield Change(ChangeKind.JOINED, name, pair.new[name].name, cause=cause)


def _left(pair: _Pair, causes: Causes) -> Iterator[Change]:
    for name in pair.old.keys() - pair.new.keys():
        cause = causes.of_left(pair.old[name])
        yield Change(ChangeKind.LEFT, pair.old[name].id, pair.old[name].name, cause=cause)


def _merged(earlier: Mapping[str, Organisation], pair: _Pair) -> Iterator[Change]:
    """Those that another one of the earlier survey stands for now."""
    for name, organisation in earlier.items():
        stands = pair.after.id_of(name)
        if pair.old[stands] is not organisation:
            kind, cause = ChangeKind.MERGED, Cause.DECIDED
            yield Change(kind, name, organisation.name, "id", name, stands, cause)


def _moved(pair: _Pair) -> Iterator[Change]:
    """Ranks of two fields of which less than half is in both say nothing of one another."""
    if 2 * len(pair.old.keys() & pair.new.keys()) < max(len(pair.old), len(pair.new)):
        return
    for name, now in pair.after.ranks.items():
        then = pair.before.ranks.get(pair.old[name].id) if name in pair.old else None
        if then and now.beyond(then) and name in pair.new:
            ranks = (str(then.rank), str(now.rank))
            yield Change(ChangeKind.MOVED, name, pair.new[name].name, RANKED, *ranks)


def _of_one(pair: _Pair, causes: Causes, name: str) -> Iterator[Change]:
    old, new = pair.old[name], pair.new[name]
    if old.ended is None and new.ended is not None:
        cause = causes.of_ended(new)
        yield Change(ChangeKind.ENDED, name, new.name, after=str(new.ended), cause=cause)
    yield from _seen(pair, causes, name)
    for field in ("name", *COMPARED):
        values = (as_text(getattr(old, field)) or None, as_text(getattr(new, field)) or None)
        if values[0] != values[1]:
            kind = ChangeKind.RENAMED if field == "name" else ChangeKind.CHANGED
            cause = causes.of_value(name, field, values)
            yield Change(kind, name, new.name, field, *values, cause)


def _seen(pair: _Pair, causes: Causes, name: str) -> Iterator[Change]:
    then, now = pair.before.unseen.get(pair.old[name].id), pair.after.unseen.get(name)
    told = pair.new[name].name
    if now and not then:
        yield Change(ChangeKind.UNSEEN, name, told, before=now, cause=causes.of_unseen(name))
    if then and not now:
        yield Change(ChangeKind.RETURNED, name, told, before=then, cause=Cause.WORLD)


def _relations(
    pair: _Pair, causes: Causes, joined: Mapping[str, Cause | None]
) -> tuple[tuple[RelationChange, ...], tuple[RelationChange, ...]]:
    """Gained and lost, with their causes."""
    gained, lost = sorted(pair.gained), sorted(pair.lost)
    return (
        tuple(RelationChange(*key, causes.of_gained(pair.gained[key], joined)) for key in gained),
        tuple(RelationChange(*key, causes.of_lost(pair.lost[key].key)) for key in lost),
    )


def _apart(
    before: Picture, after: Picture
) -> tuple[dict[Triple, Relation], dict[Triple, Relation]]:
    """The relations that only the earlier and only the later survey has; ends that were merged or
    rekeyed count as what stands for them.
    """
    old = {_triple(r, after): r for r in before.relations}
    new = {_triple(r, after): r for r in after.relations}
    lost, gained = old.keys() - new.keys(), new.keys() - old.keys()
    return {key: old[key] for key in lost}, {key: new[key] for key in gained}


def _triple(relation: Relation, picture: Picture) -> Triple:
    ends = picture.id_of(relation.source_id), picture.id_of(relation.target_id)
    return ends[0], relation.relation, ends[1]
