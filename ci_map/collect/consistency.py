"""What is wrong between rows: ids that stand twice, relations that lead nowhere."""

import difflib
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from ci_map.collect.faults import Fault
from ci_map.collect.rows import OrganisationRow, RelationRow, SeedRow, Survey2015Row

R = TypeVar("R", bound=SeedRow)
Lines = Sequence[tuple[int, R]]


def duplicates(
    organisations: Lines[OrganisationRow],
    relations: Lines[RelationRow],
    named_2015: Lines[Survey2015Row],
) -> Iterator[Fault]:
    """Rows that say twice who or what they are."""
    yield from _duplicates("organisations.csv", "id", organisations, lambda row: row.id)
    yield from _duplicates("relations.csv", "relation", relations, _ends)
    yield from _duplicates("survey_2015.csv", "id", named_2015, lambda row: row.id)


def dangling(
    relations: Lines[RelationRow], named_2015: Lines[Survey2015Row], known: set[str]
) -> Iterator[Fault]:
    """Ids that are not known: those of every row of organisations.csv, also of a faulty one."""
    yield from _dangling("relations.csv", _relation_ends(relations), known)
    yield from _dangling("survey_2015.csv", ((n, "id", row.id) for n, row in named_2015), known)


def _ends(row: RelationRow) -> Hashable:
    return row.source_id, row.relation, row.target_id


def _relation_ends(relations: Lines[RelationRow]) -> Iterator[tuple[int, str, str]]:
    for line, row in relations:
        yield line, "source_id", row.source_id
        yield line, "target_id", row.target_id


def _duplicates(
    file: str, column: str, rows: Lines[R], key: Callable[[R], Hashable]
) -> Iterator[Fault]:
    first: dict[Hashable, int] = {}
    for line, row in rows:
        name = key(row)
        earlier = first.setdefault(name, line)
        if earlier != line:
            told = name if isinstance(name, str) else " ".join(map(str, name))  # type: ignore[call-overload]
            problem = f"{told!r} stands already in line {earlier}"
            yield Fault(file, line, column, problem, "each once; join the two rows or rename one")


def _dangling(file: str, ends: Iterable[tuple[int, str, str]], known: set[str]) -> Iterator[Fault]:
    names = sorted(known)
    for line, column, name in ends:
        if name not in known:
            close = difflib.get_close_matches(name, names, n=3)
            hint = f" (meant {' or '.join(close)}?)" if close else ""
            problem = f"{name!r} is not in organisations.csv"
            yield Fault(file, line, column, problem, f"an id of organisations.csv{hint}")
