"""What kind of page or list a few words announce: partners, members, funders, about, contact."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote

from ci_map.packaged import packaged

LONGEST_HEADING = 80
_BETWEEN = re.compile(r"[\W_]+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_HEBREW_AND = re.compile(r"^[והל]{1,2}(?=[א-ת]{3})")


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page; `rank` is the order in which a site's pages of the kinds are visited."""

    id: str
    rank: int
    lists: bool
    words: frozenset[str]


@cache
def kinds() -> tuple[PageKind, ...]:
    """The kinds, best first."""
    entries: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = packaged(
        "ci_map.collect.extract", "page_kinds.yaml"
    )
    return tuple(
        PageKind(name, rank, bool(entry["lists"]), frozenset(_folded_words(entry["words"])))
        for rank, (name, entry) in enumerate(entries.items())
    )


def _folded_words(by_language: Mapping[str, list[str]]) -> Iterator[str]:
    return (fold(word) for words in by_language.values() for word in words)


def fold(text: str) -> str:
    """Lower case, without accents, one space between words."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return _BETWEEN.sub(" ", unicodedata.normalize("NFC", plain)).strip()


@lru_cache(maxsize=5_000)
def kind_of_words(text: str) -> PageKind | None:
    """The kind that a heading or a link announces; a long text announces nothing."""
    if len(text) > LONGEST_HEADING:
        return None
    return _kind_of(fold(text))


@lru_cache(maxsize=5_000)
def kind_of_path(path: str) -> PageKind | None:
    """The kind that the last step of an address's path announces."""
    steps = [step for step in unquote(path, errors="replace").split("/") if step]
    return _kind_of(fold(steps[-1].partition(".")[0])) if steps else None


def _kind_of(folded: str) -> PageKind | None:
    if not folded:
        return None
    unspaced = bool(_UNSPACED.search(folded))
    runs = set(_runs(folded))
    for kind in kinds():
        if runs & kind.words or (unspaced and any(_inside(w, folded) for w in kind.words)):
            return kind
    return None


def _inside(word: str, folded: str) -> bool:
    return bool(_UNSPACED.search(word)) and word in folded


def _runs(folded: str) -> Iterator[str]:
    """Every run of up to four words, Hebrew ones also without the letters of "and", "the", "to"."""
    words = folded.split()[:12]
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            run = " ".join(words[start:end])
            yield run
            if (bare := _HEBREW_AND.sub("", run)) != run:
                yield bare
