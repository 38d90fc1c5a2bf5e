"""A value put into canonical form that keeps the words it was found in."""


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
