"""Campaign for Grade-Level Reading: places under the names of their states."""

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.found import Found

NAME = "Campaign for Grade-Level Reading"


def crawl(context: Context) -> None:
    """The body is named after the campaign and the place: the list has no other name."""
    for item in read.one(context.page(), "main").select("h3 + ul > li"):
        heading, community = item.find_previous("h3"), read.text(item)
        region = places.region(read.text(heading), "US") if heading else None
        if region is None:
            context.warn(f"{community!r} stands under no state")
            continue
        context.organisation(
            item,
            context.key(community, region),
            name=Found(f"{NAME}, {community}", community),
            locality=community,
            region=region,
        )
