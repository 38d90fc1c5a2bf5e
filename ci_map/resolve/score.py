"""The score of a pair: the odds that two rows are one body, and why."""

from collections.abc import Sequence
from math import log2

from ci_map.resolve.evidence import CHANCE, Evidence
from ci_map.resolve.facts import Facts, registry
from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.likeness import likeness
from ci_map.resolve.names import Name
from ci_map.resolve.record import Record
from ci_map.resolve.related import Relations
from ci_map.resolve.setting import Setting
from ci_map.resolve.weights import weights

UNRELATED = 1.0  # bits
PRIOR_ROWS = 250  # among so few rows chance is not smaller


class Scorer:
    """Compares rows of one set of lists."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.frequencies = Frequencies(records)
        self._facts = Facts(records)
        self._relations = Relations(records)
        self._gazetteer = _gazetteer(records)
        self._prior = -log2(len(records) + PRIOR_ROWS)

    def evidence(self, left: Record, right: Record) -> Evidence:
        """All reasons, prior included (0 bits are even odds); the same from both sides."""
        left, right = (left, right) if left.key <= right.key else (right, left)
        evidence = Evidence()
        evidence.add(CHANCE, self._prior)
        if left.list == right.list:
            evidence.add(("same_list",), weights().prior_within_list)
        names = self._names(left, right)
        one_home = _have_one_home(left, right)
        evidence.take(names, least=weights().home["unrelated_names"] if one_home else -99.0)
        self._facts.home(left, right, evidence)
        registry(left, right, evidence)
        self._relations.tell(left, right, evidence)
        self._place_and_facts(left, right, evidence, names)
        return evidence

    def _place_and_facts(
        self, left: Record, right: Record, evidence: Evidence, names: Evidence
    ) -> None:
        """Facts that go together, each kind within limits, which the names shift."""
        place, facts = self._facts.place(left, right), self._facts.rest(left, right)
        limits = weights().facts
        if _is_programme_or_renamed(left, right, names):
            evidence.take(place, most=weights().home["unrelated_place"])
            facts = facts.sharpened(weights().home["unrelated_facts"])
            evidence.take(facts, 2 * limits["least"], limits["most"])
        else:
            most = weights().place["most_unclear" if evidence.unclear else "most"]
            evidence.take(place, most=most)
            evidence.take(facts, limits["least"], limits["most"])

    def _names(self, left: Record, right: Record) -> Evidence:
        """What the pair of forms that are most alike says, and the full names against it."""
        same_home = _have_one_home(left, right)
        places = left.places, right.places
        setting = Setting(*places, self._gazetteer, self.frequencies, same_home)
        same = left.names[0].joined == right.names[0].joined
        found = [
            (said.bits, said, one, other)
            for one in (left.names[:1] if same else left.names)
            for other in (right.names[:1] if same else right.names)
            if (said := likeness(one, other, setting)) is not None
        ]
        if not found:
            unrelated = Evidence()
            if not _one_is_foreign(left, right):
                unrelated.add(("unrelated",), weights().name["unrelated"])
            return unrelated
        _, best, one, other = max(found, key=lambda item: item[0])
        if one.is_short or other.is_short or one.foreign != other.foreign:
            _full_names(left, right, setting, best)
        return best


def _full_names(left: Record, right: Record, setting: Setting, best: Evidence) -> None:
    """The acronym "AIM" is two bodies: when only short names agree, the full ones have a say."""
    name = weights().name
    one, other = _full(left), _full(right)
    if one and other:
        said = likeness(one, other, setting)
        less = (said.bits if said else 4 * name["unrelated"]) - best.bits
        if less < 0:
            weight = max(name["full_names_differ"] * less, name["full_names_differ_most"])
            best.add(("full_names",), weight)


def _is_programme_or_renamed(left: Record, right: Record, names: Evidence) -> bool:
    """One home page under names that have little in common: a parent's page, or a new name.

    Then the same place says nothing, and each fact that differs tells of two bodies.
    """
    one_script = not _one_is_foreign(left, right)
    return one_script and _have_one_home(left, right) and names.bits < UNRELATED


def _have_one_home(left: Record, right: Record) -> bool:
    return bool(left.home and right.home and left.home.site == right.home.site)


def _one_is_foreign(left: Record, right: Record) -> bool:
    return left.names[0].foreign != right.names[0].foreign


def _full(record: Record) -> Name | None:
    """The row's longest name that is more than an acronym."""
    long = [name for name in record.names if not name.is_short and not name.foreign]
    return max(long, key=lambda name: (-name.origin, len(name.content)), default=None)


def _gazetteer(records: Sequence[Record]) -> frozenset[str]:
    """Words that are places of some row."""
    words: set[str] = set()
    for record in records:
        words |= record.places.words
    return frozenset(words)
