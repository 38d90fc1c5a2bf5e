"""What the models see of a text: named numbers from 0 to 1."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from ci_map.classify.lexicon import Hit, concepts
from ci_map.classify.mentions import Mention
from ci_map.classify.reading import Reading
from ci_map.gazetteer import Place

LEDE = 250
"""Characters at the head of a page, where it says what it is."""
USUAL = 600.0
"""Letters of a usual page; of a longer one each hit counts less."""
_NUMBER = re.compile(r"\d[\d.,]*\+? ?(?:[^\W\d]+ ){0,2}$|\d[\d,]*(?:人|社|の|以上の)?$")
_ADDRESS = re.compile(r"\d{4,5}|[A-Z]{1,2}\d|\d{3}-\d{4}|, [A-Z]{2}\b|\b(?:HQ|Tel|P\.?O\.? Box)\b")
SIZES = (20_000, 60_000, 250_000, 1_000_000)


def features(reading: Reading) -> dict[str, float]:
    """All features of a text but those of countries; one that is 0 is left out."""
    values = {
        **{concept: strength(reading, concept) for facet in FACETS for concept in concepts(facet)},
        **_actors(reading),
        **_places(reading),
        **_scales(reading),
        **_sums(reading),
        **_form(reading.text[:LOOKED_AT]),
    }
    return {name: value for name, value in values.items() if value}


FACETS = ("field", "roles", "scales", "conditions", "outside")


def strength(reading: Reading, concept: str) -> float:
    """How strongly a text has a concept: 0 not at all, near 1 for many hits."""
    hits = reading.of(concept)
    return saturated(weight(reading, hits)) if hits else 0.0


def weight(reading: Reading, hits: Sequence[Hit]) -> float:
    """Hits counted, those of the lede one and a half times, fewer for the longer text."""
    count = sum(1.5 if hit.start < LEDE else 1.0 for hit in hits)
    return count * _share_of_length(reading)


def _share_of_length(reading: Reading) -> float:
    return min(1.0, math.sqrt(USUAL / max(reading.letters, 1.0)))


def saturated(amount: float) -> float:
    """From 0 upwards to 1: half of the rest with every 1.4."""
    return float(1.0 - 0.6**amount)


OFFICE_WORK = (
    "roles.office", "roles.staff", "roles.meeting_craft", "roles.data_keeping",
    "roles.serves_partners", "roles.no_direct", "roles.coordinate",
)  # fmt: skip
"""What a backbone's page has close together: who the few are, and what they keep going."""


def _all_hits(reading: Reading, names: Sequence[str]) -> list[Hit]:
    return sorted((hit for name in names for hit in reading.of(name)), key=lambda hit: hit.start)


def _actors(reading: Reading) -> dict[str, float]:
    hits = _all_hits(reading, concepts("actors"))
    kinds = {hit.concept for hit in hits}
    counted = sum(bool(_NUMBER.search(reading.text[max(0, h.start - 30) : h.start])) for h in hits)
    return {
        "actors.kinds": len(kinds) / 10,
        "actors.kinds_at_once": _most_at_once(hits) / 7,
        "actors.counted": saturated(counted),
        "actors.hits": saturated(weight(reading, hits) / 4),
    }


def _most_at_once(hits: Sequence[Hit], window: int = 220) -> int:
    """The most kinds of actors within a stretch of the text: an enumeration of partners."""
    most = start = 0
    inside: Counter[str] = Counter()
    for hit in hits:
        inside[hit.concept] += 1
        while hits[start].start < hit.start - window:
            inside[hits[start].concept] -= 1
            start += 1
        most = max(most, sum(count > 0 for count in inside.values()))
    return min(most, 7)


def _scales(reading: Reading) -> dict[str, float]:
    """Which words of scale come first, and which count most beside the others."""
    named = {c.partition(".")[2]: hits for c in concepts("scales") if (hits := reading.of(c))}
    if not named:
        return {}
    weights = {name: weight(reading, hits) for name, hits in named.items()}
    total = sum(weights.values())
    return {
        f"scale.most_{max(weights, key=lambda name: weights[name])}": 1.0,
        f"scale.first_{min(named, key=lambda name: named[name][0].start)}": 1.0,
        **{f"scale.share_{name}": amount / total for name, amount in weights.items()},
        **{f"scale.title_{name}": 1.0 for name, hits in named.items() if hits[0].start < TITLE},
    }


TITLE = 100
"""Characters of a title with its first words."""


def _sums(reading: Reading) -> dict[str, float]:
    def shown(facet: str) -> int:
        return sum(bool(reading.of(concept)) for concept in concepts(facet))

    return {
        "sum.field": shown("field") / len(concepts("field")),
        "sum.conditions": shown("conditions") / len(concepts("conditions")),
        "sum.outside": min(1.0, shown("outside") / 4),
        "sum.domains": min(1.0, shown("domains") / 5),
        "sum.office": _most_at_once(_all_hits(reading, OFFICE_WORK), 300) / 7,
        "sum.goals": strength(reading, "field.shared_goal") * strength(reading, "field.together"),
        "short": max(0.0, 1.0 - reading.letters / 250),
        "long": min(1.0, reading.letters / 2000),
    }


