"""Words and pairs of words as they stand: what the concepts of the lexicons do not know yet.

Each term has a weight for each label of the facets in WORDED, in a table that can be read. The
margins are added to those of the concepts.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ci_map.gazetteer.folding import is_japanese

WORDED = ("in_scope", "role", "domains", "place_based", "place_scale")
"""The facets that gain by words, judged on authors left out (docs/classification.md)."""
STEM = 6
"""Letters of a word that count: endings differ, and compounds."""
LOOKED_AT = 4000
"""Characters of a text that are looked at."""
_WORD = re.compile(r"[^\W\d_]+")
Array = NDArray[np.float64]
Column = tuple[str, str]


def terms(folded: str) -> Counter[str]:
    """The words of a folded text, cut to STEM letters, and pairs of neighbours.

    Of Japanese, pairs of letters.
    """
    words = list(_pieces(folded[:LOOKED_AT]))
    return Counter([*words, *(f"{first} {second}" for first, second in pairwise(words))])


def _pieces(folded: str) -> Iterator[str]:
    for word in _WORD.findall(folded):
        if is_japanese(word[0]):
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        else:
            yield word[:STEM]


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

    def values(self, counts: Mapping[str, int]) -> tuple[list[int], Array]:
        """The numbers of the known terms of a text and how much each counts: a unit vector."""
        numbers = map(self._numbers.get, counts)
        known = [(n, c) for n, c in zip(numbers, counts.values(), strict=True) if n is not None]
        found = [number for number, _ in known]
        amounts = (1 + np.log([count for _, count in known])) * self._rarities[found]
        return found, amounts / (float(np.linalg.norm(amounts)) or 1.0)

    def margins(self, counts: Mapping[str, int]) -> dict[str, dict[str, float]]:
        """Margins by facet and label."""
        numbers, amounts = self.values(counts)
        totals = np.asarray(self.bias) + (amounts @ self.weights[numbers] if numbers else 0.0)
        found: dict[str, dict[str, float]] = {}
        for (facet, label), total in zip(self.columns, totals, strict=True):
            found.setdefault(facet, {})[label] = float(total)
        return found

    def strongest(self, facet: str, label: str, most: int = 12) -> list[tuple[str, float]]:
        """The terms that speak most for a label."""
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
    """The table of a file that `Words.as_text` wrote."""
    head, *lines = text.splitlines()
    content: dict[str, Any] = json.loads(head)
    rows: Sequence[Sequence[Any]] = [json.loads(line) for line in lines]
    return Words(
        tuple((facet, label) for facet, label in content["columns"]),
        tuple(content["bias"]),
        {row[0]: row[1] for row in rows},
        np.array([row[2:] for row in rows]),
    )
