"""From scored pairs to clusters: the best pairs first, and never against strong evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice, product

from ci_map.resolve.record import Record
from ci_map.resolve.weights import weights

Pair = tuple[int, int]
AGAINST = -6.0  # bits from which a pair keeps two clusters apart
ALIKE = 2.0  # bits from which two candidates are no rivals
HOPELESS = -14.0  # bits below which a pair is neither asked nor a rival
NEVER = -100.0  # what a person's "different" weighs
FEW = 900  # most pairs of rows that are looked at before two clusters are joined


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs with the probability that they are one body, rivals considered."""

    bits: Mapping[Pair, float]
    probability: Mapping[Pair, float]


def judge(bits: Mapping[Pair, float], records: Sequence[Record]) -> Judged:
    """Probabilities: a row has at most one equal in another list, so its candidates compete.

    Candidates that are themselves alike do not: they may be one body that its list names twice.
    Pairs that are hopeless have no probability.
    """
    rivals = _Rivals(bits, records)
    return Judged(bits, {pair: rivals.chance(*pair) for pair in rivals.odds})


class _Rivals:
    """The odds of each pair, and by row and list the rows that compete to be its equal there."""

    def __init__(self, bits: Mapping[Pair, float], records: Sequence[Record]) -> None:
        self.odds: dict[Pair, float] = {
            pair: 2.0 ** min(said, 60.0) for pair, said in bits.items() if said > HOPELESS
        }
        self._bits, self._records = bits, records
        self._of: dict[tuple[int, str], list[int]] = defaultdict(list)
        for left, right in self.odds:
            self._of[left, records[right].list].append(right)
            self._of[right, records[left].list].append(left)

    def chance(self, left: int, right: int) -> float:
        """The probability that a pair is one body."""
        odds = self.odds[left, right]
        return odds / (1.0 + odds + max(self._against(left, right), self._against(right, left)))

    def _against(self, row: int, chosen: int) -> float:
        """The odds of a row with the rivals of the one chosen for it, together."""
        others = self._of[row, self._records[chosen].list]
        if len(others) == 1:
            return 0.0
        return sum(
            self.odds[_pair(row, other)]
            for other in others
            if other != chosen and self._bits.get(_pair(chosen, other), -1.0) < ALIKE
        )


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def clusters(
    judged: Judged, rows: int, decided: Iterable[Pair] = (), apart: AbstractSet[int] = frozenset()
) -> list[int]:
    """The cluster of each row, named by its first row.

    `decided` pairs are joined whatever the score. Then pairs are taken by bits, the surest first;
    two clusters are not joined when rows of theirs were compared and speak strongly against it, or
    when both have a row that is held `apart`.
    """
    joining = _Joining(list(range(rows)))
    for left, right in decided:
        joining.join(left, right)
    for left, right in sorted(sure(judged), key=lambda pair: (-judged.bits[pair], pair)):
        held = apart and joining.both_have(left, right, apart)
        if not held and not joining.is_against(left, right, judged.bits):
            joining.join(left, right)
    return joining.home


def sure(judged: Judged) -> list[Pair]:
    """The pairs that are merged without asking when nothing speaks against it."""
    merge = weights().decide["merge"]
    return [pair for pair, chance in judged.probability.items() if chance >= merge]


class _Joining:
    """Clusters while they grow."""

    def __init__(self, home: list[int]) -> None:
        self.home = home
        self._members: dict[int, list[int]] = {}

    def members(self, row: int) -> list[int]:
        return self._members.get(self.home[row], [row])

    def join(self, left: int, right: int) -> None:
        one, other = sorted((self.home[left], self.home[right]))
        if one != other:
            moved = self.members(other)
            self._members[one] = self.members(one) + moved
            self._members.pop(other, None)
            for row in moved:
                self.home[row] = one

    def both_have(self, left: int, right: int, rows: AbstractSet[int]) -> bool:
        """Whether each of two clusters has one of the rows."""
        return all(not rows.isdisjoint(self.members(row)) for row in (left, right))

    def is_against(self, left: int, right: int, bits: Mapping[Pair, float]) -> bool:
        across = islice(product(self.members(left), self.members(right)), FEW)
        return any(bits.get(_pair(a, b), 0.0) < AGAINST for a, b in across)
