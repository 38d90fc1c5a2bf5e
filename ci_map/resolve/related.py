"""What relations say of two rows: neighbours in common speak for one body, a tie against it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log2

from ci_map.resolve.evidence import Evidence
from ci_map.resolve.record import Record
from ci_map.resolve.weights import weights


class Relations:
    """How many rows are related to each body: to share a neighbour of many says little."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._rows = len(records)
        self._ties = Counter(other for one in records for other in {end for _, end in one.related})

    def tell(self, left: Record, right: Record, evidence: Evidence) -> None:
        """Add what relations say; nothing when one of the two has none."""
        if not left.related or not right.related:
            return
        facts = weights().facts
        ends = {end for _, end in left.related}, {end for _, end in right.related}
        if right.own in ends[0] or left.own in ends[1]:
            evidence.add(("related",), facts["related"])
        shared = sorted(ends[0] & ends[1])
        if shared:
            bits = sum(self._rarity(end) for end in shared)
            kinds = len({*left.related} & {*right.related})
            share = facts["neighbour"] if kinds else facts["neighbour_otherwise"]
            seen = ("neighbours", *shared[:3])
            evidence.add(seen, min(share * bits, facts["neighbours_most"]))

    def _rarity(self, end: str) -> float:
        return max(log2((self._rows + 20) / (self._ties[end] + 1)), 0.0)


def under(names: Mapping[str, str], record: Record) -> Record:
    """A record whose relations are told of the rows that are already known to be one."""
    related = frozenset((kind, names.get(end, end)) for kind, end in record.related)
    return replace(record, own=names.get(record.own, record.own), related=related)
