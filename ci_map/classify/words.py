"""Words, pairs and pieces of words as they stand: what the lexicons do not know yet.

Each term has a weight for each label of the facets in WORDED, in a table that can be read. The
margins are added to those of the concepts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ci_map.classify.linear import Array, by_facet
from ci_map.gazetteer.folding import is_japanese

WORDED = ("in_scope", "role", "domains", "conditions", "place_based", "place_scale")
"""The facets that gain by words, judged on authors left out (docs/classification.md)."""
STEM = 6
"""Letters of a word that count: endings differ."""
PIECE = 5
"""Letters of a piece from inside a word: compounds have their subject there."""
RARE = 3.0
LONG = 4
"""Terms are quoted from this rarity on (one text in seven has it, or fewer) and this length."""
LOOKED_AT = 4000
"""Characters of a text that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff々]")
Column = tuple[str, str]
Span = tuple[int, int]


def terms(folded: str) -> list[str]:
    """The words of a folded text, cut to STEM letters, pairs of neighbours, and pieces of words.

    Of Japanese, pairs of letters stand for words.
    """
    words = _WORD.findall(folded[:LOOKED_AT])
    cut = [word[:STEM] for word in words]
    if _JAPANESE.search(folded[:LOOKED_AT]):
        cut = [word[start:end][:STEM] for word in words for start, end in _spans(word, 0)]
    long = [word for word in words if len(word) > PIECE]
    pieces = [word[at : at + PIECE] for word in long for at in range(1, _pieces(word) + 1)]
    return [*cut, *map(" ".join, pairwise(cut)), *pieces]


def _pieces(word: str) -> int:
    """How many pieces a word has; that at its beginning is the word itself, cut."""
    return max(0, len(word) - PIECE)


def spans(folded: str) -> list[Span]:
    """Where each of `terms` stands in the folded text; for a piece, where its word does."""
    words = list(_WORD.finditer(folded[:LOOKED_AT]))
    cut = [span for word in words for span in _spans(word[0], word.start())]
    pairs = [(first[0], second[1]) for first, second in pairwise(cut)]
    pieces = chain.from_iterable([word.span()] * _pieces(word[0]) for word in words)
    return [*cut, *pairs, *pieces]


def _spans(word: str, start: int) -> list[Span]:
    if not is_japanese(word[0]):
        return [(start, start + len(word))]
    return [(start + at, start + at + 2) for at in range(len(word) - 1)]


@dataclass(frozen=True)
class Words:
    """Weights by term and (facet, label); `rarity` is the inverse document frequency."""

    columns: tuple[Column, ...]
    bias: tuple[float, ...]
    rarity: Mapping[str, float]
    weights: Array

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {term: number for number, term in enumerate(self.rarity)}

    @cached_property
    def _rarities(self) -> Array:
        return np.array(list(self.rarity.values()))

    def values(self, terms: Iterable[str]) -> tuple[NDArray[np.intp], Array]:
        """The numbers of the known terms of a text and how much each counts: a unit vector."""
        counts = Counter(map(self._numbers.get, terms))
        del counts[None]
        numbers = np.fromiter(counts, np.intp, len(counts))
        amounts = 1 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))
        amounts *= self._rarities[numbers]
        return numbers, amounts / (float(np.linalg.norm(amounts)) or 1.0)

    def margins(self, terms: Iterable[str]) -> dict[str, dict[str, float]]:
        """Weighted sums by facet and label; terms that were not learnt count nothing."""
        numbers, amounts = self.values(terms)
        totals = np.asarray(self.bias) + amounts @ self.weights[numbers]
        return by_facet(self.columns, totals)

    def speaking(self, column: Column, terms: Sequence[str], most: int) -> list[int]:
        """Which terms of a text speak most for a facet's label: their places in `terms`.

        Strongest first, each once; those that would tell a reader nothing are left out.
        """
        if column not in self.columns:
            return []
        places = {term: at for at, term in reversed([*enumerate(terms)])}
        first = {self._numbers[term]: at for term, at in places.items() if term in self._numbers}
        known = np.fromiter(first, np.intp, len(first))
        pulls = self.weights[known, self.columns.index(column)] * self._telling[known]
        strongest = np.argsort(-pulls, kind="stable")[: min(most, np.count_nonzero(pulls > 0))]
        return [first[int(number)] for number in known[strongest]]

    @cached_property
    def _telling(self) -> Array:
        """The rarities, 0 where the term is in many texts or only of short words, as "at the"."""
        said = [
            rarity >= RARE and (is_japanese(term[0]) or max(map(len, term.split())) >= LONG)
            for term, rarity in self.rarity.items()
        ]
        return np.where(said, self._rarities, 0.0)

    def strongest(self, facet: str, label: str, most: int = 12) -> list[tuple[str, float]]:
        """The terms that speak most for a label with their weights, whatever the text."""
        column = self.weights[:, self.columns.index((facet, label))]
        order = np.argsort(-column, kind="stable")[:most]
        names = list(self.rarity)
        return [(names[number], float(column[number])) for number in order]

    def as_text(self) -> str:
        """JSON, a term a line: what changed shows in a diff."""
        head = json.dumps({"columns": self.columns, "bias": [round(b, 3) for b in self.bias]})
        lines = [
            json.dumps([term, round(rarity, 2), *np.round(row, 2).tolist()], ensure_ascii=False)
            for (term, rarity), row in zip(self.rarity.items(), self.weights, strict=True)
        ]
        return "\n".join([head, *lines]) + "\n"


NONE = Words((), (), {}, np.zeros((0, 0)))


def words_of(text: str) -> Words:
    """The table of a file that `Words.as_text` wrote.

    Row by row: terms that lie close together in memory are found much faster.
    """
    head, *lines = text.splitlines()
    content: dict[str, Any] = json.loads(head)
    columns = tuple((facet, label) for facet, label in content["columns"])
    rarity: dict[str, float] = {}
    weights = np.zeros((len(lines), len(columns)))
    for number, line in enumerate(lines):
        term, rare, *row = json.loads(line)
        rarity[term], weights[number] = rare, row
    return Words(columns, tuple(content["bias"]), rarity, weights)
