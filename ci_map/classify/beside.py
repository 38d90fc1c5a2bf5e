"""Domains beside one another: a second look at each, when the first look has a score of all.

The first look takes each domain by itself. What it found counts for more or less beside what else
the text is about, who speaks and how far they reach: a quarter's plan for schools and housing is
community development too, a network of such quarters much more seldom.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ci_map.classify.amounts import strength
from ci_map.classify.lexicon import concepts
from ci_map.classify.reading import Reading

Scores = Mapping[str, float]


@dataclass(frozen=True)
class FirstLook:
    """Calibrated scores by value, as the models say that take each question by itself."""

    domains: Scores
    roles: Scores
    place_scales: Scores
    place_based: float


OWN = "own."


def features(reading: Reading, first: FirstLook) -> dict[str, float]:
    """What all domains share, and each domain's own score as a margin, which it alone looks at."""
    return {
        **{f"score.{domain}": score for domain, score in first.domains.items()},
        "score.all": sum(first.domains.values()) / 3,
        **{f"role.{role}": score for role, score in first.roles.items()},
        **{f"scale.{scale}": score for scale, score in first.place_scales.items()},
        "place_based": first.place_based,
        **{concept: strength(reading, concept) for concept in concepts("domains")},
        **{f"{OWN}{domain}": _logit(score) for domain, score in first.domains.items()},
    }


def of_domain(domain: str, seen: Mapping[str, float]) -> dict[str, float]:
    """The features that the model of one domain looks at."""
    return {n: v for n, v in seen.items() if not n.startswith(OWN) or n == f"{OWN}{domain}"}


def _logit(score: float) -> float:
    near = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(near / (1 - near))
