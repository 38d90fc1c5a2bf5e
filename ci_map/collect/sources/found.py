"""A value put into canonical form that keeps the words it was found in."""

import re

# Spaces, invisible marks, overrides of direction, control characters, halves of characters.
NOT_TEXT = re.compile(
    r"[\s\u00a0\u200b\ufeff\u202a-\u202e\u2066-\u2069\x00-\x1f\x7f\ud800-\udfff]+"
)


def squeezed(words: str) -> str:
    """Text on one line: what is no text, and spaces, are one space."""
    return NOT_TEXT.sub(" ", words).strip()


class Found(str):
    """A text with the words on the page that it comes from: `Found("US", "United States")`."""

    original: str

    def __new__(cls, value: str, original: str) -> "Found":
        """Both may be the same."""
        found = super().__new__(cls, value)
        found.original = original
        return found


def original_of(value: str) -> str:
    """The words that a value was found in: the value itself when nothing else is known."""
    return value.original if isinstance(value, Found) else value
