"""Lists in, organisations found in more than one row out, and the pairs to ask a person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from ci_map.resolve.applied import UNDECIDED, Applied
from ci_map.resolve.candidates import candidates
from ci_map.resolve.clusters import NEVER, Judged, Pair, clusters, judge, sure
from ci_map.resolve.decisions import is_row
from ci_map.resolve.evidence import Reason
from ci_map.resolve.judgement import Judgement
from ci_map.resolve.overlap import SEEN, Overlap
from ci_map.resolve.parallel import bits_of, uncollected
from ci_map.resolve.reasons import why
from ci_map.resolve.record import Record, record_of
from ci_map.resolve.related import under
from ci_map.resolve.rows import ListRow
from ci_map.resolve.score import Scorer
from ci_map.resolve.weights import weights

MOST_QUESTIONS = 450
K = TypeVar("K", str, int)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two rows that a person should judge; `score` is a probability."""

    rows: tuple[str, str]
    score: float
    reasons: tuple[Reason, ...]

    def __str__(self) -> str:
        """A line for people."""
        left, right = self.rows
        return f"? {self.score:6.1%} {left} and {right}: {'; '.join(why(self.reasons[:4]))}"

    def told(self) -> dict[str, Any]:
        """As `ci-map resolve --candidates` prints it."""
        return {
            "candidate": list(self.rows),
            "score": round(self.score, 4),
            "why": why(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation found in more than one row."""

    id: str
    rows: tuple[str, ...]

    def __str__(self) -> str:
        """A line for people."""
        return f"= {self.id}: {', '.join(self.rows)}"

    def told(self) -> dict[str, Any]:
        """As `ci-map resolve` prints it."""
        return {"id": self.id, "rows": list(self.rows)}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was merged without asking, and what is to be asked, the likeliest first."""

    found: tuple[Found, ...]
    candidates: tuple[Candidate, ...]


def resolve(
    rows: Sequence[ListRow],
    questions: int = MOST_QUESTIONS,
    decided: Applied = UNDECIDED,
    apart: str = "",
) -> Resolution:
    """Find the rows that name one organisation. The order of the rows does not matter.

    What people decided comes first: rows they joined are one, rows they set apart or were unsure of
    are never joined, and none of it is asked again. Two rows of the list that is called `apart` are
    joined by a decision alone, and asked however sure they are.
    """
    with uncollected():
        rows = sorted(rows, key=lambda row: (row.list, row.id))
        return _resolution(rows, questions, decided, apart)


def _resolution(
    rows: Sequence[ListRow], questions: int, decided: Applied, apart: str
) -> Resolution:
    names = [decided.id_of(row.decided_as) for row in rows]
    known = _Known(
        names,
        _judged(names, decided),
        frozenset(n for n, row in enumerate(rows) if row.list == apart),
    )
    found = _look([record_of(row) for row in rows], known)
    if any(record.related for record in found.records):
        same = _under_one_name(found.home, found.records)
        found = _look([under(same, record) for record in found.records], known)
    asked = [pair for pair in _asked(found) if pair not in known.judged][:questions]
    told = (_candidate(pair, found) for pair in asked)
    return Resolution(tuple(_found(found.home, rows, names)), tuple(told))


@dataclass(frozen=True, slots=True)
class _Look:
    """What comparing rows gave; `home` is each row's cluster."""

    records: Sequence[Record]
    scorer: Scorer
    overlap: Overlap
    judged: Judged
    home: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the rows beforehand: ids, judged pairs, and which are held apart."""

    names: Sequence[str]
    judged: Mapping[Pair, Judgement]
    apart: frozenset[int]


def _look(records: Sequence[Record], known: _Known) -> _Look:
    scorer = Scorer(records)
    pairs = [(int(a), int(b)) for a, b in candidates(records, scorer.frequencies)]
    bits = dict(zip(pairs, bits_of(pairs, records, scorer), strict=True))
    bits |= dict.fromkeys(known.judged, NEVER)
    judged = judge(bits, records)
    overlap = Overlap(sure(judged), records)
    if overlap:
        judged = judge({pair: said + overlap.bits(*pair) for pair, said in bits.items()}, records)
    home = clusters(judged, len(records), _joined(known.names), known.apart)
    return _Look(records, scorer, overlap, judged, home)


def _under_one_name(home: Sequence[int], records: Sequence[Record]) -> dict[str, str]:
    """The ids by which relations speak of rows, led to that of the first row of their cluster.

    So bodies that were found to be one count as one neighbour when rows are looked at again.
    """
    return {record.own: records[first].own for record, first in zip(records, home, strict=True)}


def _grouped(keys: Iterable[K]) -> dict[K, list[int]]:
    """The rows of each key; `keys` has one a row."""
    rows: dict[K, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        rows[key].append(row)
    return rows


def _joined(names: Sequence[str]) -> Iterator[Pair]:
    """Rows whose ids people put together."""
    for members in _grouped(names).values():
        yield from pairwise(members)


def _judged(names: Sequence[str], decided: Applied) -> dict[Pair, Judgement]:
    """Pairs of rows on which people said that they are different, or that they do not know."""
    rows = _grouped(names)
    known = {}
    for judgement, pairs in (
        (Judgement.UNSURE, decided.unsure),
        (Judgement.DIFFERENT, decided.different),
    ):
        for left, right in pairs:
            for one in rows.get(left, ()):
                for other in rows.get(right, ()):
                    known[min(one, other), max(one, other)] = judgement
    return known


def _found(home: Sequence[int], rows: Sequence[ListRow], names: Sequence[str]) -> Iterator[Found]:
    """Organisations of several rows; their id is the survey's own where it has one."""
    taken: set[str] = set()
    for _, members in sorted(_grouped(home).items()):
        if len(members) > 1:
            called = min((names[row] for row in members), key=lambda name: (is_row(name), name))
            short = called.rpartition("/")[2]  # another list may use the same id for another body
            keys = tuple(rows[row].key for row in members)
            yield Found(called if short in taken else short, keys)
            taken.add(short)


def _asked(found: _Look) -> list[Pair]:
    """Pairs in doubt, the likeliest first; none whose row is already settled in that list."""
    home, records = found.home, found.records
    lists: dict[int, set[str]] = defaultdict(set)
    for row, cluster in enumerate(home):
        lists[cluster].add(records[row].list)
    chance = found.judged.probability
    doubtful = (pair for pair in chance if chance[pair] >= weights().decide["ask"])
    asked = [pair for pair in doubtful if _is_open(pair, home, lists, records)]
    return sorted(asked, key=lambda pair: (-chance[pair], pair))


def _is_open(
    pair: Pair, home: Sequence[int], lists: Mapping[int, set[str]], records: Sequence[Record]
) -> bool:
    left, right = pair
    one, other = records[left].list, records[right].list
    settled = other in lists[home[left]] - {one} or one in lists[home[right]] - {other}
    return home[left] != home[right] and not settled


def _candidate(pair: Pair, found: _Look) -> Candidate:
    left, right = found.records[pair[0]], found.records[pair[1]]
    evidence = found.scorer.evidence(left, right)
    evidence.add(SEEN, found.overlap.bits(*pair))
    probability = found.judged.probability[pair]
    return Candidate((left.key, right.key), probability, evidence.weightiest())
