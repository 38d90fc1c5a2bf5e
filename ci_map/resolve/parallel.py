"""Scores of many pairs on all cores."""

import gc
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from typing import ClassVar

from ci_map.cluster import processes
from ci_map.resolve.record import Record
from ci_map.resolve.score import Scorer

Pair = tuple[int, int]
FEW = 30_000  # pairs that one process compares faster
PIECE = 5_000
# macOS has fork, and libraries there that do not survive it.
START = "fork" if sys.platform == "linux" else "spawn"


class _Shared:
    """What every worker has: inherited by fork, sent once to each that is spawned."""

    pairs: ClassVar[Sequence[Pair]] = ()
    records: ClassVar[Sequence[Record]] = ()
    scorer: ClassVar[Scorer | None] = None


def bits_of(pairs: Sequence[Pair], records: Sequence[Record], scorer: Scorer) -> list[float]:
    """The bits of each pair, in their order; the same on one core and on many."""
    workers = processes()
    pieces = [slice(at, at + PIECE) for at in range(0, len(pairs), PIECE)]
    with _shared(pairs, records, scorer):
        if len(pairs) < FEW or workers < 2:
            return list(chain.from_iterable(map(_piece, pieces)))
        given = (pairs, records, scorer)
        with ProcessPoolExecutor(workers, get_context(START), _share, given) as pool:
            return list(chain.from_iterable(pool.map(_piece, pieces)))


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
    _share(pairs, records, scorer)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _Shared.pairs, _Shared.records, _Shared.scorer = (), (), None


def _share(pairs: Sequence[Pair], records: Sequence[Record], scorer: Scorer) -> None:
    _Shared.pairs, _Shared.records, _Shared.scorer = pairs, records, scorer


def _piece(piece: slice) -> list[float]:
    scorer, records = _Shared.scorer, _Shared.records
    if scorer is None:
        return []
    return [scorer.evidence(records[a], records[b]).bits for a, b in _Shared.pairs[piece]]
