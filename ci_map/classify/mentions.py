"""Where a text names places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from ci_map.classify.lexicon import LANGUAGES, concepts, entries
from ci_map.gazetteer import Place, is_known, japanese_names, places
from ci_map.gazetteer.folding import HEBREW_PREFIXES

LONGEST = 4
"""Words of the longest name looked for."""
_WORD = re.compile(
    r"(?:Sta?|Ft|Mt)\.|[^\W\d_](?:[^\W\d_]|['’\"״׳](?=[^\W\d_])|\.(?=[A-Z]\.|[a-z]))*"
)
_HEBREW_WORD = re.compile(r"[א-ת][א-ת'\"׳״]*")
_BEFORE = re.compile(
    r"(?:\b(?:in|of|at|from|near|across|for|round|around|throughout|to|im|aus|von|bei|nach|für|a|à|"
    r"au|aux|en|de|du|des|dans|em|no|na|nos|do|da|te|van|uit|rond|für|zu|between|within)|,|·|\|)\s+$",
    re.IGNORECASE,
)
NOT_PLACES = frozenset(
    files("ci_map.classify.lexicons").joinpath("not_places.txt").read_text("utf-8").split()
)
"""Words and names of people that are also names of places."""
LARGE = 200_000
"""Cities from this population on are taken for meant, though their name be also a word."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text and the places that it may mean; `led` tells of a preposition before it."""

    start: int
    end: int
    places: tuple[Place, ...]
    led: bool


def mentions(text: str, folded: str, language: str | None) -> list[Mention]:
    """The names of places in a text, in its order, none inside another."""
    if language == "ja":
        return [_mention(text, folded, start, end) for start, end in _japanese(folded)]
    find = _hebrew if language == "he" else _latin
    return [_mention(text, folded, start, end) for start, end in find(text, folded)]


def _mention(text: str, folded: str, start: int, end: int) -> Mention:
    return Mention(start, end, places(folded[start:end]), bool(_BEFORE.search(text[:start][-12:])))


@cache
def _japanese_automaton() -> AhoCorasick:
    return AhoCorasick(japanese_names(), matchkind=MatchKind.LeftmostLongest)


def _japanese(folded: str) -> Iterator[tuple[int, int]]:
    for _, start, end in _japanese_automaton().find_matches_as_indexes(folded):
        if not _inside_katakana(folded, start, end):
            yield start, end


def _inside_katakana(text: str, start: int, end: int) -> bool:
    """Whether a name in katakana is a piece of a longer word, as ライ is of ライン."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (_is_katakana(text[start]) and _is_katakana(before)) or (
        _is_katakana(text[end - 1]) and _is_katakana(after)
    )


def _is_katakana(letter: str) -> bool:
    return "\u30a1" <= letter <= "\u30fc" and letter != "・"


def _hebrew(text: str, folded: str) -> Iterator[tuple[int, int]]:
    words = [(match.start(), match.end()) for match in _HEBREW_WORD.finditer(folded)]
    past = 0
    for number, (start, _) in enumerate(words):
        if start < past:
            continue
        found = _hebrew_name(folded, words[number : number + LONGEST])
        if found:
            past = found[1]
            yield found
    yield from _latin(text, folded)


def _hebrew_name(folded: str, words: list[tuple[int, int]]) -> tuple[int, int] | None:
    start = words[0][0]
    for _, end in reversed(words):
        for cut in range(3):
            name = folded[start + cut : end]
            if len(name) > 2 and is_known(name) and name not in NOT_PLACES:
                return start + cut, end
            if start + cut >= end or folded[start + cut] not in HEBREW_PREFIXES:
                break
    return None


def _latin(text: str, folded: str) -> Iterator[tuple[int, int]]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    plain = {text[start:end] for start, end in words if text[start].islower()}
    past = 0
    for number, (start, _) in enumerate(words):
        if start >= past and text[start].isupper():
            for _, whole in reversed(words[number : number + LONGEST]):
                end = whole - 2 if folded[start:whole].endswith("'s") else whole
                name = folded[start:end]
                if is_known(name) and _is_meant(name, text[start:end], plain):
                    past = end
                    yield start, end
                    break


def _is_meant(name: str, written: str, plain: set[str]) -> bool:
    """Whether a name of one word is not just that word at the head of a sentence."""
    if " " in name or "-" in name:
        return True
    if len(name) < 3 and not written.isupper():
        return False
    large = any(p.kind in ("country", "region") or p.population > LARGE for p in places(name))
    if name in NOT_PLACES or (not large and (name in plain or name in _ordinary())):
        return False
    return len(name) > 3 or large


@cache
def _ordinary() -> frozenset[str]:
    """Single words of the lexicons: what they mean is known, and it is no place."""
    facets = ("field", "actors", "roles", "domains", "scales", "conditions", "outside")
    return frozenset(
        phrase.strip("*~")
        for facet in facets
        for name in concepts(facet)
        for language in (*LANGUAGES, "any")
        for phrase in entries(facet)[name.partition(".")[2]].get(language, ())
        if " " not in phrase
    )
