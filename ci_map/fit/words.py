"""The words of this room that are not the codebook's, in five languages."""

from collections.abc import Mapping
from functools import cache

from ci_map.packaged import packaged_texts


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The texts of the questions and verdicts, by name and language."""
    texts: Mapping[str, Mapping[str, str]] = packaged_texts("ci_map.fit", "words.yaml")
    return texts


def word(name: str, language: str, **values: str) -> str:
    """A text, filled with values."""
    return words()[name][language].format(**values)
