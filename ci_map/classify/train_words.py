"""Trains the table of words. Needs scikit-learn (a development dependency)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

from ci_map.classify.facets import FACETS_BY_ID, Example
from ci_map.classify.linear import Array
from ci_map.classify.words import WORDED, Column, Words

LEAST_TEXTS = 3
MOST_TERMS = 16_000
DIRECTIONS = 300
"""Of the texts' terms, in which the weights are sought: fast, and neighbours share a weight."""


@dataclass(frozen=True)
class Learning:
    """`strength` is the inverse of the penalty, `share` how much the margins of words count
    beside those of concepts.
    """

    strength: float
    share: float


LEARNING = {
    "in_scope": Learning(10.0, 1.5),
    "role": Learning(10.0, 1.5),
    "domains": Learning(40.0, 0.8),
    "conditions": Learning(10.0, 1.0),
    "place_based": Learning(10.0, 1.0),
    "place_scale": Learning(10.0, 0.8),
}
"""What does best on authors left out."""


def fit_words(examples: Sequence[Example], worded: Sequence[str] = WORDED) -> Words:
    """Logistic regressions over terms, one for each facet, or each value of one that is pooled."""
    empty = Words((), (), _rarity(examples), np.zeros((0, 0)))
    matrix = _matrix(empty, examples)
    reduce = TruncatedSVD(min(DIRECTIONS, len(examples) - 1), random_state=1)
    reduced = reduce.fit_transform(matrix)
    columns: list[Column] = []
    bias: list[float] = []
    weights: list[Array] = []
    for facet in worded:
        share = LEARNING[facet].share
        for label, (shift, row) in _fit(facet, examples, reduced).items():
            columns.append((facet, label))
            bias.append(share * shift)
            weights.append(share * (row @ reduce.components_))
    return Words(tuple(columns), tuple(bias), empty.rarity, np.array(weights).T)


def _rarity(examples: Sequence[Example]) -> dict[str, float]:
    texts: Counter[str] = Counter()
    for each in examples:
        texts.update(set(each.reading.terms))
    common = sorted((-n, term) for term, n in texts.items() if n >= LEAST_TEXTS)[:MOST_TERMS]
    total = 1 + len(examples)
    return {term: 1 + math.log(total / (1 - n)) for n, term in sorted(common, key=lambda x: x[1])}


def _matrix(empty: Words, examples: Sequence[Example]) -> csr_matrix:
    numbers: list[int] = []
    amounts: list[float] = []
    starts = [0]
    for each in examples:
        found, values = empty.values(each.reading.terms)
        numbers += found.tolist()
        amounts += values.tolist()
        starts.append(len(numbers))
    return csr_matrix((amounts, numbers, starts), shape=(len(examples), len(empty.rarity)))


def _fit(name: str, examples: Sequence[Example], reduced: Array) -> dict[str, tuple[float, Array]]:
    facet = FACETS_BY_ID[name]
    chosen = [number for number, each in enumerate(examples) if facet.applies(each.text)]
    rows = reduced[chosen]
    true = [facet.truth(examples[number].text) for number in chosen]
    if facet.form == "pooled":
        asked = {value: [value in each for each in true] for value in examples[0].rows[name]}
        return {value: _yes(name, rows, truth) for value, truth in asked.items() if any(truth)}
    if facet.form == "binary":
        return {"yes": _yes(name, rows, [bool(each) for each in true])}
    learner = _learner(name, rows, [next(iter(each), "none") for each in true])
    return {
        str(label): (float(learner.intercept_[number]), learner.coef_[number])
        for number, label in enumerate(learner.classes_)
    }


def _yes(name: str, rows: Array, truth: Sequence[bool]) -> tuple[float, Array]:
    learner = _learner(name, rows, truth)
    return float(learner.intercept_[0]), learner.coef_[0]


def _learner(name: str, rows: Array, truth: Sequence[object]) -> LogisticRegression:
    weights = "balanced" if FACETS_BY_ID[name].balanced else None
    strength = LEARNING[name].strength
    learner = LogisticRegression(C=strength, max_iter=400, tol=1e-4, class_weight=weights)
    return learner.fit(rows, np.asarray(truth))
