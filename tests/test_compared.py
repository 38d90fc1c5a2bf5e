"""A published survey is compared without holding what is said of all that stayed the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import ci_map
from ci_map.changes import InMemory, compare
from ci_map.compared import Published, picture
from ci_map.gather import gather
from ci_map.model import Method, Statement
from ci_map.model.statement import in_order
from tests.conftest import ROOT


def test_statements_are_read_as_they_were_told(built: Path) -> None:
    told = InMemory(tuple(in_order(gather(ROOT / "data" / "seeds").seeds.statements)))
    read = Published(built / "statements.parquet")
    some = {"fsg", "tamarack-institute", "nobody"}
    assert list(read.of(some)) == list(told.of(some)) != []
    assert list(read.crawled()) == list(told.crawled())
    assert read.pages() == told.pages()


@dataclass(frozen=True)
class Asked(InMemory):
    """Evidence that notes what it was asked for."""

    subjects: Collection[str] = ()

    def of(self, subjects: Collection[str]) -> Iterable[Statement]:
        object.__setattr__(self, "subjects", frozenset(subjects))
        return super().of(subjects)


def test_a_comparison_asks_only_for_what_is_said_of_changes(built: Path) -> None:
    later = picture(ci_map.open(built))
    first, second, *others = later.organisations
    evidence = Asked()
    renamed = replace(second, name="before")
    earlier = replace(later, organisations=(renamed, *others), evidence=evidence)
    found = compare(earlier, later)
    assert {(one.kind, one.id) for one in found.organisations} == {
        ("joined", first.id),
        ("renamed", second.id),
    }
    assert evidence.subjects == {first.id, second.id}


def test_crawled_statements_are_told_from_curated(tmp_path: Path, built: Path) -> None:
    import pyarrow.parquet as pq

    table = pq.read_table(built / "statements.parquet")
    methods = ["crawled" if n % 3 == 0 else "curated" for n in range(table.num_rows)]
    place = table.column_names.index("method")
    pq.write_table(table.set_column(place, "method", [methods]), tmp_path / "statements.parquet")
    crawled = list(Published(tmp_path / "statements.parquet").crawled())
    assert len(crawled) == methods.count("crawled")
    assert {one.method for one in crawled} == {Method.CRAWLED}
