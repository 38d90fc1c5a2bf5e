"""What is answered of a text, and the words that show it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote that fed an answer: `text[start:end] == quote`; `rule` is the phrase list or clue."""

    field: str
    value: str
    quote: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class PlaceServed:
    """The place that is worked for, and the seat, where the text tells them apart."""

    served: str | None = None
    seat: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Classification:
    """Answers; None is "cannot tell". Scores are calibrated probabilities, by field (and value)."""

    url: str | None
    lang: str | None
    in_scope: bool | None
    role: str | None = None
    roles: dict[str, float] = field(default_factory=dict)
    functions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    locality: str | None = None
    place_based: bool | None = None
    place_scale: str | None = None
    conditions: dict[str, float] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    scores: dict[str, Any] = field(default_factory=dict)
    place: PlaceServed = PlaceServed()

    def as_json(self) -> dict[str, Any]:
        """The record that `ci-map classify` writes."""
        return {
            "url": self.url,
            "lang": self.lang,
            "in_scope": self.in_scope,
            "role": self.role,
            "roles": self.roles,
            "functions": list(self.functions),
            "domains": list(self.domains),
            "country": self.country,
            "locality": self.locality,
            "place_based": self.place_based,
            "place_scale": self.place_scale,
            "conditions": self.conditions,
            "evidence": [_evidence_json(each) for each in self.evidence],
            "scores": self.scores,
            "place": _place_json(self.place),
        }


def _evidence_json(each: Evidence) -> dict[str, Any]:
    names = ("field", "value", "quote", "start", "end", "rule")
    return {name: getattr(each, name) for name in names}


def _place_json(place: PlaceServed) -> dict[str, Any]:
    return {name: getattr(place, name) for name in ("served", "seat", "latitude", "longitude")}
