"""What lexicon.yaml says of single words: which are common, which mean the same."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from anyascii import anyascii

from ci_map.packaged import packaged_texts


class WordKind(IntEnum):
    """What a word does in a name."""

    ORDINARY = 0
    TYPE = 1
    STOP = 2
    LEGAL = 3
    COMPASS = 4
    NUMBER = 5
    THEME = 6
    SCOPE = 7


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`concepts` maps a folded word to its kind and the words it is read as."""

    concepts: Mapping[str, tuple[WordKind, tuple[str, ...]]]
    inside: tuple[tuple[str, str], ...]
    inside_legal: tuple[str, ...]
    former: re.Pattern[str]


def plain(text: str) -> str:
    """Letters of any script as small ASCII letters."""
    return anyascii(text).casefold()


CONCEPTS = (
    (WordKind.COMPASS, "compass"),
    (WordKind.NUMBER, "numbers"),
    (WordKind.TYPE, "type"),
    (WordKind.SCOPE, "scope"),
    (WordKind.THEME, "theme"),
    (WordKind.ORDINARY, "nation"),
)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    content: dict[str, Any] = packaged_texts("ci_map.resolve", "lexicon.yaml")
    inside = sorted(content["inside"].items(), key=lambda item: -len(item[0]))
    legal = sorted(content["inside_legal"], key=len, reverse=True)
    markers = "|".join(sorted(content["former"], key=len, reverse=True))
    former = re.compile(rf"(?i:\b(?:{markers}))[:\s]+[\"“']?((?-i:[^\W\d_a-z]|\d)[^;,.()\"”]+)")
    return Lexicon(_concepts(content), tuple(inside), tuple(legal), former)


def _concepts(content: Mapping[str, Any]) -> dict[str, tuple[WordKind, tuple[str, ...]]]:
    """Earlier kinds win: a stop word is never a number ("en")."""
    found: dict[str, tuple[WordKind, tuple[str, ...]]] = {}
    for kind, lines in ((WordKind.STOP, content["stop"]), (WordKind.LEGAL, content["legal"])):
        for word in " ".join(lines).split():
            found.setdefault(plain(word), (kind, (plain(word),)))
    for kind, section in CONCEPTS:
        for concept, words in content[section].items():
            for word in words.split():
                found.setdefault(plain(word), (kind, tuple(concept.split())))
    return found
