"""The rows of the survey's tables, for spreadsheets and CSV."""

from collections.abc import Sequence
from operator import attrgetter

from ci_map.export.snapshot import Snapshot
from ci_map.model.organisation import FIELDS
from ci_map.publish.tables import RELATION_FIELDS

Rows = list[Sequence[object]]


def organisation_rows(snapshot: Snapshot) -> Rows:
    """The fields of each organisation, in the order of the seed lists."""
    return list(map(attrgetter(*FIELDS), snapshot.organisations))


def relation_rows(snapshot: Snapshot) -> Rows:
    """The fields of each relation."""
    return list(map(attrgetter(*RELATION_FIELDS), snapshot.relations))


def measure_rows(snapshot: Snapshot) -> Rows:
    """The id of each organisation and its measures."""
    columns = [[o.id for o in snapshot.organisations], *snapshot.measures.values()]
    return [tuple(row) for row in zip(*columns, strict=True)]


def about_rows(snapshot: Snapshot) -> Rows:
    """What the survey is and what it cannot show, in the language of the export."""
    limits = [limit.get(snapshot.language) or limit.get("en") for limit in snapshot.limits]
    facts = [("survey", snapshot.name), ("title", snapshot.heading), ("date", snapshot.date)]
    return [*facts, *(("limit", limit) for limit in limits)]
