"""From what is read to what is answered: scope first, then role, functions, domains and place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ci_map.classify import beside, localities, witness
from ci_map.classify.answer import Classification, Evidence, PlaceServed
from ci_map.classify.beside import FirstLook
from ci_map.classify.facets import FACETS_BY_ID
from ci_map.classify.features import features
from ci_map.classify.linear import added, best, sigmoid
from ci_map.classify.models import Models, models
from ci_map.classify.reading import Reading, read

UNSURE = (0.47, 0.53)
"""Scores between these are no answer to a yes-or-no question."""
LEAST = {"role": 0.35, "country": 0.2, "place_scale": 0.2}
"""Below these scores the answer is "cannot tell"."""
SHOWN = {"domains": 0.375, "functions": 0.45, "conditions": 0.35}
"""From these scores on a value is listed. Half of the F1 that is reached makes the expected F1
largest (Lipton, Elkan and Narayanaswamy 2014)."""
LEAST_DOMAIN = 0.2
"""A text in scope gets its likeliest domain from this score on, though none reaches SHOWN."""
LETTERS_NEEDED = 20


def classify(text: str, url: str | None = None) -> Classification:
    """What a text says of the organisation that it presents, with calibrated scores and quotes.

    The address only tells the country of its last label. A text without letters answers nothing.
    """
    return judge(read(text, url), url, models())


def judge(reading: Reading, url: str | None, weights: Models) -> Classification:
    """The answers of models on what was read."""
    if reading.language is None or sum(map(str.isalpha, reading.text[:200])) < LETTERS_NEEDED:
        return Classification(url, reading.language, None)
    return _Judgement(reading, weights, features(reading)).classification(url)


@dataclass(frozen=True)
class _Scores:
    """The calibrated scores of what is asked of pages in scope."""

    roles: Mapping[str, float]
    functions: Mapping[str, float]
    domains: Mapping[str, float]
    conditions: Mapping[str, float]
    place_based: float
    place_scales: Mapping[str, float]

    def as_json(self) -> dict[str, Any]:
        """Those that are shown."""
        return {
            "role": _round(max(self.roles.values())),
            "functions": _rounded(self.functions),
            "domains": _rounded(self.domains, 0.1),
            "place_based": _sure(self.place_based),
            "place_scale": _round(max(self.place_scales.values())),
        }


@dataclass(frozen=True)
class _Judgement:
    reading: Reading
    weights: Models
    seen: Mapping[str, float]

    def classification(self, url: str | None) -> Classification:
        scope = self._yes("in_scope")
        country, sureness, spans = self._country()
        quotes = witness.quotes(self.reading, "country", country or "", spans)
        answer = Classification(
            url, self.reading.language, _answer(scope), country=country,
            evidence=(*self._scope_evidence(scope), *quotes),
            scores={"in_scope": _sure(scope), "country": sureness},
        )  # fmt: skip
        return answer if answer.in_scope is False else self._in_full(answer)

    def _in_full(self, answer: Classification) -> Classification:
        """An answer with what is asked only of pages that may be in scope."""
        scores = self._scores()
        towns = localities.towns(self.reading, answer.country)
        place, locality = _place(towns, scores.place_based)
        full = replace(
            answer,
            role=_label("role", scores.roles),
            roles=_rounded(scores.roles),
            functions=tuple(f for f, s in scores.functions.items() if s >= SHOWN["functions"]),
            domains=_domains(scores.domains),
            locality=locality,
            place_based=_answer(scores.place_based),
            place_scale=_label("place_scale", scores.place_scales),
            conditions=_rounded(scores.conditions, SHOWN["conditions"]),
            scores=answer.scores | scores.as_json(),
            place=place,
        )
        evidence = (*answer.evidence, *self._evidence(full), *self._town_evidence(full, towns))
        return replace(full, evidence=evidence)

    def _scores(self) -> _Scores:
        roles, scales = self._labels("role"), self._labels("place_scale")
        based = self._yes("place_based")
        return _Scores(
            roles,
            {f: self._yes(f"functions.{f}") for f in _FUNCTIONS},
            self._second_look(FirstLook(self._pooled("domains"), roles, scales, based)),
            self._pooled("conditions"),
            based,
            scales,
        )

    def _second_look(self, first: FirstLook) -> dict[str, float]:
        """Scores of domains; one of which the second look knows nothing keeps that of the first."""
        margins = self.weights.at_second_look.margins(beside.features(self.reading, first))
        return {**first.domains, **{d: sigmoid(of["yes"]) for d, of in margins.items()}}

    @cached_property
    def _margins(self) -> Mapping[str, Mapping[str, float]]:
        return self.weights.together.margins(self.seen)

    @cached_property
    def _of_words(self) -> Mapping[str, Mapping[str, float]]:
        return self.weights.words.margins(self.reading.terms)

    def _labels(self, facet: str) -> dict[str, float]:
        besides = FACETS_BY_ID[facet].besides(self._of_words, "")
        return self.weights[facet].calibrated(added(self._margins[facet], besides))

    def _yes(self, facet: str) -> float:
        return self._labels(facet)["yes"]

    def _pooled(self, facet: str) -> dict[str, float]:
        model, asked = self.weights[facet], FACETS_BY_ID[facet]
        besides = self._of_words.get(facet, {})
        return {
            value: model.yes(row, besides.get(value, 0.0))
            for value, row in asked.pooled(self.reading, self.seen).items()
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
        value = {True: "true", False: "false", None: "unsure"}[_answer(scope)]
        return self._of_model("in_scope", ("in_scope", "yes"), value, against=scope < UNSURE[0])

    def _evidence(self, answer: Classification) -> Iterator[Evidence]:
        for facet, label in (("role", answer.role), ("place_scale", answer.place_scale)):
            if label:
                yield from self._of_model(facet, (facet, label), label)
        for function in answer.functions:
            yield from self._of_model("functions", (f"functions.{function}", "yes"), function)
        for facet, values in (("domains", answer.domains), ("conditions", answer.conditions)):
            for value in values:
                yield from self._of_value(facet, value)
        if answer.place_based is not None:
            value, against = ("true", False) if answer.place_based else ("false", True)
            yield from self._of_model("place_based", ("place_based", "yes"), value, against=against)

    def _of_value(self, facet: str, value: str) -> Iterator[Evidence]:
        """The value's own phrases; where it has none, the words that speak for it."""
        spans = witness.of_concept(self.reading, f"{facet}.{value}")
        spans = spans or witness.of_words(self.reading, self.weights.words, (facet, value))
        return witness.quotes(self.reading, facet, value, spans)

    def _of_model(
        self, field: str, of: tuple[str, str], value: str, *, against: bool = False
    ) -> Iterator[Evidence]:
        """What a facet's model has seen for (or against) a label, both in `of`."""
        facet, label = of
        spans = witness.of_model(
            self.reading, self.weights[facet], label, self.seen, against=against
        )
        return witness.quotes(self.reading, field, value, spans)

    def _town_evidence(
        self, answer: Classification, towns: Sequence[localities.MentionedTown]
    ) -> Iterator[Evidence]:
        if answer.locality:
            spots = [(span, "city") for span in localities.spans(towns)]
            yield from witness.quotes(self.reading, "locality", answer.locality, spots)


_FUNCTIONS = tuple(name.partition(".")[2] for name in FACETS_BY_ID if name.startswith("functions."))


def _answer(score: float) -> bool | None:
    return None if UNSURE[0] < score < UNSURE[1] else score >= UNSURE[1]


def _sure(score: float) -> float:
    return _round(max(score, 1 - score))


def _round(score: float) -> float:
    return round(score, 3)


def _rounded(scores: Mapping[str, float], least: float = 0.0) -> dict[str, float]:
    return {name: _round(score) for name, score in scores.items() if score >= least}


def _label(facet: str, scores: Mapping[str, float]) -> str | None:
    label, score = best(scores)
    return label if score >= LEAST[facet] else None


def _domains(scores: Mapping[str, float]) -> tuple[str, ...]:
    listed = sorted((-s, d) for d, s in scores.items() if s >= SHOWN["domains"])
    if not listed:
        domain, score = best(scores)
        return (domain,) if score >= LEAST_DOMAIN else ()
    return tuple(domain for _, domain in listed)


def _place(found: list[localities.MentionedTown], based: float) -> tuple[PlaceServed, str | None]:
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
