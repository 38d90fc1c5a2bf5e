"""One value, and who says so, where and when."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter


class Method(StrEnum):
    """How a value came to be known, the strongest first: a reviewer's word beats a crawler's."""

    REVIEWED = "reviewed"
    CURATED = "curated"
    CRAWLED = "crawled"
    INFERRED = "inferred"

    @property
    def precedence(self) -> int:
        """0 for the strongest."""
        return _PRECEDENCE[self]


_PRECEDENCE = {method: place for place, method in enumerate(Method)}


@dataclass(frozen=True, slots=True)
class Statement:
    """A source says that `subject` has `value` in `field`.

    `subject` is an organisation's id or a relation's key (see `relation_key`). `value` is canonical
    text ("yes", "2011", "US"); `original_value` is the cell or the words as found. A list gives one
    statement a value, `position` keeping its order (0 is the main one), and one a page that shows
    it. Dates are ISO 8601 and may be partial ("2026-11"); `confidence` is between 0 and 1.
    """

    subject: str
    field: str
    value: str
    position: int
    original_value: str
    source: str
    page: str | None
    page_hash: str | None
    first_seen: str | None
    last_seen: str | None
    method: Method
    confidence: float

    @property
    def id(self) -> str:
        """Stable under a change of dates or confidence: a hash of who says what on which page."""
        key = (self.subject, self.field, self.value, self.source, self.page or "", self.method)
        return hashlib.sha256("\x1f".join(key).encode()).hexdigest()[:16]

    @property
    def sort_key(self) -> tuple[str, str, int, int, str, str, str]:
        """Order of the published table: by subject and field, the strongest method first."""
        strength = self.method.precedence
        page = self.page or ""
        return (self.subject, self.field, strength, self.position, self.value, self.source, page)


def organisations_in(statements: Iterable[Statement]) -> set[str]:
    """The ids to which a name is given: those of organisations that are said to be."""
    return {one.subject for one in statements if one.field == "name"}


def by_subject(statements: Iterable[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    """Each subject, sorted, and what is said of it, in the order given.

    One subject at a time: lists of all, or a `sort_key` of each, would take as much memory again as
    the statements of a large survey.
    """
    subject = attrgetter("subject")
    for name, said in groupby(sorted(statements, key=subject), subject):
        yield name, list(said)


def in_order(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Sorted by `sort_key`."""
    for _, said in by_subject(statements):
        yield from sorted(said, key=attrgetter("sort_key"))
