"""What every export is made of: a published survey, or a part of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from ci_map.codebook import spoken
from ci_map.gazetteer import gazetteer
from ci_map.locate import Location, located
from ci_map.model import Organisation, Relation

if TYPE_CHECKING:
    import pyarrow as pa

Value = float | int | None
T = TypeVar("T")


@dataclass(frozen=True)
class Snapshot:
    """A survey, with organisations sorted by id and one value an organisation in each measure.

    `title` and each of `limits` are texts by language; `language` is that of the labels that a
    format shows to people. `statements` is the table of `statements.parquet`.
    """

    name: str
    date: str | None
    title: Mapping[str, str]
    limits: Sequence[Mapping[str, str]]
    organisations: Sequence[Organisation]
    relations: Sequence[Relation]
    measures: Mapping[str, Sequence[Value]]
    statements: "pa.Table"
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
    def measured(self) -> Mapping[str, Mapping[str, float | int]]:
        """The measures that are defined, by organisation."""
        values: dict[str, dict[str, float | int]] = {o.id: {} for o in self.organisations}
        for measure, column in self.measures.items():
            for organisation, value in zip(self.organisations, column, strict=True):
                if value is not None:
                    values[organisation.id][measure] = value
        return values

    @cached_property
    def pages(self) -> Mapping[str, Sequence[str]]:
        """The pages that the statements on each subject rest on, sorted."""
        pages: dict[str, set[str]] = {}
        columns = (self.statements[name].to_pylist() for name in ("subject", "page"))
        for subject, page in zip(*columns, strict=True):
            if page:
                pages.setdefault(subject, set()).add(page)
        return {subject: sorted(found) for subject, found in pages.items()}

    def only(self, chosen: Collection[str]) -> "Snapshot":
        """The part with these organisations and the relations among them.

        Measures keep the values that they have in the whole survey.
        """
        ids = frozenset(chosen)
        kept = [o.id in ids for o in self.organisations]
        relations = [r for r in self.relations if r.source_id in ids and r.target_id in ids]
        subjects = ids | {relation.key for relation in relations}
        said = [subject in subjects for subject in self.statements["subject"].to_pylist()]
        return replace(
            self,
            organisations=_where(kept, self.organisations),
            relations=relations,
            measures={name: _where(kept, column) for name, column in self.measures.items()},
            statements=self.statements.filter(said),
        )


def _where(kept: Sequence[bool], values: Sequence[T]) -> list[T]:
    return [value for keep, value in zip(kept, values, strict=True) if keep]
