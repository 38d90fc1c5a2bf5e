"""Trains the table of words. Needs scikit-learn (a development dependency)."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ci_map.classify.facets import FACETS_BY_ID, Example, Facet
from ci_map.classify.linear import Array
from ci_map.classify.words import WORDED, Column, Words

LEAST_TEXTS = 3
MOST_TERMS = 24_000
STRENGTH = 20.0
"""The inverse of the penalty."""


SHARES = {
    "in_scope": 1.5,
    "role": 1.5,
    "domains": 1.0,
    "conditions": 1.5,
    "place_based": 1.0,
    "place_scale": 1.0,
}
"""How much the margins of words count beside those of concepts: what does best on authors left
out."""


def fit_words(examples: Sequence[Example], worded: Sequence[str] = WORDED) -> Words:
    """A logistic regression over terms for each label of each facet, against all others."""
    empty = Words((), (), _rarity(examples), np.zeros((0, 0)))
    matrix = _matrix(empty, examples)
    columns: list[Column] = []
    bias: list[float] = []
    weights: list[Array] = []
    for facet in worded:
        for label, (shift, row) in _fit(facet, examples, matrix).items():
            columns.append((facet, label))
            bias.append(SHARES[facet] * shift)
            weights.append(SHARES[facet] * row)
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


def _fit(
    name: str, examples: Sequence[Example], matrix: csr_matrix
) -> dict[str, tuple[float, Array]]:
    facet = FACETS_BY_ID[name]
    chosen = [number for number, each in enumerate(examples) if facet.applies(each.text)]
    rows, true = matrix[chosen], [facet.truth(examples[number].text) for number in chosen]
    asked = {label: [label in each for each in true] for label in _labels(facet, examples[0], true)}
    weights = "balanced" if facet.balanced else None
    return {
        label: _yes(rows, said, weights) for label, said in asked.items() if len(set(said)) == 2
    }


def _labels(facet: Facet, one: Example, true: Sequence[set[str]]) -> list[str]:
    return list(one.rows[facet.id]) if facet.form == "pooled" else sorted(set().union(*true))


def _yes(rows: csr_matrix, said: Sequence[bool], weights: str | None) -> tuple[float, Array]:
    learner = LogisticRegression(
        C=STRENGTH, solver="liblinear", max_iter=400, tol=1e-3, class_weight=weights
    )
    learner.fit(rows, np.asarray(said))
    return float(learner.intercept_[0]), learner.coef_[0]
