"""Figures without an end."""

from pathlib import Path

import pytest

from ci_map.interest.openalex import read_openalex
from ci_map.interest.series import InterestFileInvalid
from ci_map.interest.trends import read_trends


@pytest.mark.parametrize("value", ["9" * 5000, "x" * 200_000])
def test_a_value_without_an_end_is_refused(value: str, tmp_path: Path) -> None:
    path = tmp_path / "trends.csv"
    path.write_text(f"Week,ci\n2009-01-04,{value}\n", encoding="utf-8")
    with pytest.raises(InterestFileInvalid):
        read_trends(path)


@pytest.mark.parametrize(("year", "count"), [("2011", "1e999"), ("1" * 30, "1"), ("-5", "1")])
def test_works_of_no_year_or_without_number_are_refused(
    year: str, count: str, tmp_path: Path
) -> None:
    path = tmp_path / "works.json"
    path.write_text(f'{{"group_by": [{{"key": "{year}", "count": {count}}}]}}', encoding="utf-8")
    with pytest.raises(InterestFileInvalid):
        read_openalex(path)
