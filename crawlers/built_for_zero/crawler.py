"""Built for Zero: a list of communities by their place ("Rockford, IL")."""

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.found import Found


def crawl(context: Context) -> None:
    """The body is named after the movement and the place: the list has no other name."""
    for item in read.one(context.page(), "main ul.communities").select("li"):
        words = read.text(item)
        place = places.place(words, "US")
        if "region" not in place:
            context.warn(f"{words!r} has no state")
            continue
        context.organisation(
            item,
            context.key(words),
            name=Found(f"Built for Zero, {words}", words),
            place_served=place.get("locality"),
            **place,
        )
