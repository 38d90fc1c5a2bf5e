"""Features of the values of facets that share their weights: domains and conditions."""

from collections.abc import Mapping, Sequence

from ci_map.classify.amounts import LEDE, saturated
from ci_map.classify.lexicon import concepts
from ci_map.classify.reading import Reading


def pooled(reading: Reading, facet: str) -> dict[str, dict[str, float]]:
    """For facets with many values that share what matters: each value's features.

    How strong a value's own words are, alone and beside those of the other values.
    """
    partners = _partner_starts(reading) if facet == "domains" else frozenset()
    weights = {concept: _topic_weight(reading, concept, partners) for concept in concepts(facet)}
    total = sum(weights.values()) or 1.0
    ranked = sorted(weights, key=lambda concept: -weights[concept])
    return {
        concept.partition(".")[2]: _pooled_value(reading, concept, weights, total, ranked)
        for concept in concepts(facet)
    }


def _partner_starts(reading: Reading) -> frozenset[int]:
    return frozenset(hit.start for kind in concepts("actors") for hit in reading.of(kind))


AS_WEAK = 0.4
AS_PARTNER = 0.4
"""What a word counts for a domain where it names a partner: schools at the table are not yet
work on education."""


def _topic_weight(reading: Reading, concept: str, starts: frozenset[int]) -> float:
    hits = reading.of(concept)
    amounts = [
        (1.5 if hit.start < LEDE else 1.0)
        * (AS_PARTNER if hit.start in starts else 1.0)
        * (AS_WEAK if hit.weak else 1.0)
        for hit in hits
    ]
    return sum(amounts) * reading.brevity


def _pooled_value(
    reading: Reading,
    concept: str,
    weights: Mapping[str, float],
    total: float,
    ranked: Sequence[str],
) -> dict[str, float]:
    hits, name = reading.of(concept), concept.partition(".")[2]
    if not hits:
        return {f"is_{name}": 1.0, "none": 1.0}
    words = {reading.folded[hit.start : hit.end] for hit in hits}
    rank = ranked.index(concept)
    return {
        f"is_{name}": 1.0,
        f"strength_{name}": saturated(weights[concept]),
        "strength": saturated(weights[concept]),
        "share": weights[concept] / total,
        "lede": saturated(sum(hit.start < LEDE for hit in hits if not hit.weak)),
        "title": float(any(hit.start < 80 for hit in hits if not hit.weak)),
        "strong": saturated(sum(not hit.weak for hit in hits)),
        "words": saturated(len(words) - 1),
        "first": float(rank == 0),
        "second": float(rank == 1),
        "behind": 1.0 - weights[concept] / weights[ranked[0]],
    }
