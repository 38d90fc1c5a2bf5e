"""The survey's tables as a header and rows, for spreadsheets and CSV."""

from collections.abc import Sequence
from dataclasses import astuple

from ci_map.export.snapshot import Snapshot

Rows = list[Sequence[object]]


def organisation_rows(snapshot: Snapshot) -> Rows:
    """The fields of each organisation, in the order of the seed lists."""
    return [astuple(organisation) for organisation in snapshot.organisations]


def relation_rows(snapshot: Snapshot) -> Rows:
    """The fields of each relation."""
    return [astuple(relation) for relation in snapshot.relations]


def measure_rows(snapshot: Snapshot) -> Rows:
    """The id of each organisation and its measures."""
    columns = [[o.id for o in snapshot.organisations], *snapshot.measures.values()]
    return [tuple(row) for row in zip(*columns, strict=True)]


def about_rows(snapshot: Snapshot) -> Rows:
    """What the survey is and what it cannot show, in the language of the export."""
    limits = [limit.get(snapshot.language) or limit.get("en") for limit in snapshot.limits]
    facts = [("survey", snapshot.name), ("title", snapshot.heading), ("date", snapshot.date)]
    return [*facts, *(("limit", limit) for limit in limits)]
