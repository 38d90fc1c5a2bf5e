"""Which places a text names, as features: their kinds, how large they are and how far apart."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from ci_map.classify.amounts import saturated
from ci_map.classify.mentions import Mention
from ci_map.classify.patterns import starting_with
from ci_map.classify.reading import Reading
from ci_map.gazetteer import Place

_ADDRESS = starting_with(
    r"\dA-Z,", r"\d{4,5}|[A-Z]{1,2}\d|\d{3}-\d{4}|, [A-Z]{2}\b|\b(?:HQ|Tel|P\.?O\.? Box)\b"
)
SIZES = (20_000, 60_000, 250_000, 1_000_000)


Named = list[tuple[Mention, Place, str]]
"""What a text names, the place that is meant, and its kind."""


def located(reading: Reading) -> dict[str, float]:
    """What kinds of places are named, apart from those of postal addresses."""
    meant = [(m, _meant(m, reading.home)) for m in reading.mentions]
    named = [(m, p, _kind(p)) for m, p in meant if p and not _in_address(reading.text, m)]
    tops = [place for _, place, _ in named]
    return {
        **_kinds(named),
        **_main_city(tops),
        **_spread([place for place in tops if place.latitude is not None]),
        "place.abroad": min(1.0, len({p.country for p in tops} - {reading.home}) / 4),
        "place.none": float(not tops),
    }


def _kinds(named: Named) -> dict[str, float]:
    """How many places of each kind there are, and of which kind the first are."""
    kinds = [kind for _, _, kind in named]
    led = [kind for mention, _, kind in named if mention.led]
    several = Counter(kind for kind, _ in {(kind, place.name) for _, place, kind in named})
    return {
        **{f"place.{kind}": saturated(several[kind]) for kind in _KINDS},
        **{f"place.one_{kind}": float(several[kind] == 1) for kind in _KINDS},
        **{f"place.first_{kind}": 1.0 for kind in kinds[:1]},
        **{f"place.title_{kind}": 1.0 for kind in [k for m, _, k in named if m.end < 90][:1]},
        **{f"place.only_{kind}": 1.0 for kind in set(kinds) if len(set(kinds)) == 1},
        **{f"place.led_{kind}": saturated(led.count(kind)) for kind in _KINDS},
        "place.countries": min(1.0, max(0, several["country"] - 1) / 4),
        "place.regions": min(1.0, (several["region"] + several["state"]) / 4),
        "place.cities": min(1.0, several["city"] / 6),
    }


_KINDS = ("country", "state", "region", "county", "city")
STATES = frozenset(
    ["US", "CA", "AU", "DE", "AT", "CH", "BR", "MX", "AR", "IN", "NG", "ZA", "MY", "JP", "MZ"]
)
"""Countries whose divisions of ISO 3166-2 the codebook calls states or provinces."""


def _kind(place: Place) -> str:
    state = place.kind == "region" and place.region and place.country in STATES
    return "state" if state else place.kind


FAMOUS = 1_000_000
"""A place abroad is taken for meant from this population on."""


def _meant(mention: Mention, home: str | None) -> Place | None:
    """The place that a name means on a page from a country: one there, or a great one abroad."""
    at_home = [place for place in mention.places if place.country == home]
    cities = [place for place in at_home if place.kind == "city"]
    if at_home and at_home[0].kind == "region" and cities and cities[0].population > SIZES[2]:
        return cities[0]
    if at_home:
        return at_home[0]
    first = mention.places[0]
    far = home is not None and first.kind != "country" and first.population < FAMOUS
    return None if far else first


def _main_city(tops: Sequence[Place]) -> Mapping[str, float]:
    cities = Counter(place.name for place in tops if place.kind == "city")
    if not cities:
        return {}
    name, count = cities.most_common(1)[0]
    people = next(p.population for p in tops if p.name == name and p.kind == "city")
    size = sum(people >= limit for limit in SIZES)
    return {f"place.size_{size}": 1.0, "place.city_again": saturated(count - 1)}


SPREADS = (25, 70, 180, 450)
"""Kilometres between the cities named that lie farthest apart."""
_LOOKED_AT_CITIES = 12


def _spread(cities: Sequence[Place]) -> Mapping[str, float]:
    """How far apart the cities are: one of them, those of a region, or of a whole country."""
    spots = list(dict.fromkeys((c.latitude, c.longitude) for c in cities))[:_LOOKED_AT_CITIES]
    if len(spots) < 2:
        return {}
    far = max(_kilometres(a, b) for a, b in combinations(spots, 2))
    return {f"place.spread_{sum(far >= limit for limit in SPREADS)}": 1.0}


def _kilometres(a: tuple[Any, Any], b: tuple[Any, Any]) -> float:
    """On a plane that touches the globe between the two: good enough for telling a city's size."""
    squeeze = math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * squeeze)


def _in_address(text: str, mention: Mention) -> bool:
    around = text[max(0, mention.start - 12) : mention.end + 12]
    return _ADDRESS.search(around.replace("\n", " ")) is not None
