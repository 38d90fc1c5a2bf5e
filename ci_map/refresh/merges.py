"""What is merged without asking, written down as decisions of the machine: `resolved.csv`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ci_map.gather import gather
from ci_map.lock import held
from ci_map.resolve import Decision, Judgement, ListRow, resolve
from ci_map.resolve.applied import Applied
from ci_map.resolve.decisions import MACHINE, is_row
from ci_map.resolve.told import rows_of
from ci_map.review.decision_file import RESOLVED, read_decisions, write_decisions


def merge(seeds: Path, day: str) -> int:
    """Join rows of sources to organisations where that is sure; returns how many joins are new.

    Only rows are joined: two organisations of the survey that look like one are for a person. A
    row that looks like two of them waits.
    """
    with held(seeds):
        gathered = gather(seeds)
        rows = rows_of((*gathered.seeds.statements, *gathered.waiting))
        known = {row.key: row for row in rows}
        found = resolve(rows, decided=gathered.decided).found
        fresh = [
            decision
            for one in found
            for decision in _joins([known[key] for key in one.rows], gathered.decided, day)
        ]
        if fresh:
            path = seeds / RESOLVED
            write_decisions(path, [*read_decisions(path), *fresh])
        return len(fresh)


def _joins(rows: Sequence[ListRow], decided: Applied, day: str) -> Iterator[Decision]:
    names: Mapping[str, ListRow] = {row.decided_as: row for row in rows}
    organisations = {decided.id_of(name) for name in names if not is_row(decided.id_of(name))}
    if len(organisations) > 1:
        return
    first = min(names, key=lambda name: (is_row(decided.id_of(name)), is_row(name), name))
    for name in sorted(names):
        if decided.id_of(name) != decided.id_of(first):
            left, right = sorted((name, first))
            why = f"{names[name].cell('name')} = {names[first].cell('name')}"
            yield Decision(left, right, Judgement.SAME, MACHINE, day, why)
