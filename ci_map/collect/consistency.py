"""What is wrong between rows: ids that stand twice, relations that lead nowhere."""

import difflib
from collections.abc import Collection, Iterable, Iterator, Sequence

from ci_map.collect.faults import Fault
from ci_map.collect.stated import ORGANISATIONS, RELATIONS, SURVEY_2015

Ends = tuple[str, str, str]
Ids = Sequence[tuple[int, str]]
Relations = Sequence[tuple[int, Ends]]

MOST = (
    50_000  # ids among which one that was meant is looked for: of a million it takes seconds each
)


def duplicates(organisations: Ids, relations: Relations, named_2015: Ids) -> Iterator[Fault]:
    """Rows that say twice who or what they are; each row by its line and what names it."""
    yield from _duplicates(ORGANISATIONS, "id", organisations)
    yield from _duplicates(RELATIONS, "relation", relations)
    yield from _duplicates(SURVEY_2015, "id", named_2015)


def dangling(relations: Relations, named_2015: Ids, known: set[str]) -> Iterator[Fault]:
    """Ids that are not known: those of every row of organisations.csv, also of a faulty one."""
    yield from _dangling(RELATIONS, _relation_ends(relations), known)
    yield from _dangling(SURVEY_2015, ((n, "id", name) for n, name in named_2015), known)


def _relation_ends(relations: Relations) -> Iterator[tuple[int, str, str]]:
    for line, (source, _, target) in relations:
        yield line, "source_id", source
        yield line, "target_id", target


def _duplicates(file: str, column: str, rows: Ids | Relations) -> Iterator[Fault]:
    first: dict[str | Ends, int] = {}
    for line, name in rows:
        earlier = first.setdefault(name, line)
        if earlier != line:
            told = name if isinstance(name, str) else " ".join(name)
            problem = f"{told!r} stands already in line {earlier}"
            yield Fault(file, line, column, problem, "each once; join the two rows or rename one")


def _dangling(file: str, ends: Iterable[tuple[int, str, str]], known: set[str]) -> Iterator[Fault]:
    for line, column, name in ends:
        if name not in known:
            problem = f"{name!r} is not in {ORGANISATIONS}"
            allowed = f"an id of {ORGANISATIONS}{meant(name, known)}"
            yield Fault(file, line, column, problem, allowed)


def meant(name: str, known: Collection[str]) -> str:
    """Which ids may be meant by one that is not known, as words to go on with: " (meant fsg?)"."""
    if len(known) > MOST:
        return ""
    close = difflib.get_close_matches(name, sorted(known), n=3)
    return f" (meant {' or '.join(close)}?)" if close else ""
