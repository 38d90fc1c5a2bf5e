"""Trains the table of words. Needs scikit-learn (a development dependency)."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

from ci_map.classify.facets import FACETS_BY_ID, Example
from ci_map.classify.words import WORDED, Array, Column, Words

LEAST_TEXTS = 3
MOST_TERMS = 8000
DIRECTIONS = 150
"""Of the texts' terms, in which the weights are sought: fast, and neighbours share a weight."""
STRENGTH = 10.0
SHARE = 0.6
"""How much the margins of words count beside those of concepts."""


def fit_words(examples: Sequence[Example], worded: Sequence[str] = WORDED) -> Words:
    """Logistic regressions over terms, one for each facet."""
    empty = Words((), (), _rarity(examples), np.zeros((0, 0)))
    matrix = _matrix(empty, examples)
    reduce = TruncatedSVD(min(DIRECTIONS, len(examples) - 1), random_state=1)
    reduced = reduce.fit_transform(matrix)
    columns: list[Column] = []
    bias: list[float] = []
    weights: list[Array] = []
    for facet in worded:
        for label, (shift, row) in _fit(facet, examples, reduced).items():
            columns.append((facet, label))
            bias.append(SHARE * shift)
            weights.append(SHARE * (row @ reduce.components_))
    return Words(tuple(columns), tuple(bias), empty.rarity, np.array(weights).T)


def _rarity(examples: Sequence[Example]) -> dict[str, float]:
    texts: Counter[str] = Counter()
    for each in examples:
        texts.update(each.reading.terms.keys())
    common = sorted((-n, term) for term, n in texts.items() if n >= LEAST_TEXTS)[:MOST_TERMS]
    total = 1 + len(examples)
    return {term: 1 + math.log(total / (1 - n)) for n, term in sorted(common, key=lambda x: x[1])}


def _matrix(empty: Words, examples: Sequence[Example]) -> csr_matrix:
    numbers: list[int] = []
    amounts: list[float] = []
    starts = [0]
    for each in examples:
        found, values = empty.values(each.reading.terms)
        numbers += found
        amounts += values.tolist()
        starts.append(len(numbers))
    return csr_matrix((amounts, numbers, starts), shape=(len(examples), len(empty.rarity)))


def _fit(name: str, examples: Sequence[Example], reduced: Array) -> dict[str, tuple[float, Array]]:
    facet = FACETS_BY_ID[name]
    chosen = [number for number, each in enumerate(examples) if facet.applies(each.text)]
    truth = [next(iter(facet.truth(examples[n].text)), "none") for n in chosen]
    learner = LogisticRegression(C=STRENGTH, max_iter=400, tol=1e-4)
    learner.fit(reduced[chosen], np.asarray(truth))
    labels = [str(label) for label in learner.classes_]
    if len(labels) == 2:
        sign = 1.0 if labels[1] == "yes" else -1.0
        return {"yes": (sign * float(learner.intercept_[0]), sign * learner.coef_[0])}
    rows = zip(labels, learner.intercept_, learner.coef_, strict=True)
    return {label: (float(shift), row) for label, shift, row in rows}
