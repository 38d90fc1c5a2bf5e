"""How well the classifier does on labelled texts that its weights have not seen."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ci_map.atomic import write_text
from ci_map.classify.answer import Classification
from ci_map.classify.judge import judge
from ci_map.classify.labelled import CHECK_FILE, TRAINING_FILES, LabelledText, read_labelled
from ci_map.classify.models import OF_TRAINING_PART, models
from ci_map.classify.outcomes import (
    QUESTIONS,
    Measured,
    Prediction,
    Question,
    confusions,
    main_value,
    measure,
    outcomes,
    reliability,
)
from ci_map.classify.reading import read
from ci_map.errors import WrongUse
from ci_map.from_json import parsed

FILES = {"test": TRAINING_FILES, "check": (CHECK_FILE,)}
"""The parts that may be evaluated: a third of the training files, and texts of another style."""
SMALLEST_GROUP = 5
Judged = list[tuple[LabelledText, Classification]]


@dataclass(frozen=True)
class Group:
    """The main measure of a facet for the texts of one language, country or author."""

    facet: str
    by: str
    group: str
    texts: int
    value: float


@dataclass(frozen=True)
class Evaluation:
    """All that `ci-map evaluate` prints."""

    part: str
    facets: Mapping[str, Measured]
    groups: Sequence[Group]
    confusions: Mapping[str, list[tuple[str, str, int]]]
    reliability: Mapping[str, list[tuple[float, float, int, float, float]]]
    languages_right: float

    def worst(self, most: int = 8) -> list[Group]:
        """The groups with the lowest values, those of few texts left out."""
        large = [group for group in self.groups if group.texts >= SMALLEST_GROUP]
        return sorted(large, key=lambda group: (group.value, group.facet, group.group))[:most]

    def as_json(self) -> dict[str, Any]:
        """The whole evaluation, as `ci-map evaluate --json` prints it."""
        return {
            "part": self.part,
            "facets": {
                question.id: {"main": question.main, **asdict(self.facets[question.id])}
                for question in QUESTIONS
            },
            "language_accuracy": self.languages_right,
            "groups": [asdict(group) for group in self.groups],
            "worst": [asdict(group) for group in self.worst()],
            "confusions": self.confusions,
            "reliability": self.reliability,
        }


def evaluate(folder: Path, part: str = "test", weights: str = OF_TRAINING_PART) -> Evaluation:
    """Judge the labelled texts of a part with weights that have not seen them."""
    texts = read_labelled([folder / name for name in FILES[part]])
    return of_judged(part, judged([t for t in texts if part != "test" or t.part == part], weights))


def judged(texts: Sequence[LabelledText], weights: str) -> Judged:
    """Every text with its answers."""
    return [(t, judge(read(t.text, t.url), t.url, models(weights))) for t in texts]


def of_judged(part: str, answers: Judged) -> Evaluation:
    """The measures of answers that are there already, of a part or of those left out."""
    found = {question.id: outcomes(question, answers) for question in QUESTIONS}
    return Evaluation(
        part,
        {question.id: measure(question, found[question.id]) for question in QUESTIONS},
        [group for question in QUESTIONS for group in _groups(question, found[question.id])],
        {name: confusions(found[name]) for name in ("role", "domains", "country", "place_scale")},
        {name: reliability(found[name]) for name in found if name != "conditions"},
        sum(text.lang == given.lang for text, given in answers) / len(answers),
    )


def _groups(question: Question, found: Sequence[Prediction]) -> list[Group]:
    by: dict[str, Callable[[LabelledText], str | None]] = {
        "language": lambda text: text.lang,
        "country": lambda text: text.country,
        "author": lambda text: text.author,
    }
    groups = []
    for name, of in by.items():
        keys = sorted({key for outcome in found if (key := of(outcome.text))})
        for key in keys:
            inside = [outcome.pair for outcome in found if of(outcome.text) == key]
            groups.append(Group(question.id, name, key, len(inside), main_value(question, inside)))
    return groups


MARGINS = {
    "in_scope": 0.015,
    "role": 0.03,
    "functions": 0.02,
    "domains": 0.02,
    "country": 0.02,
    "place_based": 0.02,
    "place_scale": 0.03,
    "conditions": 0.03,
}
"""How far each facet may fall before the tests fail: about half of its 95 % interval."""


class BaselineDamaged(WrongUse, ValueError):
    """The values that were kept are not there any more as they were."""


def fallen(evaluation: Evaluation, baseline: Mapping[str, float]) -> list[str]:
    """The facets that are worse than the baseline by more than their margin, in words."""
    return [
        f"{name}: {evaluation.facets[name].value:.3f}, was {value:.3f} (margin {MARGINS[name]})"
        for name, value in baseline.items()
        if evaluation.facets[name].value < value - MARGINS[name]
    ]


def read_baseline(path: Path) -> dict[str, float]:
    """The main measures that were reached once, by facet. Raises BaselineDamaged."""
    try:
        values: dict[str, float] = parsed(path.read_text(encoding="utf-8"))
        if not all(name in MARGINS and value <= 1 for name, value in values.items()):
            raise ValueError(f"allowed: {', '.join(MARGINS)}, with values up to 1")
    except (ValueError, TypeError, AttributeError) as error:
        advice = "keep the values of now in its place: ci-map evaluate --keep"
        raise BaselineDamaged(f"{path} is damaged ({error}); {advice}") from error
    return values


def write_baseline(evaluation: Evaluation, path: Path) -> None:
    """Keep the main measures as the baseline."""
    values = {name: round(measured.value, 4) for name, measured in evaluation.facets.items()}
    write_text(path, json.dumps(values, indent=1) + "\n")
