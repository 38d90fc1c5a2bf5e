"""Which country a text is about: every country that it points to, with what points there."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ci_map.classify.lexicon import Hit
from ci_map.classify.mentions import Mention
from ci_map.classify.signs import Sign
from ci_map.gazetteer import Place

HOMES = {
    "he": {"IL": 0.98},
    "ja": {"JP": 0.98},
    "de": {"DE": 0.7, "AT": 0.14, "CH": 0.15},
    "fr": {"FR": 0.55, "CA": 0.22, "BE": 0.1, "CH": 0.07, "SN": 0.02},
    "nl": {"NL": 0.7, "BE": 0.3},
    "pt": {"BR": 0.6, "PT": 0.35},
    "es": {"ES": 0.25, "MX": 0.2, "CO": 0.2, "CL": 0.12, "AR": 0.1, "PE": 0.05},
    "en": {"US": 0.5, "GB": 0.12, "CA": 0.12, "AU": 0.12, "NZ": 0.05, "IN": 0.02},
    "it": {"IT": 0.97}, "da": {"DK": 0.98}, "sv": {"SE": 0.95}, "ko": {"KR": 0.98},
    "ca": {"ES": 0.98}, "cs": {"CZ": 0.98}, "tr": {"TR": 0.97}, "pl": {"PL": 0.98},
}  # fmt: skip
"""How likely a page of a language is from a country: a rough guess, made for where nothing else
tells; its weight is learnt."""
LEDE = 250
NOT_WORTH = 0.02
"""Shares of a name below this make no candidate."""


@dataclass(slots=True)
class Candidate:
    """A country and what points to it: a number for each kind of clue, and the spans."""

    country: str
    clues: dict[str, float] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)

    def add(self, clue: str, amount: float, span: tuple[int, int] | None = None) -> None:
        """Count a clue; its span is kept as evidence."""
        self.clues[clue] = self.clues.get(clue, 0.0) + amount
        if span:
            self.spans.append(span)


@dataclass(frozen=True)
class Clues:
    """What of a text may tell its country."""

    mentions: Sequence[Mention]
    hits: Mapping[str, Sequence[Hit]]
    signs: Sequence[Sign]
    language: str | None
    address_country: str | None


def candidates(clues: Clues) -> list[Candidate]:
    """Every country that anything points to, by code."""
    found: dict[str, Candidate] = {}
    _add_signs(found, clues)
    named = _named(clues.mentions)
    for number, mention in enumerate(clues.mentions):
        _add_mention(found, mention, named, first=number == 0)
    return [found[code] for code in sorted(found)]


def _add_signs(found: dict[str, Candidate], clues: Clues) -> None:
    """What points to a country without naming a place."""

    def of(country: str) -> Candidate:
        return found.setdefault(country, Candidate(country))

    for code, share in HOMES.get(clues.language or "", {}).items():
        of(code).add("language", share)
    if clues.address_country:
        of(clues.address_country).add("domain", 1.0)
    for sign in clues.signs:
        of(sign.country).add(sign.kind, 1.0, (sign.start, sign.end))
    for concept, hits in clues.hits.items():
        if concept.startswith("countries."):
            for hit in hits:
                of(concept[10:]).add("sign", 1.0, (hit.start, hit.end))


def _named(mentions: Sequence[Mention]) -> set[str]:
    """Countries and regions that the text names outright: "US", "US-MA"."""
    tops = [m.places[0] for m in mentions if m.places[0].kind in ("country", "region", "county")]
    return {p.country for p in tops} | {f"{p.country}-{p.region}" for p in tops if p.region}


def _add_mention(
    found: dict[str, Candidate], mention: Mention, named: set[str], *, first: bool
) -> None:
    shares = _shares(mention.places, named)
    for country, (kind, share) in shares.items():
        if share < NOT_WORTH:
            continue
        candidate = found.setdefault(country, Candidate(country))
        span = (mention.start, mention.end) if share > 0.4 else None
        candidate.add(kind, share, span)
        if mention.start < LEDE:
            candidate.add("lede", share)
        if first:
            candidate.add("first", share)
        if mention.led and kind != "country":
            candidate.add("led", share)
        if kind == "city" and country in named:
            candidate.add("city_in_named_country", share)


def _shares(places: Sequence[Place], named: set[str]) -> Mapping[str, tuple[str, float]]:
    """How much a name points to each country it may be in; what the text names else counts."""
    weights: dict[str, float] = {}
    kinds: dict[str, str] = {}
    for place in places:
        weight = _weight(place)
        if f"{place.country}-{place.region}" in named and place.kind == "city":
            weight *= 12
        elif place.country in named and place.kind == "city":
            weight *= 6
        weights[place.country] = weights.get(place.country, 0.0) + weight
        kinds.setdefault(place.country, place.kind)
    total = sum(weights.values()) or 1.0
    sure = {country: _sureness(places, country) for country in weights}
    return {c: (kinds[c], sure[c] * weight / total) for c, weight in weights.items()}


def _weight(place: Place) -> float:
    if place.kind == "country":
        return 60.0
    if place.kind in ("region", "county"):
        return 12.0 if place.country in ("US", "CA", "AU", "GB", "DE", "JP", "FR", "BR") else 5.0
    return math.pow(place.population / 50_000, 0.8) + 0.05


def _sureness(places: Sequence[Place], country: str) -> float:
    """Names of hamlets are often names of people; 1 for cities of 300,000 and for countries."""
    best = max(
        p.population if p.kind == "city" else 500_000 for p in places if p.country == country
    )
    return min(1.0, 0.25 + 0.75 * math.log10(max(best, 5_000) / 5_000) / math.log10(60))


def features(rivals: Sequence[Candidate]) -> dict[str, dict[str, float]]:
    """The clues of each country as numbers from 0 to 1: more of one kind counts ever less."""
    totals = {clue: sum(rival.clues.get(clue, 0.0) for rival in rivals) for clue in SHARED}
    told = [rival.country for rival in rivals if _told(rival, 0.75)]
    hinted = any(_told(rival, 0.3) for rival in rivals)
    found = {}
    for rival in rivals:
        values = {clue: _amount(clue, count) for clue, count in rival.clues.items()}
        for clue in SHARED:
            if clue in rival.clues:
                values[f"share_of_{clue}"] = rival.clues[clue] / (totals[clue] or 1.0)
        values["alone"] = float(told == [rival.country])
        values["language_alone"] = 0.0 if hinted else rival.clues.get("language", 0.0)
        found[rival.country] = {name: value for name, value in values.items() if value}
    return found


def _told(candidate: Candidate, least: float) -> bool:
    """Whether more than the language points to a country, or a language of that country alone."""
    own = candidate.clues.get("language", 0.0) > SURE_HOME
    clues = candidate.clues.items()
    return own or any(amount >= least for clue, amount in clues if clue != "language")


SURE_HOME = 0.9


def _amount(clue: str, count: float) -> float:
    return count if clue in ("language", "domain") else 1.0 - math.exp2(-count)


SHARED = ("country", "region", "city", "sign", "lede")
