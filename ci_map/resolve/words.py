"""From a name as it stands to the words that can be compared."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ci_map.resolve.lexicon import WordKind, lexicon, plain

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
LETTER = re.compile(r"[^\W\d_]")
CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})|(?<=[a-z]{3})(?=[A-Z]{2,}\b)")
ELISION = re.compile(r"\b([ldLD]|qu|Qu)['’ʼ](?=\w{2})")
INITIALS = re.compile(r"\b(?:[^\W\d_]\.? ){1,4}[^\W\d_]\b\.?|\b(?:[^\W\d_]\.){2,6}")
THOUSANDS = re.compile(r"(?<=\d)[,. ](?=\d{3}\b)")
TOKEN = re.compile(r"[^\W_]+(?:['’ʼ`´]s\b)?")
LONG = re.compile(r"\w{5}")
CALM = re.compile(r"\b(?![B-DF-HJ-NP-TV-XZ]{2,5}\b)\w+")  # "RGV" cannot be spoken: an acronym
POSSESSIVE = re.compile(r"['’ʼ`´]s$")
# As long as an acronym first: what follows looks at all of a word several times.
SHORT = re.compile(r"(?=[A-Za-z0-9]{2,9}\Z)(?=.*[A-Z].*[A-Z0-9]|.*\d.*[A-Z])[A-Za-z0-9]+")
MAGNITUDES = {"k": "000", "m": "000000"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: `text` is what it is read as, `raw` its own letters (for initials).

    `short` tells that it may be an acronym.
    """

    text: str
    raw: str
    kind: WordKind
    short: bool = False
    foreign: bool = False


def words_of(name: str) -> tuple[Word, ...]:
    """Every word of a name, in its order, stop words and legal forms too."""
    return _summed(tuple(word for part in _parts(name) for word in _read(part)))


def _summed(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Tens and units written in letters as one number ("seventy-five")."""
    found: list[Word] = []
    for word in words:
        if found and _is_tens(found[-1]) and _is_unit(word):
            tens = found.pop()
            number = str(int(tens.text) + int(word.text))
            found.append(Word(number, tens.raw + word.raw, WordKind.NUMBER))
        else:
            found.append(word)
    return tuple(found)


def _is_tens(word: Word) -> bool:
    return word.kind is WordKind.NUMBER and word.raw.isalpha() and 20 <= int(word.text) < 100


def _is_unit(word: Word) -> bool:
    return word.kind is WordKind.NUMBER and word.raw.isalpha() and int(word.text) < 10


def has_foreign_script(text: str) -> bool:
    """Whether most letters are not Latin."""
    letters = LETTER.findall(text)
    return len(letters) > 2 * len(LATIN.findall(text))


def _parts(name: str) -> list[str]:
    """The name cut at spaces and marks, initials joined ("W.K." is "WK")."""
    text = unicodedata.normalize("NFKC", name)
    if _is_shouted(text):
        text = CALM.sub(lambda word: word[0].title(), text)
    for mark in lexicon().inside_legal:
        text = text.replace(mark, " ")
    text = THOUSANDS.sub("", ELISION.sub(r"\1 ", text))
    text = INITIALS.sub(lambda m: re.sub(r"[ .]", "", m[0]) + " ", text)
    text = re.sub(r"(?<=\w)[\"״׳'’ʼ`´](?=\w)(?!s\b)", "", text)
    return TOKEN.findall(CAMEL.sub(" ", _expanded(text)))


def _is_shouted(text: str) -> bool:
    """Whether all of several words, one of them no acronym, stand in capitals."""
    return text.isupper() and len(words := text.split()) > 1 and any(map(LONG.search, words))


def _expanded(text: str) -> str:
    """Concepts found inside a text of a script that sets no spaces are set apart."""
    if not has_foreign_script(text):
        return text
    for found, concept in lexicon().inside:
        text = text.replace(found, f" {concept} ")
    return text


@lru_cache(maxsize=200_000)
def _read(part: str) -> tuple[Word, ...]:
    raw = re.sub(r"[^a-z0-9]", "", plain(part))
    if not raw:
        return ()
    foreign = has_foreign_script(part)
    known = lexicon().concepts.get(raw) or lexicon().concepts.get(singular(raw))
    short = bool(SHORT.fullmatch(part))
    if known and not (short and _may_be_short(*known, raw)):
        kind, texts = known
        return tuple(Word(text, raw, kind, short) for text in texts)
    if number := _number(raw):
        return (Word(number, raw, WordKind.NUMBER, short),)
    text = raw if POSSESSIVE.search(part) else singular(raw)  # Saint John is not St. John's
    return (Word(text, raw, WordKind.ORDINARY, short, foreign),)


def _may_be_short(kind: WordKind, texts: tuple[str, ...], raw: str) -> bool:
    """Capitals of a small word are an acronym ("IN", "SA"), unless of a legal form ("GmbH") or of
    one that is written out ("NZ" is always New Zealand).
    """
    if kind in (WordKind.TYPE, WordKind.THEME, WordKind.SCOPE) or len(texts) > 1:
        return False
    return kind is not WordKind.LEGAL or len(raw) < 3


def _number(raw: str) -> str:
    """Digits for a number ("100k" is "100000"), else nothing."""
    if raw.isdigit():
        return raw.lstrip("0") or "0"
    if raw[:-1].isdigit() and raw[-1] in MAGNITUDES:
        return raw[:-1] + MAGNITUDES[raw[-1]]
    return ""


def singular(raw: str) -> str:
    """A light stem: "communities" and "community" are one, "access" stays."""
    if len(raw) > 4 and raw.endswith("ies"):
        return raw[:-3] + "y"
    if len(raw) > 3 and raw.endswith("s") and not raw.endswith(("ss", "us", "is")):
        return raw[:-1]
    return raw


def shown(words: Sequence[Word]) -> str:
    """Words as people read them."""
    return " ".join(word.raw for word in words)
