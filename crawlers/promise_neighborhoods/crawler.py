"""Promise Neighborhoods: a table of grantees, each the backbone of its neighbourhood."""

from bs4 import Tag

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.found import Found


def crawl(context: Context) -> None:
    """A row a grant: a neighbourhood that has several keeps the year of its first."""
    for row in read.table(read.one(context.page(), "main")):
        name, grantee = read.text(row.pop("neighborhood")), read.text(row.pop("grantee"))
        cell, cohort = row.pop("location"), read.text(row.pop("cohort"))  # "FY 2011"
        initiative = _initiative(context, cell, name, cohort)
        backbone = context.key("grantee", grantee)
        if context.organisation(
            cell, backbone, member=False, defaults=False, name=grantee, roles=["backbone"]
        ):
            context.relation(cell, backbone, "backbone_of", initiative)
        context.audit(row, ignore=["award", "schools"])


def _initiative(context: Context, cell: Tag, name: str, cohort: str) -> str:
    """Tell the neighbourhood of a grant, where its cell says; returns its key."""
    place = places.place(read.text(cell), "US")
    if "region" not in place:
        context.warn(f"{name}: {read.text(cell)!r} has no state")
    initiative = context.key(name, place.get("region", ""))
    context.organisation(
        cell,
        initiative,
        relation={"since": Found(cohort.removeprefix("FY").strip(), cohort)},
        name=name,
        roles=["initiative"],
        place_scale="neighbourhood",
        **place,
    )
    return initiative
