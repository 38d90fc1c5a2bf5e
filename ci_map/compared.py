"""Published surveys as the comparison takes them."""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ci_map.changes import Changes, Edition, Picture, Step, compare
from ci_map.changes.steps import history_of
from ci_map.checksums import read_if_any, read_whole, whole
from ci_map.frames import (
    of_statements,
    organisations_of,
    read_organisations,
    read_ranks,
    read_relations,
    relations_of,
)
from ci_map.memory import check_survey
from ci_map.model import Method, Statement

if TYPE_CHECKING:
    import pyarrow as pa

    from ci_map.survey import Survey

AT_ONCE = 2**16  # statements


@dataclass(frozen=True, slots=True)
class Published:
    """The statements of a survey where they stand: statements.parquet, read part by part."""

    path: Path

    def crawled(self) -> Iterator[Statement]:
        """See `ci_map.changes.picture.Evidence`."""
        yield from self._having("method", [str(Method.CRAWLED)])

    def of(self, subjects: Collection[str]) -> Iterator[Statement]:
        """See `Statements`."""
        yield from self._having("subject", list(subjects))

    def pages(self) -> AbstractSet[str]:
        """See `Statements`."""
        return {
            page for part in self._parts() for page in part["page"].unique().to_pylist() if page
        }

    def _having(self, column: str, values: list[str]) -> Iterator[Statement]:
        import pyarrow as pa
        import pyarrow.compute as pc

        wanted = pc.SetLookupOptions(pa.array(values, pa.string()))
        with whole(self.path):
            for part in self._parts():
                found = part.filter(pc.is_in(part[column], options=wanted))
                yield from map(_statement, found.drop_columns("id").to_pylist())

    def _parts(self) -> "Iterator[pa.Table]":
        import pyarrow as pa
        import pyarrow.parquet as pq

        for batch in pq.ParquetFile(self.path).iter_batches(AT_ONCE):
            yield pa.Table.from_batches([batch])


def _statement(row: dict[str, Any]) -> Statement:
    return Statement(**row | {"method": Method(row["method"])})


def changes(before: "Survey", after: "Survey") -> Changes:
    """What changed between two surveys."""
    return compare(picture(before), picture(after))


def picture(survey: "Survey") -> Picture:
    """A survey as records, with what it rests on; raises TooLarge.

    Its tables are read here, not those that the survey keeps: two surveys of both were too much.
    """
    check_survey(survey.folder, survey.manifest["counts"])
    return Picture(
        organisations=organisations_of(
            read_whole(survey.folder, "organisations.csv", read_organisations)
        ),
        relations=relations_of(read_whole(survey.folder, "relations.csv", read_relations)),
        evidence=Published(read_whole(survey.folder, "statements.parquet", of_statements)),
        ranks=read_if_any(survey.folder, "ranks.csv", read_ranks) or {},
        moved=survey.manifest.get("moved", {}),
        unreachable=frozenset(survey.manifest.get("unreachable", ())),
        sources=frozenset(survey.manifest.get("coverage", ())),
        date=survey.manifest["date"],
    )


def edition(survey: "Survey") -> Edition:
    """A survey's name and date."""
    return Edition(survey.name, survey.manifest["date"])


def history(survey: "Survey") -> tuple[Step, ...]:
    """What changed from survey to survey up to this one, the oldest step first."""
    return read_if_any(survey.folder, "changes.json", _history) or ()


def _history(path: Path) -> tuple[Step, ...]:
    return history_of(path.read_text(encoding="utf-8"))
