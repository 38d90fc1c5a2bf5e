"""Linear models as readable tables of weights, and their calibrated scores."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any


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

    def scores(
        self, features: Mapping[str, float], besides: Mapping[str, float] | None = None
    ) -> dict[str, float]:
        """Calibrated probabilities of the labels; `besides` are margins from elsewhere."""
        margins = added(self.margins(features), besides)
        if len(self.labels) == 1:
            return {label: sigmoid(self.slope * m + self.shift) for label, m in margins.items()}
        return softmax({label: self.slope * margin for label, margin in margins.items()})

    def contributions(self, label: str, features: Mapping[str, float]) -> list[tuple[str, float]]:
        """What each feature adds to a label beyond what it adds to the others, largest first."""
        weights = self._beyond_mean[label]
        parts = [
            (name, weights[name] * value) for name, value in features.items() if name in weights
        ]
        return sorted(parts, key=lambda part: (-part[1], part[0]))

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


def added(margins: Mapping[str, float], besides: Mapping[str, float] | None) -> dict[str, float]:
    """The sums of two kinds of margins by label."""
    return {label: m + (besides or {}).get(label, 0.0) for label, m in margins.items()}


def from_json(content: Mapping[str, Any]) -> Linear:
    """A model from its file."""
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


def mean(values: Sequence[float]) -> float:
    """0 of nothing."""
    return math.fsum(values) / len(values) if values else 0.0
