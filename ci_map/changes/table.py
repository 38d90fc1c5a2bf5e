"""Changes as rows, for a table or a terminal."""

from collections.abc import Iterator

from ci_map.changes.change import Changes
from ci_map.model import relation_key

COLUMNS = ("kind", "id", "name", "field", "before", "after", "cause")
Row = tuple[str | None, ...]


def rows(changes: Changes) -> Iterator[Row]:
    """One row a change, in the order of `COLUMNS`; a relation's id is its key."""
    for one in changes.organisations:
        yield one.kind, one.id, one.name, one.field, one.before, one.after, one.cause
    for kind, relations in (("gained", changes.gained), ("lost", changes.lost)):
        for change in relations:
            key = relation_key(change.source_id, change.relation, change.target_id)
            yield kind, key, key, None, None, None, change.cause
