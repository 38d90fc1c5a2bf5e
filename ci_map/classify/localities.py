"""Which town or city a text is about, and which it merely has its office in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ci_map.classify.mentions import Mention
from ci_map.classify.reading import Reading
from ci_map.gazetteer import Place

_ADDRESS = re.compile(r"\d{4,6}|[A-Z]{1,2}\d|\d{3}-\d{4}|[+〒]\d")
SMALL = 30_000


@dataclass(slots=True)
class MentionedTown:
    """A city of the country answered, with the places where the text names it."""

    place: Place
    served: float = 0.0
    seated: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)


def towns(reading: Reading, country: str | None) -> list[MentionedTown]:
    """The cities of a country that a text names, the one that it serves first."""
    regions = {
        place.region
        for mention in reading.mentions
        for place in mention.places
        if place.country == country and place.kind in ("region", "county")
    }
    found: dict[tuple[str, str], MentionedTown] = {}
    for mention in reading.mentions:
        place = _city(mention.places, country, regions)
        if place:
            town = found.setdefault((place.name, place.region), MentionedTown(place))
            _count(town, reading, mention)
    return sorted(
        found.values(), key=lambda town: (-town.served - town.seated / 3, town.place.name)
    )


def _city(places: Sequence[Place], country: str | None, regions: set[str]) -> Place | None:
    cities = [place for place in places if place.kind == "city" and place.country == country]
    own = [place for place in cities if place.region and place.region in regions]
    return next(iter(own or cities), None)


def _count(town: MentionedTown, reading: Reading, mention: Mention) -> None:
    around = reading.text[max(0, mention.start - 14) : mention.end + 14]
    amount = 1.0 + (mention.start < 120) + 0.5 * mention.led
    amount *= 0.5 if town.place.population < SMALL else 1.0
    if _ADDRESS.search(around):
        town.seated += amount
    else:
        town.served += amount
    town.spans.append((mention.start, mention.end))


def seat(found: Sequence[MentionedTown]) -> MentionedTown | None:
    """The city of the address, if a text gives one."""
    seated = [town for town in found if town.seated]
    return max(seated, key=lambda town: town.seated, default=None)


def spans(found: Sequence[MentionedTown]) -> Iterator[tuple[int, int]]:
    """Where the first of the towns is named."""
    for town in found[:1]:
        yield from town.spans
