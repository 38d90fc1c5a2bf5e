"""Approaches to the same questions side by side, on authors that they have not learnt from.

python -m ci_map.classify.compare data/labelled docs/classification.md
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ci_map.classify.evaluation_report import write_into
from ci_map.classify.facets import FACETS_BY_ID, Example, Facet
from ci_map.classify.left_out import folds
from ci_map.classify.linear import best
from ci_map.classify.outcomes import Pair, macro_f1, rates
from ci_map.classify.train import load, margins
from ci_map.classify.train_fit import fit
from ci_map.classify.train_words import fit_words
from ci_map.classify.words import NONE, WORDED

COMPARED = ("in_scope", "role", "domains", "place_based", "place_scale")
LISTED = [-2.5 + step / 10 for step in range(31)]
"""Margins from which a domain may be listed: margins are not calibrated here, so each approach
has the one that suits it best."""
Margins = dict[str, dict[str, float]]
Approach = Callable[[Facet, Sequence[Example]], Callable[[Example], Margins]]


def main(arguments: Sequence[str]) -> None:
    """Print the table, and put it into a document if one is given."""
    examples = load(Path(arguments[0]))
    lines = ["| approach | " + " | ".join(COMPARED) + " |", "|---|" + "---|" * len(COMPARED)]
    for name, approach in APPROACHES.items():
        cells = [_crossed(FACETS_BY_ID[facet], examples, approach) for facet in COMPARED]
        lines.append(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")
    table = "\n".join(lines)
    print(table)  # noqa: T201 — a script reports
    if len(arguments) > 1:
        write_into(Path(arguments[1]), "compare", table)


def rules(facet: Facet, examples: Sequence[Example]) -> Callable[[Example], Margins]:
    """No learning: how strong the words of each value are, as the lexicons have them."""
    return _RULES[facet.id]


def _scope_rule(each: Example) -> Margins:
    row = each.rows["in_scope"][""]
    inside = sum(value for name, value in row.items() if name.startswith(("field.", "actors.")))
    outside = sum(value for name, value in row.items() if name.startswith("outside."))
    return {"": {"yes": inside - 1.5 * outside - 1.5}}


def _role_rule(each: Example) -> Margins:
    row = each.rows["role"][""]
    parts = {
        "infrastructure": ("roles.advise", "roles.knowledge", "roles.field_network"),
        "backbone": ("roles.backbone_term", "roles.coordinate", "roles.hub_of_one"),
        "initiative": ("roles.self_effort", "roles.operate", "actors.kinds_at_once"),
        "funder": ("roles.fund", "roles.only_funds", "roles.only_funds"),
    }
    return {"": {role: sum(row.get(name, 0.0) for name in names) for role, names in parts.items()}}


def _domain_rule(each: Example) -> Margins:
    rows = each.rows["domains"]
    return {v: {"yes": row.get("strength", 0.0) - 0.55} for v, row in rows.items()}


def _based_rule(each: Example) -> Margins:
    row = each.rows["place_based"][""]
    near = sum(row.get(name, 0.0) for name in ("scales.neighbourhood", "scales.city", "place.city"))
    far = sum(row.get(name, 0.0) for name in ("scales.national", "scales.international"))
    return {"": {"yes": near - far}}


def _scale_rule(each: Example) -> Margins:
    row = each.rows["place_scale"][""]
    return {"": {n[7:]: value for n, value in row.items() if n.startswith("scales.")} or {"": 0.0}}


_RULES: Mapping[str, Callable[[Example], Margins]] = {
    "in_scope": _scope_rule,
    "role": _role_rule,
    "domains": _domain_rule,
    "place_based": _based_rule,
    "place_scale": _scale_rule,
}


def lexicon_features(facet: Facet, examples: Sequence[Example]) -> Callable[[Example], Margins]:
    """Phrases and places as features, their weights learnt."""
    model = fit(facet, examples)
    return lambda each: margins(facet, model, each, {})


def with_words(facet: Facet, examples: Sequence[Example]) -> Callable[[Example], Margins]:
    """The same with the margins of words added: what is shipped but for the second look at
    domains.
    """
    model = fit(facet, examples)
    words = fit_words(examples, [facet.id]) if facet.id in WORDED else NONE
    return lambda each: margins(facet, model, each, words.margins(each.reading.terms))


def n_grams(facet: Facet, examples: Sequence[Example]) -> Callable[[Example], Margins]:
    """Logistic regression over character n-grams, one model for all languages."""
    vectorizer = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 4), min_df=3, max_features=8_000, sublinear_tf=True
    )
    matrix: csr_matrix = vectorizer.fit_transform(each.text.text for each in examples)
    values = list(examples[0].rows[facet.id])
    learners = {
        value: _learn(matrix, [_label(facet, each, value) for each in examples]) for value in values
    }
    return lambda each: _of_learners(learners, vectorizer.transform([each.text.text]))


def _learn(matrix: csr_matrix, truth: Sequence[str]) -> LogisticRegression:
    learner = LogisticRegression(C=30.0, max_iter=200, tol=1e-3)
    return learner.fit(matrix, np.asarray(truth))


def _label(facet: Facet, each: Example, value: str) -> str:
    true = facet.truth(each.text)
    if facet.form == "single":
        return next(iter(true), "none")
    return "yes" if (value in true or (not value and true)) else "no"


def _of_learners(learners: Mapping[str, LogisticRegression], row: csr_matrix) -> Margins:
    found: Margins = {}
    for value, learner in learners.items():
        margin = np.atleast_1d(learner.decision_function(row)[0])
        labels = [str(label) for label in learner.classes_]
        named = (
            {"yes": float(margin[0])}
            if len(labels) == 2
            else dict(zip(labels, margin, strict=True))
        )
        found[value] = named
    return found


APPROACHES: Mapping[str, Approach] = {
    "lexicons alone, weights by hand": rules,
    "character n-grams, logistic regression": n_grams,
    "lexicons and places as features, weights learnt": lexicon_features,
    "these and a table of words": with_words,
}


def _crossed(facet: Facet, examples: Sequence[Example], approach: Approach) -> float:
    """The mean over authors of how well the texts of each are judged by weights of others."""
    fitting = [each for each in examples if facet.applies(each.text)]
    names = sorted({each.text.writer for each in fitting})
    found: dict[str, list[tuple[set[str], Margins]]] = {name: [] for name in names}
    for held in folds(names):
        predict = approach(facet, [each for each in fitting if each.text.writer not in held])
        for each in fitting:
            if each.text.writer in held:
                found[each.text.writer].append((facet.truth(each.text), predict(each)))
    least = LISTED if facet.form == "pooled" else [0.0]
    return max(
        sum(_value(facet, [(t, _answers(facet, m, low)) for t, m in found[n]]) for n in names)
        for low in least
    ) / len(names)


def _answers(facet: Facet, found: Margins, least: float) -> set[str]:
    if facet.form == "single":
        return {best(found[""])[0]}
    listed = {value for value, margin in found.items() if margin["yes"] > least}
    if facet.form == "binary":
        return {"yes"} if listed else set()
    return listed or {best({value: margin["yes"] for value, margin in found.items()})[0]}


def _value(facet: Facet, pairs: Sequence[Pair]) -> float:
    if facet.id == "role":
        return macro_f1(pairs)
    return rates(pairs)[2]


if __name__ == "__main__":
    main(sys.argv[1:])
