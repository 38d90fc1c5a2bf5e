"""From what is read to what is answered: scope first, then role, functions, domains and place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ci_map.classify import localities, witness
from ci_map.classify.answer import Classification, Evidence, PlaceServed
from ci_map.classify.facets import FACETS, FACETS_BY_ID
from ci_map.classify.features import features
from ci_map.classify.linear import Linear, best, from_json
from ci_map.classify.reading import Reading, read
from ci_map.classify.words import NONE, Words, words_of

SHIPPED = "model.json"
OF_TRAINING_PART = "model_of_training_part.json"
UNSURE = (0.47, 0.53)
"""Scores between these are no answer to a yes-or-no question."""
LEAST = {"role": 0.35, "country": 0.2, "place_scale": 0.2}
"""Below these scores the answer is "cannot tell"."""
SHOWN = {"domains": 0.45, "functions": 0.45, "conditions": 0.3}
"""From these scores on a value is listed. Half of the F1 that is reached makes the expected F1
largest (Lipton, Elkan and Narayanaswamy 2014); for domains more is asked, which costs hardly
anything there: a wrong answer is worse than a missing one."""
LEAST_DOMAIN = 0.2
"""A text in scope gets its likeliest domain from this score on, though none reaches SHOWN."""
LETTERS_NEEDED = 20
WORDS = {SHIPPED: "words.jsonl", OF_TRAINING_PART: "words_of_training_part.jsonl"}
Rows = Mapping[str, Mapping[str, Mapping[str, float]]]


@dataclass(frozen=True)
class Models:
    """The weights of concepts by facet, and the weights of words."""

    concepts: Mapping[str, Linear]
    words: Words = NONE

    def __getitem__(self, facet: str) -> Linear:
        return self.concepts[facet]


@cache
def models(name: str = SHIPPED) -> Models:
    """The tables of weights of a file in this package."""
    content = json.loads(_packaged(name))
    concepts = {facet: from_json(each) for facet, each in content.items()}
    return Models(concepts, words_of(_packaged(WORDS[name])))


def _packaged(name: str) -> str:
    return files("ci_map.classify").joinpath(name).read_text(encoding="utf-8")


def classify(text: str, url: str | None = None) -> Classification:
    """What a text says of the organisation that it presents, with calibrated scores and quotes.

    The address only tells the country of its last label. A text without letters answers nothing.
    """
    return judge(read(text, url), url, models())


def judge(reading: Reading, url: str | None, weights: Models) -> Classification:
    """The answers of models on what was read."""
    if reading.language is None or sum(map(str.isalpha, reading.text[:200])) < LETTERS_NEEDED:
        return Classification(url, reading.language, None)
    seen = features(reading)
    rows = {facet.id: facet.features(reading, seen) for facet in FACETS}
    besides = weights.words.margins(reading.terms)
    return _Judgement(reading, weights, rows, besides).classification(url)


@dataclass(frozen=True)
class _Judgement:
    reading: Reading
    weights: Models
    rows: Rows
    besides: Mapping[str, Mapping[str, float]]

    def classification(self, url: str | None) -> Classification:
        scope = self._yes("in_scope")
        in_scope = _answer(scope)
        country, country_score, spans = self._country()
        evidence = list(self._scope_evidence(scope))
        evidence += witness.quotes(self.reading, "country", country or "", spans)
        scores: dict[str, Any] = {"in_scope": _sure(scope), "country": country_score}
        if in_scope is False:
            return Classification(
                url, self.reading.language, in_scope, country=country,
                evidence=tuple(evidence), scores=scores,
            )  # fmt: skip
        return self._in_full(url, in_scope, country, (evidence, scores))

    def _in_full(
        self,
        url: str | None,
        in_scope: bool | None,
        country: str | None,
        so_far: tuple[list[Evidence], dict[str, Any]],
    ) -> Classification:
        evidence, scores = so_far
        roles = self._scores("role")
        role = _label("role", roles)
        functions = {f: self._yes(f"functions.{f}") for f in _FUNCTIONS}
        domains, conditions = self._pooled("domains"), self._pooled("conditions")
        listed = _domains(domains)
        based, scales = self._yes("place_based"), self._scores("place_scale")
        scale = _label("place_scale", scales)
        found = localities.towns(self.reading, country)
        place, locality = _place(found, based)
        shown = tuple(f for f in _FUNCTIONS if functions[f] >= SHOWN["functions"])
        told = {c: _round(s) for c, s in conditions.items() if s >= SHOWN["conditions"]}
        evidence += self._evidence(
            {"role": role, "place_scale": scale}, shown, listed, (based, tuple(told))
        )
        if locality:
            spots = [(span, "city") for span in localities.spans(found)]
            evidence += witness.quotes(self.reading, "locality", locality, spots)
        scores |= {
            "role": _round(max(roles.values())),
            "functions": {name: _round(score) for name, score in functions.items()},
            "domains": {name: _round(score) for name, score in domains.items() if score >= 0.1},
            "place_based": _sure(based),
            "place_scale": _round(max(scales.values())),
        }
        return Classification(
            url, self.reading.language, in_scope, role, {r: _round(s) for r, s in roles.items()},
            shown, listed, country, locality, _answer(based), scale, told, tuple(evidence), scores,
            place,
        )  # fmt: skip

    def _scores(self, facet: str) -> dict[str, float]:
        besides = FACETS_BY_ID[facet].besides(self.besides, "")
        return self.weights[facet].scores(self.rows[facet][""], besides)

    def _yes(self, facet: str) -> float:
        return self._scores(facet)["yes"]

    def _pooled(self, facet: str) -> dict[str, float]:
        model, asked = self.weights[facet], FACETS_BY_ID[facet]
        return {
            value: model.scores(row, asked.besides(self.besides, value))["yes"]
            for value, row in self.rows[facet].items()
        }

    def _country(self) -> tuple[str | None, float, list[tuple[tuple[int, int], str]]]:
        scores = self._pooled("country")
        if not scores:
            return None, 0.0, []
        country, score = best(scores)
        if score < LEAST["country"]:
            return None, _round(score), []
        spans = next(c.spans for c in self.reading.candidates if c.country == country)
        return country, _round(score), [(span, "country") for span in spans]

    def _scope_evidence(self, scope: float) -> Iterator[Evidence]:
        row, inside = self.rows["in_scope"][""], scope >= UNSURE[0]
        spans = witness.of_model(
            self.reading, self.weights["in_scope"], "yes", row, against=not inside
        )
        value = {True: "true", False: "false", None: "unsure"}[_answer(scope)]
        yield from witness.quotes(self.reading, "in_scope", value, spans)

    def _evidence(
        self,
        single: Mapping[str, str | None],
        functions: tuple[str, ...],
        domains: tuple[str, ...],
        rest: tuple[float, tuple[str, ...]],
    ) -> Iterator[Evidence]:
        based, conditions = rest
        for facet, label in single.items():
            if label:
                yield from self._of_model(facet, facet, label, label)
        for function in functions:
            yield from self._of_model("functions", f"functions.{function}", "yes", function)
        for facet, values in (("domains", domains), ("conditions", conditions)):
            for value in values:
                spans = witness.of_concept(self.reading, f"{facet}.{value}")
                yield from witness.quotes(self.reading, facet, value, spans)
        if (answer := _answer(based)) is not None:
            against = not answer
            value = "true" if answer else "false"
            yield from self._of_model("place_based", "place_based", "yes", value, against=against)

    def _of_model(
        self, field: str, facet: str, label: str, value: str, *, against: bool = False
    ) -> Iterator[Evidence]:
        row, model = self.rows[facet][""], self.weights[facet]
        spans = witness.of_model(self.reading, model, label, row, against=against)
        yield from witness.quotes(self.reading, field, value, spans)


_FUNCTIONS = tuple(name.partition(".")[2] for name in FACETS_BY_ID if name.startswith("functions."))


def _answer(score: float) -> bool | None:
    return None if UNSURE[0] < score < UNSURE[1] else score >= UNSURE[1]


def _sure(score: float) -> float:
    return _round(max(score, 1 - score))


def _round(score: float) -> float:
    return round(score, 3)


def _label(facet: str, scores: Mapping[str, float]) -> str | None:
    label, score = best(scores)
    return label if score >= LEAST[facet] else None


def _domains(scores: Mapping[str, float]) -> tuple[str, ...]:
    listed = sorted((-s, d) for d, s in scores.items() if s >= SHOWN["domains"])
    if not listed:
        domain, score = best(scores)
        return (domain,) if score >= LEAST_DOMAIN else ()
    return tuple(domain for _, domain in listed)


def _place(found: list[localities.Town], based: float) -> tuple[PlaceServed, str | None]:
    if not found:
        return PlaceServed(), None
    office = localities.seat(found)
    served = found[0] if based >= UNSURE[1] else None
    spot = (served or office or found[0]).place
    seat_name = office.place.name if office else None
    place = PlaceServed(
        served.place.name if served else None, seat_name, spot.latitude, spot.longitude
    )
    return place, spot.name
