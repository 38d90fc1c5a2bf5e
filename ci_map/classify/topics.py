"""Features of the values of facets that share their weights: domains and conditions."""

from collections.abc import Mapping

from ci_map.classify.amounts import LEDE, saturated
from ci_map.classify.lexicon import concepts
from ci_map.classify.reading import Reading


def pooled(reading: Reading, facet: str) -> dict[str, dict[str, float]]:
    """For facets with many values that share what matters: each value's features.

    How strong a value's own words are, alone and beside those of the other values.
    """
    partners = _partner_starts(reading) if facet == "domains" else frozenset()
    weights = {c: _weight(reading, c, partners) for c in concepts(facet) if reading.of(c)}
    beside = _beside(weights)
    rows = {}
    for concept in concepts(facet):
        name = concept.partition(".")[2]
        rows[name] = {f"is_{name}": 1.0}
        if concept in weights:
            strong = saturated(weights[concept])
            rows[name] |= {f"strength_{name}": strong, "strength": strong}
            rows[name] |= _own(reading, concept) | beside[concept]
        else:
            rows[name]["none"] = 1.0
    return rows


def _beside(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """How each value of a facet stands beside the others."""
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda concept: -weights[concept])
    return {
        concept: {
            "share": weights[concept] / total,
            "first": float(rank == 0),
            "second": float(rank == 1),
            "behind": 1.0 - weights[concept] / weights[ranked[0]],
        }
        for rank, concept in enumerate(ranked)
    }


def _own(reading: Reading, concept: str) -> dict[str, float]:
    """How the words of a value are spread over a text."""
    hits = reading.of(concept)
    strong = [hit for hit in hits if not hit.weak]
    words = {reading.folded[hit.start : hit.end] for hit in hits}
    return {
        "lede": saturated(sum(hit.start < LEDE for hit in strong)),
        "title": float(any(hit.start < TITLE for hit in strong)),
        "strong": saturated(len(strong)),
        "words": saturated(len(words) - 1),
    }


TITLE = 80
"""Characters in which a page gives its name."""


def _partner_starts(reading: Reading) -> frozenset[int]:
    return frozenset(hit.start for kind in concepts("actors") for hit in reading.of(kind))


AS_WEAK = 0.4
AS_PARTNER = 0.4
"""What a word counts for a domain where it names a partner: schools at the table are not yet
work on education."""


def _weight(reading: Reading, concept: str, starts: frozenset[int]) -> float:
    hits = reading.of(concept)
    amounts = [
        (1.5 if hit.start < LEDE else 1.0)
        * (AS_PARTNER if hit.start in starts else 1.0)
        * (AS_WEAK if hit.weak else 1.0)
        for hit in hits
    ]
    return sum(amounts) * reading.brevity
