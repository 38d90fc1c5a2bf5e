"""What can happen to an organisation or a relation, and why a survey tells it otherwise."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened, in the order in which it is told."""

    JOINED = "joined"
    LEFT = "left"
    ENDED = "ended"
    MERGED = "merged"
    RENAMED = "renamed"
    CHANGED = "changed"
    UNSEEN = "unseen"  # no source shows it any more; `before` is the day on which one did last
    RETURNED = "returned"  # a source shows it again
    MOVED = "moved"  # in rank, further than the two ranges allow


class Cause(StrEnum):
    """Why the later survey says otherwise than the earlier one.

    `world`: it came about since. `looked`: it was so before, and a page that was not read then
    shows it. `decided`: a person says otherwise of what was known. `unreachable`: the source that
    told of it did not answer this time. Where nothing tells, there is no cause (None).
    """

    WORLD = "world"
    LOOKED = "looked"
    DECIDED = "decided"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one organisation; `field`, `before`, `after` as texts where they say something.

    Lists are joined by "|". "Left" says only that the later survey does not have it; of one that
    was merged, `after` is the id that stands for it. A rank has no cause of its own: it follows
    from all relations.
    """

    kind: ChangeKind
    id: str
    name: str
    field: str | None = None
    before: str | None = None
    after: str | None = None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that came or went, by the ids of its ends."""

    source_id: str
    relation: str
    target_id: str
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Organisations' changes by kind and id; relations by source, relation and target."""

    organisations: tuple[Change, ...] = ()
    gained: tuple[RelationChange, ...] = ()
    lost: tuple[RelationChange, ...] = ()

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """How many by kind and cause ("" where it is not known); kinds without any are left out."""
        found = Counter((c.kind.value, c.cause or "") for c in self.organisations)
        found.update(("gained", c.cause or "") for c in self.gained)
        found.update(("lost", c.cause or "") for c in self.lost)
        kinds = dict.fromkeys([*ChangeKind, "gained", "lost"])
        causes = [*Cause, ""]
        return {
            kind: {c: found[kind, c] for c in causes if found[kind, c]}
            for kind in kinds
            if any(found[kind, c] for c in causes)
        }
