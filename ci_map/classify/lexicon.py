"""Phrases that stand for concepts, in each language, and where a text has them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick

from ci_map.gazetteer.folding import fold, is_japanese, is_word_end, is_word_start

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
LATIN = "\u2fff"
"""Letters up to here are not Japanese."""
WEAK = "~"
ANY = "any"
"""The key of phrases that are looked for whatever the language of the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: `concept` is "facet.name", the span is that of the text.

    A weak phrase only leans towards its concept.
    """

    concept: str
    start: int
    end: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    concept: str
    open_start: bool
    open_end: bool
    weak: bool


class Lexicon:
    """The phrases of one language (and those of any), found in one pass over a text."""

    def __init__(self, phrases: Mapping[str, Sequence[str]]) -> None:
        pairs = [(c, phrase) for c in sorted(phrases) for phrase in sorted(set(phrases[c]))]
        self._phrases = [
            _Phrase(c, p.lstrip(WEAK).startswith("*"), p.endswith("*"), p.startswith(WEAK))
            for c, p in pairs
        ]
        words = [fold(phrase.lstrip(WEAK).strip("*")) for _, phrase in pairs]
        self._automaton = AhoCorasick(words)

    def find(self, folded: str) -> list[Hit]:
        """Where a folded text has the phrases; of two of one concept at one place, the longer."""
        hits = sorted(self._matches(folded), key=lambda hit: (hit.concept, hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in hits:
            last = kept[-1] if kept else None
            if last is None or last.concept != hit.concept or last.end <= hit.start:
                kept.append(hit)
        return kept

    def _matches(self, folded: str) -> Iterator[Hit]:
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        phrases = self._phrases
        for number, start, end in found:
            phrase = phrases[number]
            if _fits(folded, start, end, phrase):
                yield Hit(phrase.concept, start, end, phrase.weak)


def _fits(text: str, start: int, end: int, phrase: _Phrase) -> bool:
    first, last = text[start], text[end - 1]
    if max(first, last) > LATIN and (is_japanese(first) or is_japanese(last)):
        return True
    if not (phrase.open_end or not last.isalnum() or is_word_end(text, end)):
        return False
    return phrase.open_start or not first.isalnum() or is_word_start(text, start)


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
    text = files("ci_map.classify.lexicons").joinpath(f"{facet}.yaml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Mapping[str, Sequence[str]]] = yaml.load(text, Loader=loader)  # noqa: S506
    return content


@cache
def concepts(facet: str) -> tuple[str, ...]:
    """The names of a facet's concepts ("facet.name"), in the order of the file."""
    return tuple(f"{facet}.{name}" for name in entries(facet))
