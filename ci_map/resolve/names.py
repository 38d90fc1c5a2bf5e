"""A row's names, cut into the forms under which the same body may stand elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ci_map.resolve.lexicon import WordKind, lexicon
from ci_map.resolve.words import Word, has_foreign_script, words_of

BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
HEAD = re.compile(r"\s+[-–—/|]\s+|:\s+|\s*[|]\s*")
DESCRIBED = re.compile(r"(?:an?|the|une?|eine?|een|un|una)\s", re.IGNORECASE)  # "X - an institute"
ENUMERATION = re.compile(r"\b(?:and|et|y|e|und|og|en)\b|&")
LEFT_OUT = frozenset((WordKind.STOP, WordKind.LEGAL))


class Origin(IntEnum):
    """Where a form comes from, the surest first."""

    NAME = 0
    ALIAS = 1
    PART = 2
    LABEL = 3


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name. `content` are its words without stop words and legal forms.

    `aside` are words that stand in a bracket or after a comma, mostly those of a parent;
    `may_abbreviate` tells that some word of it may be an acronym. As a domain may have them,
    `spelt` is all of it written together and `letters` its initials, with and without small words.
    """

    shown: str
    origin: Origin
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    texts: frozenset[str]
    joined: str
    foreign: bool
    aside: frozenset[str] = frozenset()
    may_abbreviate: bool = False
    spelt: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()

    @property
    def is_short(self) -> bool:
        """Whether it is one word: an acronym or a single name."""
        return len(self.content) <= 1


def name_of(shown: str, origin: Origin) -> Name | None:
    """The name ready to compare; None when it has no letter or digit."""
    words = words_of(shown)
    content = tuple(word for word in words if word.kind not in LEFT_OUT) or words
    if not content:
        return None
    lines = words, content
    return Name(
        shown=shown,
        origin=origin,
        words=words,
        content=content,
        texts=frozenset(word.text for word in content),
        joined="".join(word.text for word in content),
        foreign=has_foreign_script(shown),
        aside=_aside(shown),
        may_abbreviate=any(word.short for word in words) or len(words) == 1,
        spelt=frozenset("".join(word.raw for word in line) for line in lines),
        letters=frozenset("".join(word.raw[0] for word in line) for line in lines),
    )


def _aside(shown: str) -> frozenset[str]:
    """Words in brackets, after "at" or after the only comma, that stand nowhere else."""
    main = BRACKETS.sub(" ", shown)
    tails = BRACKETS.findall(shown)
    main, _, parent = main.partition(" at ")
    tails = [*tails, parent] if parent else tails
    head, comma, tail = main.partition(", ")
    if comma and "," not in tail and not ENUMERATION.search(tail):
        main, tails = head, [*tails, tail]
    if not tails or not main.strip():
        return frozenset()
    kept = {word.text for word in words_of(main)}
    return frozenset(word.text for word in words_of(" ".join(tails))) - kept


def forms(name: str, origin: Origin) -> Iterator[tuple[str, Origin]]:
    """The name and the parts of it that may stand alone.

    "NPC (New Philanthropy Capital)" stands for both; of "UpStart (United Way of Calgary)" only the
    head may: the bracket is another body. So it is with "Tamarack - An Institute for …".
    """
    yield name, origin
    outside = BRACKETS.sub(" ", name).strip()
    inside = [text for text in BRACKETS.findall(name) if text.strip()]
    if inside and outside:
        yield from _of_brackets(outside, inside, origin)
    parts = [part for part in HEAD.split(outside or name) if part.strip()]
    if len(parts) > 1:
        yield parts[0], origin if DESCRIBED.match(parts[1]) else Origin.PART
        if " / " in name:
            yield from ((part, Origin.PART) for part in parts[1:])


def _of_brackets(outside: str, inside: list[str], origin: Origin) -> Iterator[tuple[str, Origin]]:
    for text in inside:
        if (
            _abbreviates(text, outside)
            or _abbreviates(outside, text)
            or has_foreign_script(text) != has_foreign_script(outside)
        ):
            yield outside, origin
            yield text, Origin.ALIAS
        else:
            yield outside, Origin.PART


def _abbreviates(short: str, long: str) -> bool:
    words = words_of(short)
    return len(words) == 1 and spelled(words[0].raw, words_of(long)) is not None


def former_names(note: str) -> list[str]:
    """Names that a note says the body had or has beside its own."""
    found = (match.strip(" \"'") for match in lexicon().former.findall(note))
    return [name for name in found if 2 < len(name) < 90]


def spelled(short: str, words: tuple[Word, ...]) -> tuple[int, int] | None:
    """The run of words (start, end) whose beginnings spell `short`, at least two of them."""
    best: tuple[int, int] | None = None
    for start, word in enumerate(words):
        if word.raw[0] != short[0] and not (short[0].isdigit() and word.text[0] == short[0]):
            continue
        end = _spell(short, words, start)
        if end is None or end - start < 2 or not _fills(short, words[start:end]):
            continue
        if best is None or end - start > best[1] - best[0]:
            best = (start, end)
    return best


def _fills(short: str, run: tuple[Word, ...]) -> bool:
    """Most letters of the acronym are a word's first: "aim" is not "aim-ing"."""
    content = sum(word.kind is not WordKind.STOP for word in run)
    return max(content, 2) * 2 >= len(short)


def _spell(short: str, words: tuple[Word, ...], at: int) -> int | None:
    if not short:
        return at
    if at == len(words):
        return None
    word = words[at]
    for taken in _beginnings(word, short):
        end = _spell(short[taken:], words, at + 1)
        if end is not None:
            return end
    return _spell(short, words, at + 1) if word.kind is WordKind.STOP else None


SPOKEN = {"to": "2", "too": "2", "for": "4", "and": "n", "before": "b4"}


def _beginnings(word: Word, short: str) -> Iterator[int]:
    """How many letters of `short` the word may give, the likeliest first."""
    if word.kind is WordKind.NUMBER and short.startswith((word.text, word.raw)):
        yield len(word.text) if short.startswith(word.text) else len(word.raw)
    spoken = SPOKEN.get(word.raw)
    if spoken and short.startswith(spoken):
        yield len(spoken)
    for length in (1, 2, 3, 4):
        if len(word.raw) >= length and short.startswith(word.raw[:length]):
            yield length
