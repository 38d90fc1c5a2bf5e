"""Whether a problem is one for collective impact: ten statements, a verdict.

The statements are the codebook's, the other words stand in `words.yaml`. The command line asks
them (`ci-map fit`), and the map does, which gets all of it in its payload.
"""

from ci_map.fit.judge import (
    ADAPTIVE,
    COMPLEX,
    Answer,
    BadAnswers,
    Fit,
    Verdict,
    judge,
    parsed,
    questions,
)
from ci_map.fit.words import word, words

__all__ = [
    "ADAPTIVE",
    "COMPLEX",
    "Answer",
    "BadAnswers",
    "Fit",
    "Verdict",
    "judge",
    "parsed",
    "questions",
    "word",
    "words",
]
