"""How rare words are among all rows: rare words tell organisations apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import fsum, log2

from ci_map.resolve.lexicon import WordKind
from ci_map.resolve.names import Name
from ci_map.resolve.record import Record

# Few rows say little of how common a word is: so many more are imagined, in which words of the
# field are common and all others rare.
IMAGINED = 1000
FIELD = (WordKind.TYPE, WordKind.THEME, WordKind.SCOPE)
COMMON, RARE = 25.0, 0.5
REMEMBERED = 60_000  # phrases
MOST_ROWS = 3000  # words in more rows than that are not looked up row by row


class Frequencies:
    """In which rows each word stands, and how surprising it is to meet words in two rows."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.rows = len(records)
        self.total = len(records) + IMAGINED
        self._where: dict[str, set[int]] = defaultdict(set)
        self._kinds: dict[str, WordKind] = {}
        self._phrases: dict[frozenset[str], float] = {}
        for number, record in enumerate(records):
            for word in _words(record.names):
                self._where[word].add(number)
            for name in record.names:
                self._kinds.update((word.text, word.kind) for word in name.content)

    def count(self, word: str) -> int:
        """In how many rows the word stands."""
        return len(self._where.get(word, ()))

    def kind(self, word: str) -> WordKind:
        """What the word does in a name."""
        return self._kinds.get(word, WordKind.ORDINARY)

    def surprise(self, word: str) -> float:
        """Bits: log2 of one in how many rows has the word."""
        common = self._kinds.get(word, WordKind.ORDINARY) in FIELD
        return log2(self.total / (self.count(word) + (COMMON if common else RARE)))

    def phrase(self, words: frozenset[str]) -> float:
        """Bits of finding all these words in one name.

        Words of a phrase go together ("opportunity youth collaborative"), so that the rows with all
        of them are counted; when those are only the two rows at hand, their sum with a discount.
        """
        if len(words) == 1:
            return self.surprise(next(iter(words)))
        found = self._phrases.get(words)
        if found is None:
            found = self._phrase(words)
            if len(self._phrases) < REMEMBERED:
                self._phrases[words] = found
        return found

    def _phrase(self, words: frozenset[str]) -> float:
        each = [self.surprise(word) for word in words]
        total, most = fsum(each), max(each)  # in whatever order the set has them
        together = self._together(words)
        if together is None:
            return 0.6 * total
        if together <= 2:
            return max(log2(self.total / 2.5), 0.6 * total, most)
        return min(total, max(log2(self.total / (together + RARE)), 0.35 * total, most))

    def _together(self, words: Iterable[str]) -> int | None:
        """How many rows have all the words; None when that would take long to count."""
        rows = sorted((self._where.get(word, set()) for word in words), key=len)
        if len(rows[0]) > MOST_ROWS:
            return None
        common = rows[0]
        for others in rows[1:]:
            common = {row for row in common if row in others}
        return len(common)


def _words(names: Sequence[Name]) -> set[str]:
    return {word for name in names for word in name.texts}