def _form(text: str) -> dict[str, float]:
    """What the shape of a text tells in any language: lists of partners, years ahead, menus."""
    most = max((_listed(sentence) for sentence in _SENTENCE.split(text)), default=0)
    return {
        "form.enumeration": min(1.0, max(0, most - 1) / 6),
        "form.long_enumeration": min(1.0, max(0, most - 5) / 5),
        "form.year_ahead": saturated(len(_YEAR_AHEAD.findall(text))),
        "form.menu": saturated(len(_MENU.findall(text)) / 2),
        "form.numbers": saturated(len(_NUMERAL.findall(text)) / 3),
        "form.percent": saturated(len(_PERCENT.findall(text))),
        "form.money": saturated(len(_MONEY.findall(text))),
    }


LOOKED_AT = 3000
"""Characters whose form is looked at."""
_SENTENCE = re.compile(r"[.!?。！？\n|•»]+")
_YEAR_AHEAD = re.compile(r"\b20(?:2[6-9]|[34]\d)\b|二〇[二三四].年")
_MENU = re.compile(r"[|›»·•→▸]")
_NUMERAL = re.compile(r"\d+|[一二三四五六七八九十百千]{2,}")
_PERCENT = re.compile(
    r"\d ?%|per ?cent|percent|prozent|procent|pour cent|por ciento|por cento|אחוז|割"
)
_MONEY = re.compile(r"[$€£₪¥₹]|\b(?:CHF|EUR|Euro|euros?|NIS|KSh|R\$)\b|ש\"ח|万円|億円")


def _listed(sentence: str) -> int:
    """The items of a sentence's list: pieces of up to 45 characters between commas."""
    pieces = re.split("[,、;；]", sentence)
    return sum(len(piece) <= 45 for piece in pieces[1:]) + 1 if len(pieces) > 2 else 0


def _places(reading: Reading) -> dict[str, float]:
    """What kinds of places are named, apart from those of postal addresses."""
    meant = [(m, _meant(m, reading.home)) for m in reading.mentions]
    named = [(m, p, _kind(p)) for m, p in meant if p and not _in_address(reading.text, m)]
    tops = [place for _, place, _ in named]
    kinds = [kind for _, _, kind in named]
    led = [kind for mention, _, kind in named if mention.led]
    several = {kind: len({p.name for _, p, k in named if k == kind}) for kind in _KINDS}
    return {
        **{f"place.{kind}": saturated(count) for kind, count in several.items()},
        **{f"place.one_{kind}": float(count == 1) for kind, count in several.items()},
        **{f"place.first_{kind}": 1.0 for kind in kinds[:1]},
        **{f"place.title_{kind}": 1.0 for kind in [k for m, _, k in named if m.end < 90][:1]},
        **{f"place.only_{kind}": 1.0 for kind in set(kinds) if len(set(kinds)) == 1},
        **{f"place.led_{kind}": saturated(led.count(kind)) for kind in _KINDS},
        **_main_city(tops),
        **_spread([place for place in tops if place.latitude is not None]),
        "place.countries": min(1.0, max(0, several["country"] - 1) / 4),
        "place.regions": min(1.0, (several["region"] + several["state"]) / 4),
        "place.cities": min(1.0, several["city"] / 6),
        "place.abroad": min(1.0, len({p.country for p in tops} - {reading.home}) / 4),
        "place.none": float(not tops),
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


def pooled(reading: Reading, facet: str) -> dict[str, dict[str, float]]:
    """For facets with many values that share what matters: each value's features.

    How strong a value's own words are, alone and beside those of the other values.
    """
    partners = _partner_starts(reading) if facet == "domains" else frozenset()
    weights = {concept: _topic_weight(reading, concept, partners) for concept in concepts(facet)}
    total = sum(weights.values()) or 1.0
    ranked = sorted(weights, key=lambda concept: -weights[concept])
    return {
        concept.partition(".")[2]: _pooled_value(reading, concept, weights, total, ranked)
        for concept in concepts(facet)
    }


def _partner_starts(reading: Reading) -> frozenset[int]:
    return frozenset(hit.start for kind in concepts("actors") for hit in reading.of(kind))


AS_WEAK = 0.4
AS_PARTNER = 0.4
"""What a word counts for a domain where it names a partner: schools at the table are not yet
work on education."""


def _topic_weight(reading: Reading, concept: str, starts: frozenset[int]) -> float:
    hits = reading.of(concept)
    amounts = [
        (1.5 if hit.start < LEDE else 1.0)
        * (AS_PARTNER if hit.start in starts else 1.0)
        * (AS_WEAK if hit.weak else 1.0)
        for hit in hits
    ]
    return sum(amounts) * _share_of_length(reading)


def _pooled_value(
    reading: Reading,
    concept: str,
    weights: Mapping[str, float],
    total: float,
    ranked: Sequence[str],
) -> dict[str, float]:
    hits, name = reading.of(concept), concept.partition(".")[2]
    if not hits:
        return {f"is_{name}": 1.0, "none": 1.0}
    words = {reading.folded[hit.start : hit.end] for hit in hits}
    rank = ranked.index(concept)
    return {
        f"is_{name}": 1.0,
        f"strength_{name}": saturated(weights[concept]),
        "strength": saturated(weights[concept]),
        "share": weights[concept] / total,
        "lede": saturated(sum(hit.start < LEDE for hit in hits if not hit.weak)),
        "title": float(any(hit.start < 80 for hit in hits if not hit.weak)),
        "strong": saturated(sum(not hit.weak for hit in hits)),
        "words": saturated(len(words) - 1),
        "first": float(rank == 0),
        "second": float(rank == 1),
        "behind": 1.0 - weights[concept] / weights[ranked[0]],
    }
