"""Regular expressions that are tried only where they may begin."""

import re


def starting_with(letters: str, pattern: str) -> re.Pattern[str]:
    """A pattern of which every match begins with one of `letters`, written as within a class.

    It matches what `pattern` does, several times as fast: at most places of a text one look at
    the letter spares the attempts at all alternatives.
    """
    return re.compile(f"(?=[{letters}])(?:{pattern})")
