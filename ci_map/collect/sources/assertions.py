"""What must be true of a reading before any of it is published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ci_map.collect.collected import NETWORK, ends_of, subject_of
from ci_map.collect.sources.description import Assertions, Bounds
from ci_map.model import Statement


def failures(
    assertions: Assertions,
    statements: Iterable[Statement],
    kept: Mapping[str, Mapping[str, Sequence[Any]]],
) -> Iterator[str]:
    """Each assertion that does not hold, as a sentence. The network itself does not count."""
    organisations, relations = _counted(statements)
    yield from _bounds("organisations", len(organisations), assertions.organisations)
    yield from _bounds("relations", relations, assertions.relations)
    entries = sum(len(rows) for lists in kept.values() for rows in lists.values())
    yield from _bounds("kept entries", entries, assertions.kept)
    names = {_folded(v) for values in organisations.values() for v in values.get("name", ())}
    for name in assertions.must_have:
        if _folded(name) not in names:
            yield f"{name!r} is missing"
    for field, share in sorted(assertions.shares.items()):
        yield from _share(field, share, organisations.values())


Fields = Mapping[str, Sequence[str]]


def _counted(statements: Iterable[Statement]) -> tuple[dict[str, Fields], int]:
    """The values of each organisation by field, and the number of relations."""
    organisations: defaultdict[str, defaultdict[str, list[str]]]
    organisations = defaultdict(lambda: defaultdict(list))
    relations = set()
    for statement in statements:
        if ends_of(statement.subject):
            relations.add(statement.subject)
        elif statement.subject != subject_of(statement.source, NETWORK):
            organisations[statement.subject][statement.field].append(statement.value)
    return dict(organisations), len(relations)


def _bounds(what: str, count: int, bounds: Bounds) -> Iterator[str]:
    if count < bounds.min:
        yield f"{count} {what}, at least {bounds.min} expected"
    if bounds.max is not None and count > bounds.max:
        yield f"{count} {what}, at most {bounds.max} expected"


def _share(field: str, least: float, organisations: Iterable[Fields]) -> Iterator[str]:
    has = [field in values for values in organisations]
    share = sum(has) / len(has) if has else 0.0
    if share < least:
        yield f"{share:.0%} of the organisations have {field}, at least {least:.0%} expected"


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
