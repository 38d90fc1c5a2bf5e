"""Makes the scores of a fitted model true. Needs scikit-learn (a development dependency)."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from ci_map.classify.facets import Example, Facet
from ci_map.classify.linear import Linear
from ci_map.classify.train_fit import labels

Margins = dict[str, dict[str, float]]
"""By value and label."""
Unseen = tuple[Example, Margins]
"""A text with the margins of a model that did not see it."""


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
    learner.fit(np.asarray(rows), [label for each, _ in unseen for label in labels(facet, each)])
    slope, *shifts = map(float, learner.coef_[0])
    return slope, float(learner.intercept_[0]), dict(zip(names, shifts, strict=True))


def _temperature(facet: Facet, unseen: Sequence[Unseen]) -> float:
    slopes = [0.4 + 0.05 * step for step in range(40)]
    return min(slopes, key=lambda slope: _surprise(facet, unseen, slope))


def _surprise(facet: Facet, unseen: Sequence[Unseen], slope: float) -> float:
    total = 0.0
    for each, values in unseen:
        margins, label = values[""], labels(facet, each)[0]
        powers = np.exp([slope * m - max(margins.values()) * slope for m in margins.values()])
        share = powers[list(margins).index(label)] if label in margins else 1e-6
        total -= float(np.log(max(share / powers.sum(), 1e-9)))
    return total
