"""The words of this room that are not the codebook's, in five languages."""

from collections.abc import Mapping
from functools import cache

from ci_map.packaged import packaged


def word(name: str, language: str) -> str:
    """A text of words.yaml."""
    return _words()[name][language]


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = packaged("ci_map.framework", "words.yaml")
    return words
