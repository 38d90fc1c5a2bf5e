"""Opportunity Youth Forum: a list of "Town, ST | Backbone – Collaborative"."""

import re

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import On

ENTRY = re.compile(r"(?P<place>[^|]+)\|(?P<backbone>.+?)\s[–—-]\s(?P<collaborative>.+)")


def crawl(context: Context) -> None:
    """Every item that is worded so; others (a town with its backbone) are told and skipped."""
    for item in read.one(context.page(), "main ul.communities").select("li"):
        entry = ENTRY.fullmatch(read.text(item))
        if entry:
            crawl_entry(context, item, {k: v.strip() for k, v in entry.groupdict().items()})
        else:
            context.warn(f"not understood: {read.text(item)!r}")


def crawl_entry(context: Context, on: On, entry: dict[str, str]) -> None:
    """The collaborative is the member, the backbone stands behind it."""
    place = places.place(entry.pop("place"), "US")
    name, backbone = entry.pop("collaborative"), entry.pop("backbone")
    key = context.key(name)
    context.organisation(on, key, name=name, roles=["initiative"], place_based=True, **place)
    if " and " in backbone:
        context.warn(f"one backbone or two? {backbone!r}")
        return
    manager = context.key("backbone", backbone)
    context.organisation(
        on, manager, member=False, defaults=False, name=backbone, roles=["backbone"]
    )
    context.relation(on, manager, "backbone_of", key)
