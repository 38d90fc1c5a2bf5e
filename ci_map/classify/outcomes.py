"""Answers beside labels, and the measures of how well they agree."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ci_map.classify.answer import Classification
from ci_map.classify.labelled import LabelledText

Pair = tuple[Set[str], Set[str]]
"""The values that are true of a text, and those that were answered."""
DRAWS = 400
"""Samples of the bootstrap."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What is true and what was answered of one text, for one facet, as sets of values.

    `scores` are those of the values answered.
    """

    text: LabelledText
    truth: frozenset[str]
    answer: frozenset[str]
    scores: Mapping[str, float]

    @property
    def pair(self) -> Pair:
        """Truth and answer, as precision, recall and F1 take them."""
        return self.truth, self.answer


@dataclass(frozen=True, slots=True)
class Measured:
    """Of values of a facet; `value` is the facet's main measure, `low` and `high` bound 95 %."""

    texts: int
    precision: float
    recall: float
    f1: float
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Question:
    """A facet as it is evaluated: `main` names its measure: f1, macro_f1 or accuracy."""

    id: str
    main: str
    truth: Callable[[LabelledText], Iterable[str]]
    answer: Callable[[Classification], Mapping[str, float]]


def _one(value: str | None, score: float) -> dict[str, float]:
    return {value: score} if value else {}


def _yes(value: bool | None, score: float) -> dict[str, float]:
    return {"yes": score} if value else {}


def _listed(name: str) -> Callable[[Classification], Mapping[str, float]]:
    def answer(given: Classification) -> Mapping[str, float]:
        scores = given.scores.get(name, {})
        return {value: scores.get(value, 0.0) for value in getattr(given, name)}

    return answer


QUESTIONS = (
    Question(
        "in_scope",
        "f1",
        lambda text: ["yes"] if text.in_scope else [],
        lambda given: _yes(given.in_scope, given.scores.get("in_scope", 0.0)),
    ),
    Question(
        "role",
        "macro_f1",
        lambda text: [text.role] if text.role else [],
        lambda given: _one(given.role, given.scores.get("role", 0.0)),
    ),
    Question("functions", "f1", lambda text: text.functions, _listed("functions")),
    Question("domains", "f1", lambda text: text.domains, _listed("domains")),
    Question(
        "country",
        "accuracy",
        lambda text: [text.country] if text.country else [],
        lambda given: _one(given.country, given.scores.get("country", 0.0)),
    ),
    Question(
        "place_based",
        "f1",
        lambda text: ["yes"] if text.place_based else [],
        lambda given: _yes(given.place_based, given.scores.get("place_based", 0.0)),
    ),
    Question(
        "place_scale",
        "accuracy",
        lambda text: [text.place_scale] if text.place_scale else [],
        lambda given: _one(given.place_scale, given.scores.get("place_scale", 0.0)),
    ),
    Question("conditions", "f1", lambda text: text.conditions, lambda given: given.conditions),
)


def outcomes(
    question: Question, judged: Iterable[tuple[LabelledText, Classification]]
) -> list[Prediction]:
    """Outcomes of the texts that have an answer to find: all for the scope, else those in it."""
    return [
        Prediction(
            text,
            frozenset(question.truth(text)),
            frozenset(question.answer(given)),
            question.answer(given),
        )
        for text, given in judged
        if question.id == "in_scope" or (text.in_scope and _has_label(question, text))
    ]


def _has_label(question: Question, text: LabelledText) -> bool:
    if question.id == "conditions":
        return text.conditions_labelled
    return question.main != "accuracy" or any(question.truth(text))


def measure(question: Question, found: Sequence[Prediction], seed: int = 1) -> Measured:
    """Precision, recall and F1 over all values, the main measure and its bootstrap interval.

    All 0 where no text is labelled for the question.
    """
    if not found:
        return Measured(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    pairs = [each.pair for each in found]
    precision, recall, f1 = rates(pairs)
    chance = np.random.default_rng(seed)
    picks = chance.integers(0, len(found), size=(DRAWS, len(found)))
    draws = sorted(main_value(question, [pairs[i] for i in row]) for row in picks)
    low, high = draws[int(DRAWS * 0.025)], draws[int(DRAWS * 0.975) - 1]
    return Measured(len(found), precision, recall, f1, main_value(question, pairs), low, high)


def main_value(question: Question, pairs: Sequence[Pair]) -> float:
    """The facet's main measure. Of one true value each, accuracy is the recall."""
    if question.main == "macro_f1":
        return macro_f1(pairs)
    return rates(pairs)[1 if question.main == "accuracy" else 2]


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of the F1 of each value that is true of some text."""
    values = sorted({value for truth, _ in pairs for value in truth})
    scores = [rates([(truth & {v}, answer & {v}) for truth, answer in pairs])[2] for v in values]
    return math.fsum(scores) / len(scores) if scores else 0.0


def rates(pairs: Sequence[Pair]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all values; 0 where nothing was answered or true."""
    right = sum(len(truth & answer) for truth, answer in pairs)
    given = sum(len(answer) for _, answer in pairs)
    true = sum(len(truth) for truth, _ in pairs)
    precision, recall = right / given if given else 0.0, right / true if true else 0.0
    return precision, recall, 2 * right / (given + true) if given + true else 0.0


def confusions(found: Sequence[Prediction], most: int = 8) -> list[tuple[str, str, int]]:
    """What was answered in the place of what, most often first; "" is "cannot tell"."""
    pairs = Counter(
        (", ".join(sorted(each.truth)), ", ".join(sorted(each.answer)))
        for each in found
        if each.truth != each.answer
    )
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(truth, answer, count) for (truth, answer), count in ranked[:most]]


BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def reliability(found: Sequence[Prediction]) -> list[tuple[float, float, int, float, float]]:
    """For each range of scores: its bounds, answers, their mean score and the share right."""
    answers = [(s, value in each.truth) for each in found for value, s in each.scores.items()]
    rows = []
    for low, high in pairwise(BINS):
        inside = [(score, right) for score, right in answers if low <= score < high]
        if inside:
            mean = math.fsum(score for score, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            rows.append((low, min(high, 1.0), len(inside), mean, share))
    return rows
