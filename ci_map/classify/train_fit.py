"""Fits a linear model. Needs scikit-learn (a development dependency)."""

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from ci_map.classify.facets import Example, Facet
from ci_map.classify.linear import Array, Linear


def fit(facet: Facet, examples: Sequence[Example]) -> Linear:
    """Logistic regression with a quadratic penalty; the same input gives the same weights."""
    rows = [row for each in examples for row in each.rows[facet.id].values()]
    truth = [label for each in examples for label in labels(facet, each)]
    return fit_rows(rows, truth, facet.strength, balanced=facet.balanced)


def labels(facet: Facet, each: Example) -> list[str]:
    """What is true of a text: one label, or yes or no for each of its values."""
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
    said: list[str] = [str(label) for label in learner.classes_]
    if len(said) == 2:
        said = said[1:]
    return Linear(
        tuple(said),
        {label: _row(names, learner.coef_[i]) for i, label in enumerate(said)},
        {label: float(learner.intercept_[i]) for i, label in enumerate(said)},
    )


def _row(names: Sequence[str], weights: Array) -> dict[str, float]:
    return {name: float(w) for name, w in zip(names, weights, strict=True) if abs(w) > 5e-4}
