"""Which rows are worth comparing: those that share a rare word, an address, an acronym.

Every row gives keys; rows that share a key are candidates unless so many share it that it says
nothing. The number of pairs therefore grows with the number of rows, not with its square.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ci_map.resolve.frequency import IMAGINED, Frequencies
from ci_map.resolve.keys import (
    COMMON,
    acronyms,
    initials,
    place_keys,
    rare_keys,
    sounds,
    whole_keys,
)
from ci_map.resolve.record import Record

Pairs = NDArray[np.int64]
Rows = NDArray[np.int64]
Part = tuple[NDArray[np.int64], NDArray[np.float64]]  # coded pairs and the bits of their key
MOST_IN_PLACE = 25
MOST_FOR_ROW = 14  # candidates of one row that are compared in full
MOST_OF_MANY = 8  # the same among many rows, where weak pairs are never asked anyway
MANY = 20_000
LEAST_BITS = 6.0  # what the shared keys of a pair must say together
SHORT_OF_CHANCE = 4.5  # bits that keys may say less than chance among all rows asks for
SURE = 30.0  # the weight of a key that alone makes a candidate


@dataclass(slots=True)
class _Keys:
    """(key, row) pairs gathered."""

    names: dict[str, int] = field(default_factory=dict)
    keys: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def take(self, keys: Iterable[str], row: int) -> None:
        """Note the keys of a row."""
        for key in keys:
            self.keys.append(self.names.setdefault(key, len(self.names)))
            self.rows.append(row)

    def blocks(self, total: int) -> tuple[Rows, Rows, Rows]:
        """Rows sorted by key, each once a key; where each block starts; its size."""
        coded = np.unique(np.array(self.keys, np.int64) * total + np.array(self.rows, np.int64))
        key, row = coded // total, coded % total
        starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
        return row, starts, np.diff(np.r_[starts, len(key)])


def candidates(records: Sequence[Record], frequencies: Frequencies) -> Pairs:
    """Pairs of positions in `records`, each smaller one first, sorted; shape (pairs, 2)."""
    total = len(records) + 1
    whole = _keys_of(records, whole_keys)
    parts = [_pairs(whole, COMMON, total), _neighbours(whole, COMMON, total)]
    del whole  # keys of a million rows are gigabytes: one kind at a time
    rare = partial(rare_keys, frequencies=frequencies)
    parts.append(_pairs(_keys_of(records, rare), COMMON, total))
    parts.append(_pairs(_keys_of(records, place_keys), MOST_IN_PLACE, total))
    parts.append(_sure(_abbreviated(records), total))
    parts.append(_sure(_transliterated(records), total))
    return _strongest(parts, total)


def _keys_of(records: Sequence[Record], tell: Callable[[Record], Iterable[str]]) -> _Keys:
    keys = _Keys()
    for row, record in enumerate(records):
        keys.take(tell(record), row)
    return keys


def _pairs(keys: _Keys, most: int, total: int) -> Part:
    """Coded pairs of rows that share a key, with the key's bits, once a key."""
    row, starts, sizes = keys.blocks(total)
    codes: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    bits: list[NDArray[np.float64]] = [np.empty(0)]
    for size in range(2, most + 1):
        of_size = starts[sizes == size]
        if len(of_size):
            members = row[of_size[:, None] + np.arange(size)]
            left, right = np.triu_indices(size, 1)
            code = (members[:, left] * total + members[:, right]).ravel()
            codes.append(code)
            bits.append(np.full(len(code), log2((total + IMAGINED) / size)))
    return np.concatenate(codes), np.concatenate(bits)


def _neighbours(keys: _Keys, most: int, total: int) -> Part:
    """Of blocks that are too large for all pairs, each row with the next two."""
    row, _, sizes = keys.blocks(total)
    block = np.repeat(np.where(sizes > most, np.arange(len(sizes)), -1), sizes)
    codes = [np.empty(0, np.int64)]
    for step in (1, 2):
        together = (block[:-step] == block[step:]) & (block[step:] >= 0)
        codes.append(row[:-step][together] * total + row[step:][together])
    code = np.concatenate(codes)
    return code, np.full(len(code), SURE)


def _sure(pairs: Iterable[tuple[int, int]], total: int) -> Part:
    """Coded pairs that are compared in any case."""
    found = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    code = np.array([left * total + right for left, right in sorted(found)], np.int64)
    return code, np.full(len(code), SURE)


def _abbreviated(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Rows that write an acronym, with the rows whose names it may stand for."""
    short: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        for text in {text for name in record.names for text in acronyms(name)}:
            short[text].append(row)
    spelled: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        for text in {text for name in record.names for text in initials(name) if text in short}:
            spelled[text].append(row)
    yield from _joined(short, spelled)


def _joined(some: dict[str, list[int]], others: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for key, rows in some.items():
        partners = others.get(key, [])
        if len(rows) * len(partners) <= COMMON * COMMON // 2:
            yield from ((row, partner) for row in rows for partner in partners)


def _transliterated(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Rows written in another script, with the rows that sound alike."""
    foreign: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        for key in {key for name in record.names if name.foreign for key in sounds(name)}:
            foreign[key].append(row)
    latin: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        if any(name.foreign for name in record.names):
            foreign[f"in {record.places.country}"].append(row)
    for row, record in enumerate(records):
        if not record.names[0].foreign:
            latin[f"in {record.places.country}"].append(row)
        heard = {k for name in record.names if not name.foreign for k in sounds(name)}
        for key in heard.intersection(foreign):
            latin[key].append(row)
    yield from _joined(foreign, latin)


def _strongest(parts: Sequence[Part], total: int) -> Pairs:
    """The pairs whose keys say enough, for each row only the best."""
    code, place = np.unique(np.concatenate([part[0] for part in parts]), return_inverse=True)
    said = np.bincount(place, np.concatenate([part[1] for part in parts]), minlength=len(code))
    enough = said >= max(LEAST_BITS, log2(total) - SHORT_OF_CHANCE)
    left, right = code[enough] // total, code[enough] % total
    most = MOST_OF_MANY if total > MANY else MOST_FOR_ROW
    kept = _best(left, said[enough], most) | _best(right, said[enough], most)
    return np.stack([left[kept], right[kept]], axis=1)


def _best(row: NDArray[np.int64], said: NDArray[Any], most: int) -> NDArray[np.bool_]:
    """Which pairs are among the best of their row."""
    order = np.lexsort((-said, row))
    ordered = row[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    rank = np.arange(len(ordered)) - np.repeat(starts, np.diff(np.r_[starts, len(ordered)]))
    best = np.empty(len(row), bool)
    best[order] = rank < most
    return best
