"""From an organisation's fields to points on the globe, with the precision said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ci_map.gazetteer import Gazetteer, Point
from ci_map.model import Organisation

AROUND = re.compile(
    r"^(greater|metro(politan)?|city of|town of|central)\s+|\s+((metropolitan|metro)\s+)?area$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Location:
    """Where the seat is, how exactly that is known, and the place served when it is elsewhere.

    `precision` is "locality" (the town), "region" or "country" (a town in its middle), or None.
    """

    seat: Point | None = None
    precision: str | None = None
    served: Point | None = None


def locate(organisation: Organisation, places: Gazetteer) -> Location:
    """Find an organisation's seat from its locality, region, country, and the place it serves."""
    if not organisation.country:
        return Location()
    seat, precision = _seat(organisation, organisation.country, places)
    served = _served(organisation, organisation.country, places)
    return Location(seat, precision, None if served == seat else served)


def located(organisations: Iterable[Organisation], places: Gazetteer) -> list[Location]:
    """`locate` of each, in their order."""
    return [locate(organisation, places) for organisation in organisations]


def _seat(
    organisation: Organisation, country: str, places: Gazetteer
) -> tuple[Point | None, str | None]:
    region, locality = organisation.region, organisation.locality
    town = places.town(country, locality, region) if locality else None
    if town:
        return town, "locality"
    middle = places.middle_of_region(region) if region else None
    if middle:
        return middle, "region"
    middle = places.middle_of_country(country)
    return middle, "country" if middle else None


def _served(organisation: Organisation, country: str, places: Gazetteer) -> Point | None:
    """A town that the words of `place_served` name; a county or a list of places is none."""
    words = (organisation.place_served or "").split(",")[0].strip()
    name = AROUND.sub("", words).strip()
    return places.town(country, name, organisation.region) if name else None
