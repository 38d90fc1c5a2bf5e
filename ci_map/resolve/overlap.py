"""How much two lists overlap: where most rows of a list have their equal in another, one more is
likelier to have one there.

It is the share of matches of Fellegi & Sunter (1969, A theory for record linkage, JASA 64), which
is taken from the lists at hand: from the rows that are sure without it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2

from ci_map.resolve.record import Record
from ci_map.resolve.weights import weights

Lists = tuple[str, str]
SEEN = ("overlap",)  # as `Evidence` has it


class Overlap:
    """Bits for a pair of rows by the lists that they stand in; none where little is known."""

    def __init__(self, sure: Iterable[tuple[int, int]], records: Sequence[Record]) -> None:
        """`sure` are pairs of rows that are one body whatever the overlap."""
        self._rows = Counter(record.list for record in records)
        self._records = records
        met: dict[Lists, tuple[set[int], set[int]]] = {}
        for left, right in sure:
            one, other = sorted((left, right), key=lambda row: records[row].list)
            ones, others = met.setdefault(self._lists(one, other), (set(), set()))
            ones.add(one)
            others.add(other)
        shifts = ((lists, self._shift(lists, min(map(len, rows)))) for lists, rows in met.items())
        self._bits: Mapping[Lists, float] = {lists: shift for lists, shift in shifts if shift}

    def __bool__(self) -> bool:
        """Whether it says anything of any two rows."""
        return bool(self._bits)

    def bits(self, left: int, right: int) -> float:
        """What the overlap of their lists says for two rows."""
        return self._bits.get(self._lists(left, right), 0.0)

    def _lists(self, left: int, right: int) -> Lists:
        one, other = sorted((self._records[left].list, self._records[right].list))
        return one, other

    def _shift(self, lists: Lists, met: int) -> float:
        """Bits of the share of the shorter list that was met, over the usual share."""
        one, other = lists
        if one == other:
            return 0.0
        usual, rows = weights().overlap["usual"], min(self._rows[one], self._rows[other])
        unsure = weights().overlap["unsure_rows"]
        share = (met + usual * unsure) / (rows + unsure)
        return min(max(log2(share / usual), 0.0), weights().overlap["most"])
