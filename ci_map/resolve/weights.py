"""weights.yaml as numbers: the calibration of the score."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ci_map.packaged import packaged


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits by section and observation; `merge` and `ask` are probabilities."""

    prior_within_list: float
    overlap: Mapping[str, float]
    name: Mapping[str, float]
    home: Mapping[str, float]
    place: Mapping[str, float]
    facts: Mapping[str, float]
    decide: Mapping[str, float]


@cache
def weights() -> Weights:
    """The calibration, read once."""
    return Weights(**packaged("ci_map.resolve", "weights.yaml"))
