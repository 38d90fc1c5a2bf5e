"""Phrases that stand for concepts, in each language, and where a text has them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ci_map.gazetteer.folding import fold, is_japanese, is_word_start
from ci_map.packaged import packaged

LANGUAGES = ("en", "fr", "es", "de", "he", "nl", "pt", "ja")
FACETS = (
    "field",
    "actors",
    "roles",
    "domains",
    "scales",
    "conditions",
    "outside",
    "topics",
    "countries",
)
WEAK = "~"
OPEN = "*"
ANY = "any"
"""The key of phrases that are looked for whatever the language of the text."""


class Hit(NamedTuple):
    """A phrase found in a text: `concept` is "facet.name", the span is that of the text.

    A weak phrase only leans towards its concept.
    """

    concept: str
    start: int
    end: int
    weak: bool = False


_hit = partial(tuple.__new__, Hit)
"""Of the four in a tuple, at half the cost of naming them: a page has hundreds."""


class _Phrase(NamedTuple):
    """`starts`, `ends`: whether a word has to start where the phrase does, end where it ends."""

    concept: str
    weak: bool
    starts: bool
    ends: bool


class Lexicon:
    """The phrases of one language (and those of any), found in one pass over a text."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        pairs = [(c, phrase) for c in sorted(phrases) for phrase in sorted(set(phrases[c]))]
        words = [fold(phrase.lstrip(WEAK).strip(OPEN)) for _, phrase in pairs]
        self._phrases = [_phrase(c, p, w) for (c, p), w in zip(pairs, words, strict=True)]
        self._automaton = AhoCorasick(words)

    def find(self, folded: str) -> dict[str, list[Hit]]:
        """The hits of a folded text by concept; of two of one concept at one place, the longer."""
        found: defaultdict[str, list[Hit]] = defaultdict(list)
        phrases, padded = self._phrases, f"{folded} "
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            concept, weak, starts, ends = phrases[number]
            if ends and padded[end].isalnum():
                continue
            if starts and padded[start - 1].isalnum() and not is_word_start(folded, start):
                continue
            found[concept].append(_hit((concept, start, end, weak)))
        return {concept: _apart(found[concept]) for concept in sorted(found)}


def _phrase(concept: str, written: str, word: str) -> _Phrase:
    bare = written.lstrip(WEAK)
    apart = not (is_japanese(word[0]) or is_japanese(word[-1]))
    starts = apart and word[0].isalnum() and not bare.startswith(OPEN)
    ends = apart and word[-1].isalnum() and not bare.endswith(OPEN)
    return _Phrase(concept, written.startswith(WEAK), starts, ends)


def _apart(hits: list[Hit]) -> list[Hit]:
    """The hits of a concept from the left, none that overlaps one before it."""
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    past = 0
    for hit in sorted(hits, key=_leftmost_longest):
        if hit.start >= past:
            kept.append(hit)
            past = hit.end
    return kept


def _leftmost_longest(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language; of one that has none, the phrases of any language."""
    phrases = {
        f"{facet}.{name}": [*by_language.get(ANY, ()), *by_language.get(language, ())]
        for facet in FACETS
        for name, by_language in entries(facet).items()
    }
    return Lexicon(phrases)


@cache
def entries(facet: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The concepts of a facet, each with its phrases by language, as the file has them."""
    content: Mapping[str, Mapping[str, Sequence[str]]] = packaged(
        "ci_map.classify.lexicons", f"{facet}.yaml"
    )
    return content


@cache
def concepts(facet: str) -> tuple[str, ...]:
    """The names of a facet's concepts ("facet.name"), in the order of the file."""
    return tuple(f"{facet}.{name}" for name in entries(facet))
