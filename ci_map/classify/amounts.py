"""How much a text has of what is looked for, as numbers from 0 to 1."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from ci_map.classify.lexicon import Hit
from ci_map.classify.reading import Reading

LEDE = 250
"""Characters at the head of a page, where it says what it is."""


def strength(reading: Reading, concept: str) -> float:
    """How strongly a text has a concept: 0 not at all, near 1 for many hits."""
    hits = reading.of(concept)
    return saturated(weight(reading, hits)) if hits else 0.0


def weight(reading: Reading, hits: Sequence[Hit]) -> float:
    """Hits counted, those of the lede one and a half times, fewer for the longer text."""
    in_lede = bisect_left(hits, LEDE, key=attrgetter("start"))
    return (len(hits) + in_lede / 2) * reading.brevity


def saturated(amount: float) -> float:
    """From 0 upwards to 1: half of the rest with every 1.4."""
    return float(1.0 - 0.6**amount)
