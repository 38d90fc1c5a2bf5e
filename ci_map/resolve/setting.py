"""What names are weighed by: where the two rows are, and how rare words are."""

from collections.abc import Set
from dataclasses import dataclass

from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.record import Places
from ci_map.resolve.words import Word


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two rows are, all words that are places, and how rare words are."""

    left: Places
    right: Places
    gazetteer: Set[str]
    frequencies: Frequencies
    same_home: bool = False

    def is_place(self, word: Word) -> bool:
        """Whether a word of a name is the name of a place."""
        return word.kind is WordKind.ORDINARY and self.names_place(word.text)

    def names_place(self, text: str) -> bool:
        """Whether a place has this name, whatever the word is besides."""
        return text in self.gazetteer or text in self.left.words or text in self.right.words
