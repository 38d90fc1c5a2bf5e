"""The language of a text, by py3langid (a naive Bayes model that comes inside its package)."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_LETTER, _HEBREW, _KANA = (
    re.compile(pattern) for pattern in (r"[^\W\d_]", "[א-ת]", "[\u3040-\u30ff]")
)
ENOUGH = 250
"""Characters that settle the language; more would only cost time."""


def language_of(text: str) -> str | None:
    """ISO 639-1 of the text's main language, or nothing where there are no letters."""
    head = text[: 3 * ENOUGH]
    letters = len(_LETTER.findall(head))
    if letters < 3:
        return None
    sample = text[:ENOUGH] if len(text) <= 3 * ENOUGH else text[ENOUGH : 2 * ENOUGH]
    return _by_script(head, letters) or str(_identifier().classify(sample.lower())[0])


def _by_script(head: str, letters: int) -> str | None:
    if len(_HEBREW.findall(head)) > 0.3 * letters:
        return "he"
    return "ja" if len(_KANA.findall(head)) > 0.1 * letters else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
