"""The language of a text, by py3langid (a naive Bayes model that comes inside its package)."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

_THREE_LETTERS = re.compile(r"(?:[\W\d_]*[^\W\d_]){3}")
_NO_LETTERS, _HEBREW, _KANA = (
    re.compile(pattern) for pattern in (r"[\W\d_]+", "[א-ת]", "[\u3040-\u30ff]")
)
ENOUGH = 250
"""Characters that settle the language; more would only cost time."""


def language_of(text: str) -> str | None:
    """ISO 639-1 of the text's main language, or nothing where there are no letters."""
    head = text[: 3 * ENOUGH]
    if not _THREE_LETTERS.match(head):
        return None
    sample = text[:ENOUGH] if len(text) <= 3 * ENOUGH else text[ENOUGH : 2 * ENOUGH]
    return _by_script(head) or str(_identifier().classify(sample.lower())[0])


def _by_script(head: str) -> str | None:
    hebrew, kana = len(_HEBREW.findall(head)), len(_KANA.findall(head))
    letters = len(_NO_LETTERS.sub("", head)) if hebrew or kana else 0
    if hebrew > 0.3 * letters:
        return "he"
    return "ja" if kana > 0.1 * letters else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)
