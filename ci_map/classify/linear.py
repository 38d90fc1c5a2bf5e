"""Linear models as readable tables of weights, and their calibrated scores."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Linear:
    """Weights by label and feature; scores are a softmax, or one sigmoid for a single label.

    `slope` and `shift` are Platt's (a temperature where there are many labels), fitted on
    texts that the weights had not seen.
    """

    labels: tuple[str, ...]
    weights: Mapping[str, Mapping[str, float]]
    bias: Mapping[str, float]
    slope: float = 1.0
    shift: float = 0.0

    def margins(self, features: Mapping[str, float]) -> dict[str, float]:
        """The weighted sum of each label, before calibration."""
        totals = {label: self.bias[label] for label in self.labels}
        weights = self._by_feature
        for name, value in features.items():
            for label, weight in weights.get(name, ()):
                totals[label] += weight * value
        return totals

    @cached_property
    def _by_feature(self) -> dict[str, list[tuple[str, float]]]:
        found: dict[str, list[tuple[str, float]]] = {}
        for label in self.labels:
            for name, weight in self.weights[label].items():
                found.setdefault(name, []).append((label, weight))
        return found

    def yes(self, features: Mapping[str, float], besides: float) -> float:
        """The calibrated probability of a model with one label, a margin from elsewhere added."""
        (label,) = self.labels
        margin, weights = self.bias[label], self.weights[label]
        for name, value in features.items():
            margin += weights.get(name, 0.0) * value
        return sigmoid(self.slope * (margin + besides) + self.shift)

    def calibrated(self, margins: Mapping[str, float]) -> dict[str, float]:
        """Probabilities of margins: of several labels they add up to 1, of one it is its own."""
        if len(self.labels) == 1:
            return {label: sigmoid(self.slope * m + self.shift) for label, m in margins.items()}
        return softmax({label: self.slope * margin for label, margin in margins.items()})

    def speaking(
        self, label: str, features: Mapping[str, float], least: float, *, against: bool
    ) -> list[str]:
        """The features that add more than `least` to a label, the strongest first.

        What they add to all labels does not count. With `against` those that take it away.
        """
        weights, sign = self._beyond_mean[label], -1.0 if against else 1.0
        found = []
        for name, value in features.items():
            amount = weights.get(name, 0.0) * value
            if amount * sign > least:
                found.append((-amount, name))
        return [name for _, name in sorted(found, reverse=against)]

    @cached_property
    def _beyond_mean(self) -> dict[str, dict[str, float]]:
        if len(self.labels) == 1:
            return {label: dict(row) for label, row in self.weights.items()}
        names = {name for row in self.weights.values() for name in row}
        mean = {
            n: sum(row.get(n, 0.0) for row in self.weights.values()) / len(self.labels)
            for n in names
        }
        return {
            label: {n: row.get(n, 0.0) - mean[n] for n in names}
            for label, row in self.weights.items()
        }

    def as_json(self) -> dict[str, Any]:
        """What `from_json` reads."""
        return {
            "labels": list(self.labels),
            "slope": round(self.slope, 4),
            "shift": round(self.shift, 4),
            "bias": {label: round(value, 4) for label, value in self.bias.items()},
            "weights": {
                label: {name: round(value, 4) for name, value in sorted(row.items()) if value}
                for label, row in self.weights.items()
            },
        }


class Together:
    """Models that look at the same features, so that all are weighed at once."""

    def __init__(self, models: Mapping[str, Linear]) -> None:
        columns = [(facet, label) for facet, model in models.items() for label in model.labels]
        names = {n for model in models.values() for row in model.weights.values() for n in row}
        self._columns = columns
        self._numbers = {name: number for number, name in enumerate(sorted(names))}
        self._bias = np.array([models[facet].bias[label] for facet, label in columns])
        self._weights = np.zeros((len(names), len(columns)))
        for column, (facet, label) in enumerate(columns):
            for name, weight in models[facet].weights[label].items():
                self._weights[self._numbers[name], column] = weight

    def margins(self, features: Mapping[str, float]) -> dict[str, dict[str, float]]:
        """Weighted sums by facet and label; features that no model knows count nothing."""
        known = [name for name in features if name in self._numbers]
        weights = self._weights[[self._numbers[name] for name in known]]
        values = np.array([features[name] for name in known])
        return by_facet(self._columns, self._bias + values @ weights)


def by_facet(columns: Sequence[tuple[str, str]], values: Array) -> dict[str, dict[str, float]]:
    """A row of a table whose columns are facets and their labels."""
    found: dict[str, dict[str, float]] = {}
    for (facet, label), value in zip(columns, values.tolist(), strict=True):
        found.setdefault(facet, {})[label] = value
    return found


def added(margins: Mapping[str, float], besides: Mapping[str, float] | None) -> dict[str, float]:
    """The sums of two kinds of margins by label."""
    return {label: m + (besides or {}).get(label, 0.0) for label, m in margins.items()}


def from_json(content: Mapping[str, Any]) -> Linear:
    """A model as model.json has it; raises KeyError where a part is missing."""
    return Linear(
        tuple(content["labels"]),
        content["weights"],
        content["bias"],
        content["slope"],
        content["shift"],
    )


def sigmoid(value: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, value))))


def softmax(values: Mapping[str, float]) -> dict[str, float]:
    """Probabilities from margins."""
    top = max(values.values())
    powers = {label: math.exp(value - top) for label, value in values.items()}
    total = math.fsum(powers.values())
    return {label: power / total for label, power in powers.items()}


def best(scores: Mapping[str, float]) -> tuple[str, float]:
    """The label with the highest score; of equals, the first by name."""
    return min(scores.items(), key=lambda item: (-item[1], item[0]))
