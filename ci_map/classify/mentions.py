"""Where a text names places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, islice

from ahocorasick_rs import AhoCorasick, MatchKind

from ci_map.classify.lexicon import LANGUAGES, concepts, entries
from ci_map.gazetteer import HEAD, Place, is_known, japanese_names, longest_names, places
from ci_map.gazetteer.folding import HEBREW_PREFIXES

LONGEST = 4
"""Words of the longest name looked for."""
_WORD = re.compile(
    r"(?:Sta?|Ft|Mt)\.|[^\W\d_](?:[^\W\d_]|['’\"״׳](?=[^\W\d_])|\.(?=[A-Z]\.|[a-z]))*"
)
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x10000))))
_CAPITAL = re.compile(
    rf"[{_CAPITALS}](?<![^\W\d_].)(?<![^\W\d_]['’\"״׳].)(?!(?<=[^\W\d_]\.[A-Z])\.)[^\W\d_]*"
)
"""Letters from a capital on that begins a word: after no letter, nor after one and an apostrophe,
as in d'Évry, nor within U.S."""
_HEBREW_WORD = re.compile(r"[א-ת][א-ת'\"׳״]*")
_TOKEN = re.compile(r"\w+|\W")
_PREPOSITIONS = frozenset((
    "in", "of", "at", "from", "near", "across", "for", "round", "around", "throughout", "to",
    "between", "within", "im", "aus", "von", "bei", "nach", "für", "zu", "a", "à", "au", "aux",
    "en", "de", "du", "des", "dans", "em", "no", "na", "nos", "do", "da", "te", "van", "uit",
    "rond",
))  # fmt: skip
"""What stands before a name where it is a place's."""
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
        spans = _japanese(folded)
    elif language == "he":
        spans = chain(_hebrew(folded), _latin(text, folded))
    else:
        spans = _latin(text, folded)
    return [
        Mention(start, end, places(folded[start:end]), _is_led(text[max(0, start - 12) : start]))
        for start, end in spans
    ]


def _is_led(before: str) -> bool:
    """Whether a piece of text ends with a preposition, or a sign that parts names, and a blank."""
    if not before[-1:].isspace() or before.isspace():
        return False
    last = before.rsplit(maxsplit=1)[-1].lower()
    return last[-1] in ",·|" or last in _PREPOSITIONS or _TOKEN.findall(last)[-1] in _PREPOSITIONS


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


def _hebrew(folded: str) -> Iterator[tuple[int, int]]:
    words = [match.span() for match in _HEBREW_WORD.finditer(folded)]
    past = 0
    for number, (start, _) in enumerate(words):
        if start < past:
            continue
        found = _hebrew_name(folded, words[number : number + LONGEST])
        if found:
            past = found[1]
            yield found


def _hebrew_name(folded: str, words: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest name that the first word begins, prefixes of up to two letters cut off."""
    starts = list(_name_starts(folded, *words[0]))
    for _, end in reversed(words) if starts else ():
        for start, longest in starts:
            name = folded[start:end]
            if 2 < len(name) <= longest and is_known(name) and name not in NOT_PLACES:
                return start, end
    return None


def _name_starts(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a word a name may begin, and the length of the longest that does."""
    for at in range(start, min(start + 3, end)):
        head = HEAD.match(folded, at)
        if head and (longest := longest_names().get(head[0])):
            yield at, longest
        if folded[at] not in HEBREW_PREFIXES:
            break


def _latin(text: str, folded: str) -> Iterator[tuple[int, int]]:
    past, lengths = 0, longest_names()
    for capital in _CAPITAL.finditer(text):
        start, head = capital.span()
        if start >= past and (longest := lengths.get(folded[start:head])):
            for end in _ends(text, folded, start, longest):
                name = folded[start:end]
                if is_known(name) and _is_meant(name, text, start):
                    past = end
                    yield start, end
                    break


def _ends(text: str, folded: str, start: int, longest: int) -> list[int]:
    """Where a name of up to LONGEST words may end that starts here, the farthest first."""
    ends: list[int] = []
    for word in islice(_WORD.finditer(text, start), LONGEST):
        end = word.end()
        if folded.endswith("'s", start, end):
            end -= 2
        if end > start + longest:
            break
        ends.append(end)
    return ends[::-1]


def _is_meant(name: str, text: str, start: int) -> bool:
    """Whether a name of one word is not just that word at the head of a sentence."""
    if " " in name or "-" in name:
        return True
    if len(name) < 3 and not text[start : start + len(name)].isupper():
        return False
    if name in NOT_PLACES:
        return False
    if any(p.kind in ("country", "region") or p.population > LARGE for p in places(name)):
        return True
    if len(name) < 4 or name in _ordinary():
        return False
    return name not in text or name not in _plain_words(text)


@lru_cache(maxsize=1)
def _plain_words(text: str) -> frozenset[str]:
    """The words of a text that begin with a small letter; asked for several names of a page."""
    return frozenset(word for word in _WORD.findall(text) if word[0].islower())


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
