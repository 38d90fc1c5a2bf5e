"""From an answer back to the words that fed it."""

from collections.abc import Iterator, Mapping, Sequence

from ci_map.classify.answer import Evidence
from ci_map.classify.lexicon import Hit, concepts
from ci_map.classify.linear import Linear
from ci_map.classify.reading import Reading
from ci_map.classify.words import Column, Span, Words

MOST = 3
"""Quotes for one answer."""
LEAST = 0.02
"""What a feature must add to an answer to be quoted for it."""
LOOKED_AT = 12
"""Words and pairs among which those are sought that do not overlap."""
_GATHERED = {"actors": "actors", "sum.field": "field", "sum.conditions": "conditions",
             "sum.outside": "outside", "sum.goals": "field", "sum.domains": "domains"}  # fmt: skip


def of_model(
    reading: Reading, model: Linear, label: str, features: Mapping[str, float], *, against: bool
) -> list[tuple[Span, str]]:
    """The spans behind the features that speak most for a label (or against it), with the rule."""
    found: list[tuple[Span, str]] = []
    for name in model.speaking(label, features, LEAST, against=against):
        span = next((span for span in _spans(reading, name) if not _within(span, found)), None)
        if span:
            found.append((span, name))
        if len(found) == MOST:
            break
    return found


def _spans(reading: Reading, feature: str) -> Iterator[Span]:
    if feature.startswith("place."):
        for mention in reading.mentions:
            yield mention.start, mention.end
    for hit in _hits(reading, feature):
        yield hit.start, hit.end


def _hits(reading: Reading, feature: str) -> Sequence[Hit]:
    facet = _GATHERED.get(feature) or _GATHERED.get(feature.partition(".")[0])
    if facet is None:
        return reading.of(feature)
    return [hit for concept in concepts(facet) for hit in reading.of(concept)[:1]]


def _within(span: Span, found: Sequence[tuple[Span, str]]) -> bool:
    return any(start <= span[0] and span[1] <= end for (start, end), _ in found)


def of_concept(reading: Reading, concept: str) -> list[tuple[Span, str]]:
    """The first hits of a concept, each phrase once."""
    hits: dict[str, Hit] = {}
    for hit in reading.of(concept):
        hits.setdefault(reading.folded[hit.start : hit.end], hit)
    return [((hit.start, hit.end), concept) for hit in list(hits.values())[:MOST]]


def of_words(reading: Reading, words: Words, column: Column) -> list[tuple[Span, str]]:
    """The words that speak most for a facet's label, where no concept does."""
    found: list[tuple[Span, str]] = []
    for number in words.speaking(column, reading.terms, LOOKED_AT):
        span = reading.places[number]
        if not _overlaps(span, found):
            found.append((span, f"words.{reading.terms[number]}"))
    return found[:MOST]


def _overlaps(span: Span, found: Sequence[tuple[Span, str]]) -> bool:
    return any(start < span[1] and span[0] < end for (start, end), _ in found)


def quotes(
    reading: Reading, field: str, value: str, found: Sequence[tuple[Span, str]]
) -> Iterator[Evidence]:
    """Evidence of spans; spans of nothing but blanks are left out."""
    for (start, end), rule in found[:MOST]:
        quote = reading.text[start:end]
        if quote.strip():
            yield Evidence(field, value, quote, start, end, rule)


def phrases(reading: Reading, facet: str) -> Iterator[Evidence]:
    """Every phrase of a facet's values that a text has, whether or not it makes an answer."""
    for concept in concepts(facet):
        value = concept.partition(".")[2]
        yield from quotes(reading, facet, value, of_concept(reading, concept))
