"""Texts as the lexicons see them: without case and accents, each letter still in its place."""

import sys
import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

HEBREW_PREFIXES = frozenset("ובלהמכש")
"""Letters that Hebrew writes at the front of a word: and, in, to, the, from, as, that."""

_QUOTES = {"’": "'", "‘": "'", "׳": "'", "״": '"', "”": '"', "“": '"', "\u00a0": " ", "–": "-"}


def fold(text: str) -> str:
    """Lower case without accents; as long as `text`, so that a place in one is one in the other."""
    letters = np.frombuffer(text.encode(_CODES, "surrogatepass"), _NUMBERS)
    return _table()[letters].tobytes().decode(_CODES, "surrogatepass")


_CODES, _NUMBERS = "utf-32-le", np.dtype("<u4")
"""A letter as one number, so that a table folds a page ten times as fast as `str.translate`."""


@cache
def _table() -> NDArray[np.uint32]:
    table = np.arange(sys.maxunicode + 1, dtype=_NUMBERS)
    for old, new in _folded().items():
        table[ord(old)] = ord(new)
    return table


def _folded() -> dict[str, str]:
    letters = (chr(code) for code in (*range(0x41, 0x250), *range(0x370, 0x530), 0x1E9E))
    latin = {letter: _base(letter) for letter in letters}
    wide = {chr(code): chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    extended = {chr(code): _base(chr(code)) for code in range(0x1E00, 0x1EFF)}
    return {**latin, **extended, **wide, **_QUOTES}


def _base(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def is_word_start(text: str, at: int) -> bool:
    """Whether a word starts at `at`; Hebrew prefixes of up to three letters may stand before."""
    if at == 0 or not text[at - 1].isalnum():
        return True
    if "א" <= text[at] <= "ת":
        start = at
        while start > 0 and at - start < 3 and text[start - 1] in HEBREW_PREFIXES:
            start -= 1
            if start == 0 or not text[start - 1].isalnum():
                return True
    return False


def is_word_end(text: str, at: int) -> bool:
    """Whether a word ends before `at`."""
    return at >= len(text) or not text[at].isalnum()


def is_japanese(letter: str) -> bool:
    """Kana and ideographs: scripts without spaces between words."""
    return "\u3040" <= letter <= "\u30ff" or "\u4e00" <= letter <= "\u9fff" or letter == "々"
