"""Trains the models from the labelled texts, and writes them as tables of weights.

    python -m ci_map.classify.train data/labelled

Needs scikit-learn (a development dependency); classifying does not.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from ci_map.classify.facets import FACETS, Example, Facet, example
from ci_map.classify.judge import OF_TRAINING_PART, SHIPPED, WORDS, Models
from ci_map.classify.labelled import (
    CHECK_FILE,
    TRAINING_FILES,
    WRITERS,
    LabelledText,
    read_labelled,
)
from ci_map.classify.linear import Linear, added
from ci_map.classify.reading import read
from ci_map.classify.train_words import fit_words

FOLDS = 5
ALL_FILES = (*TRAINING_FILES, CHECK_FILE)
Array = NDArray[np.float64]
Margins = dict[str, dict[str, float]]
OfWords = Mapping[str, Mapping[str, float]]
Unseen = tuple[Example, Margins]
"""A text with the margins by value and label of a model that did not see it."""


def main(arguments: Sequence[str]) -> None:
    """Write the model of all texts, and that of the training part for `ci-map evaluate`."""
    folder = Path(arguments[0] if arguments else "data/labelled")
    split, whole = load(folder), load(folder, [CHECK_FILE])
    write(train_all([*split, *whole]), SHIPPED)
    write(train_all([each for each in split if each.text.part == "train"]), OF_TRAINING_PART)


def load(folder: Path, files: Sequence[str] = TRAINING_FILES) -> list[Example]:
    """The labelled texts of a folder with their features."""
    return examples_of(read_labelled([folder / name for name in files]))


def examples_of(texts: Iterable[LabelledText]) -> list[Example]:
    """Features of labelled texts."""
    return [example(text, read(text.text, text.url)) for text in texts]


def train_all(examples: Sequence[Example]) -> Models:
    """A calibrated model for each facet, and the words.

    On one thread: more of them add up in another order, and wait for one another.
    """
    with threadpool_limits(1):
        besides = words_out_of_fold(examples)
        return Models({f.id: train(f, examples, besides) for f in FACETS}, fit_words(examples))


def words_out_of_fold(examples: Sequence[Example]) -> Mapping[str, OfWords]:
    """By text what weights of words say that did not see its fold."""
    return {
        each.text.id: words.margins(each.reading.terms)
        for learnt, held in _folds(examples)
        for words in [fit_words(learnt)]
        for each in held
    }


def _folds(examples: Sequence[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """The examples of the other folds, and those of the fold."""
    for fold in range(FOLDS):
        yield (
            [each for each in examples if _fold(each) != fold],
            [each for each in examples if _fold(each) == fold],
        )


def _fold(each: Example) -> int:
    """By author: how sure an answer is has to hold for writers who are not known yet."""
    return WRITERS.index(each.text.writer) % FOLDS


def train(facet: Facet, examples: Sequence[Example], besides: Mapping[str, OfWords]) -> Linear:
    """A model, calibrated on margins of folds that it had not seen, those of words beside them."""
    fitting = [each for each in examples if facet.applies(each.text)]
    unseen = [
        (each, margins(facet, model, each, besides[each.text.id]))
        for learnt, held in _folds(fitting)
        for model in [fit(facet, learnt)]
        for each in held
    ]
    return calibrated(facet, fit(facet, fitting), unseen)


def margins(facet: Facet, model: Linear, each: Example, besides: OfWords) -> Margins:
    """Margins by value and label."""
    return {
        value: added(model.margins(row), facet.besides(besides, value))
        for value, row in each.rows[facet.id].items()
    }


def fit(facet: Facet, examples: Sequence[Example]) -> Linear:
    """Logistic regression with a quadratic penalty; the same input gives the same weights."""
    rows = [row for each in examples for row in each.rows[facet.id].values()]
    truth = [label for each in examples for label in _labels(facet, each)]
    return fit_rows(rows, truth, facet.strength, balanced=facet.balanced)


def _labels(facet: Facet, each: Example) -> list[str]:
    true = facet.truth(each.text)
    if facet.form == "single":
        return [next(iter(true), "none")]
    if facet.form == "binary":
        return ["yes" if true else "no"]
    return ["yes" if value in true else "no" for value in each.rows[facet.id]]


def fit_rows(
    rows: Sequence[Mapping[str, float]],
    truth: Sequence[str],
    strength: float,
    *,
    balanced: bool = False,
) -> Linear:
    """A model of named features; a yes-or-no question has the one label "yes"."""
    vectorizer = DictVectorizer(sparse=True)
    matrix = vectorizer.fit_transform(rows)
    weights = "balanced" if balanced else None
    learner = LogisticRegression(C=strength, max_iter=2000, tol=1e-6, class_weight=weights)
    learner.fit(matrix, np.asarray(truth))
    names: list[str] = list(vectorizer.get_feature_names_out())
    labels: list[str] = [str(label) for label in learner.classes_]
    if len(labels) == 2:
        labels = labels[1:]
    return Linear(
        tuple(labels),
        {label: _row(names, learner.coef_[i]) for i, label in enumerate(labels)},
        {label: float(learner.intercept_[i]) for i, label in enumerate(labels)},
    )


def _row(names: Sequence[str], weights: Array) -> dict[str, float]:
    return {name: float(w) for name, w in zip(names, weights, strict=True) if abs(w) > 5e-4}


def calibrated(facet: Facet, model: Linear, unseen: Sequence[Unseen]) -> Linear:
    """Platt's slope and shift; where one of many labels is true, only a slope.

    Values that share their weights have a shift each, as a part of the weight of being that value.
    """
    if facet.form == "single":
        return replace(model, slope=_temperature(facet, unseen))
    weights = dict(model.weights["yes"])
    names = [name for name in weights if name.startswith("is_")]
    slope, shift, shifts = _platt(facet, unseen, names)
    for name, further in shifts.items():
        weights[name] += further / slope
    return replace(model, weights={"yes": weights}, slope=slope, shift=shift)


def _platt(
    facet: Facet, unseen: Sequence[Unseen], names: Sequence[str]
) -> tuple[float, float, dict[str, float]]:
    """Slope, shift, and the further shift of each value that is named."""
    rows = [
        [margin["yes"], *(float(name == f"is_{value}") for name in names)]
        for _, values in unseen
        for value, margin in values.items()
    ]
    learner = LogisticRegression(C=100.0, max_iter=1000)
    learner.fit(np.asarray(rows), [label for each, _ in unseen for label in _labels(facet, each)])
    slope, *shifts = map(float, learner.coef_[0])
    return slope, float(learner.intercept_[0]), dict(zip(names, shifts, strict=True))


def _temperature(facet: Facet, unseen: Sequence[Unseen]) -> float:
    slopes = [0.4 + 0.05 * step for step in range(40)]
    return min(slopes, key=lambda slope: _surprise(facet, unseen, slope))


def _surprise(facet: Facet, unseen: Sequence[Unseen], slope: float) -> float:
    total = 0.0
    for each, values in unseen:
        scaled = Linear(tuple(values[""]), {}, {}, slope)
        powers = np.exp([slope * m - max(values[""].values()) * slope for m in values[""].values()])
        label = _labels(facet, each)[0]
        share = powers[list(scaled.labels).index(label)] if label in scaled.labels else 1e-6
        total -= float(np.log(max(share / powers.sum(), 1e-9)))
    return total


def write(models: Models, name: str) -> None:
    """Two files in this package, a weight or a word a line: what changed shows in a diff."""
    content: dict[str, Any] = {facet: each.as_json() for facet, each in models.concepts.items()}
    folder = Path(__file__).parent
    text = json.dumps(content, indent=1, ensure_ascii=False) + "\n"
    folder.joinpath(name).write_text(text, encoding="utf-8")
    folder.joinpath(WORDS[name]).write_text(models.words.as_text(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
