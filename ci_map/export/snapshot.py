"""What every export is made of: a published survey, or a part of it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from ci_map.codebook import spoken
from ci_map.gazetteer import gazetteer
from ci_map.locate import Location, located
from ci_map.model import Organisation, Relation
from ci_map.model.relation import is_relation_key

if TYPE_CHECKING:
    import pyarrow as pa

Value = float | int | None
T = TypeVar("T")
AT_ONCE = 2**16  # statements: as Python's values all of them take ten times what the table does


@dataclass(frozen=True)
class Snapshot:
    """A survey, with organisations sorted by id and one value an organisation in each measure.

    `title` and each of `limits` are texts by language; `language` is that of the labels that a
    format shows to people. `read` gives the table of `statements.parquet`, which most formats do
    without.
    """

    name: str
    date: str | None
    title: Mapping[str, str]
    limits: Sequence[Mapping[str, str]]
    organisations: Sequence[Organisation]
    relations: Sequence[Relation]
    measures: Mapping[str, Sequence[Value]]
    read: Callable[[], "pa.Table"]
    language: str = "en"

    def __post_init__(self) -> None:
        spoken(self.language)

    @property
    def heading(self) -> str:
        """The survey's title in the language of the export, else its name."""
        return self.title.get(self.language) or self.title.get("en") or self.name

    @cached_property
    def by_id(self) -> Mapping[str, Organisation]:
        """The organisations by id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def locations(self) -> Sequence[Location]:
        """Where each organisation is, in their order."""
        return located(self.organisations, gazetteer())

    @cached_property
    def statements(self) -> "pa.Table":
        """Who says what of these, read when it is asked for."""
        return self.read()

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {organisation.id: place for place, organisation in enumerate(self.organisations)}

    def measured(self, organisation: str) -> dict[str, float | int]:
        """The measures that are defined for an organisation."""
        place = self._places[organisation]
        values = ((measure, column[place]) for measure, column in self.measures.items())
        return {measure: value for measure, value in values if value is not None}

    @cached_property
    def pages(self) -> Mapping[str, Sequence[str]]:
        """The pages that the statements on each organisation rest on, sorted."""
        pages: dict[str, set[str]] = {}
        kept: dict[str, str] = {}  # each page once
        for subject, page in self.told("subject", "page"):
            if page and not is_relation_key(subject):
                pages.setdefault(subject, set()).add(kept.setdefault(page, page))
        return {subject: sorted(found) for subject, found in pages.items()}

    def told(self, *columns: str) -> Iterator[tuple[Any, ...]]:
        """Each statement's values in these columns."""
        for part in self.statements.select(list(columns)).to_batches(AT_ONCE):
            yield from zip(*(column.to_pylist() for column in part.columns), strict=True)

    def only(self, chosen: Collection[str]) -> "Snapshot":
        """The part with these organisations and the relations among them.

        Measures keep the values that they have in the whole survey.
        """
        ids = frozenset(chosen)
        kept = [o.id in ids for o in self.organisations]
        relations = [r for r in self.relations if r.source_id in ids and r.target_id in ids]
        subjects = ids | {relation.key for relation in relations}
        return replace(
            self,
            organisations=_where(kept, self.organisations),
            relations=relations,
            measures={name: _where(kept, column) for name, column in self.measures.items()},
            read=lambda: self.statements.filter([s in subjects for (s,) in self.told("subject")]),
        )


def _where(kept: Sequence[bool], values: Sequence[T]) -> list[T]:
    return [value for keep, value in zip(kept, values, strict=True) if keep]
