"""Scores of many pairs on all cores."""

import gc
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar

from ci_map.resolve.record import Record
from ci_map.resolve.score import Scorer

Pair = tuple[int, int]
FEW = 30_000  # pairs that one process compares faster
PIECE = 5_000


class _Shared:
    """What the workers inherit by fork: rows are never sent to them."""

    pairs: ClassVar[Sequence[Pair]] = ()
    records: ClassVar[Sequence[Record]] = ()
    scorer: ClassVar[Scorer | None] = None


def bits_of(pairs: Sequence[Pair], records: Sequence[Record], scorer: Scorer) -> list[float]:
    """The bits of each pair, in their order; the same on one core and on many."""
    with _shared(pairs, records, scorer):
        workers = os.cpu_count() or 1
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        if len(pairs) < FEW or workers < 2 or not can_fork:
            return _piece(0, len(pairs))
        starts = range(0, len(pairs), PIECE)
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            pieces = pool.starmap(_piece, [(at, at + PIECE) for at in starts], chunksize=1)
        return [bits for piece in pieces for bits in piece]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: rows and scores make none, and to look for them is slow."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _shared(pairs: Sequence[Pair], records: Sequence[Record], scorer: Scorer) -> Iterator[None]:
    """Frozen for the collector: a worker that counts references would copy every page."""
    _Shared.pairs, _Shared.records, _Shared.scorer = pairs, records, scorer
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _Shared.pairs, _Shared.records, _Shared.scorer = (), (), None


def _piece(start: int, end: int) -> list[float]:
    scorer, records = _Shared.scorer, _Shared.records
    if scorer is None:
        return []
    return [scorer.evidence(records[a], records[b]).bits for a, b in _Shared.pairs[start:end]]
