"""The plain pipeline that a user would write: TF-IDF of words and characters, logistic regression.

One model a question for all languages, trained on the labelled texts as they are; a text is asked
every question whatever its scope.
"""

from collections.abc import Sequence
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_union
from sklearn.preprocessing import MultiLabelBinarizer

from ci_map.classify import Classification
from ci_map.classify.labelled import LabelledText

FEATURES = 20_000  # of each kind
# The probability of a value that is listed; the best of .2, .3, .4, .5 on a fifth held back.
LEAST = 0.4
SINGLE = ("role", "country", "place_scale")
YES_OR_NO = ("in_scope", "place_based")
SEVERAL = ("functions", "domains", "conditions")


class Plain:
    """A model of each question, learnt from texts with their labels."""

    def __init__(self, texts: Sequence[LabelledText]) -> None:
        self._vectors = make_union(
            TfidfVectorizer(ngram_range=(1, 2), max_features=FEATURES, sublinear_tf=True),
            TfidfVectorizer(
                analyzer="char_wb", ngram_range=(3, 5), max_features=FEATURES, sublinear_tf=True
            ),
        )
        matrix = self._vectors.fit_transform([text.text for text in texts]).tocsr()
        self._single: dict[str, Any] = {}
        self._several: dict[str, tuple[MultiLabelBinarizer, Any]] = {}
        for name in (*SINGLE, *YES_OR_NO):
            rows = [n for n, text in enumerate(texts) if _asked(name, text)]
            truth = [getattr(texts[n], name) for n in rows]
            self._single[name] = _learner().fit(matrix[rows], truth)
        for name in SEVERAL:
            rows = [n for n, text in enumerate(texts) if _asked(name, text)]
            values = MultiLabelBinarizer()
            truth = values.fit_transform([getattr(texts[n], name) for n in rows])
            self._several[name] = values, OneVsRestClassifier(_learner()).fit(matrix[rows], truth)

    def classify(self, pages: Sequence[str]) -> list[Classification]:
        """The answers to each page, all pages at once."""
        matrix = self._vectors.transform(pages)
        answers = {name: model.predict(matrix).tolist() for name, model in self._single.items()}
        for name, (values, model) in self._several.items():
            answers[name] = values.inverse_transform(model.predict_proba(matrix) >= LEAST)
        answers["conditions"] = [dict.fromkeys(found, 1.0) for found in answers["conditions"]]
        columns = zip(*answers.values(), strict=True)
        return [
            Classification(url=None, lang=None, **dict(zip(answers, row, strict=True)))
            for row in columns
        ]


def _learner() -> LogisticRegression:
    return LogisticRegression(C=10.0, class_weight="balanced", max_iter=300, tol=1e-3)


def _asked(name: str, text: LabelledText) -> bool:
    """Whether the text is labelled for a question."""
    if name == "conditions":
        return text.in_scope and text.conditions_labelled
    return name == "in_scope" or (text.in_scope and getattr(text, name) is not None)
