"""Parquet and the data package, read by pandas, pyarrow and frictionless."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package, validate

from ci_map.export import Snapshot, export
from ci_map.survey import Survey


def test_parquet_keeps_types_lists_and_every_character(
    whole: Snapshot, hostile: Snapshot, survey: Survey, tmp_path: Path
) -> None:
    folder = export(whole, "parquet", tmp_path / "whole")
    table = pd.read_parquet(folder / "organisations.parquet", dtype_backend="pyarrow")
    assert table.set_index("id").loc["fsg", "roles"] == ["infrastructure"]
    kinds = pq.read_schema(folder / "organisations.parquet")
    assert str(kinds.field("founded").type) == "int64"
    assert str(kinds.field("place_based").type) == "bool"
    assert table["founded"].isna().sum() == survey.organisations["founded"].isna().sum()
    assert len(pq.read_table(folder / "statements.parquet")) == len(survey.statements)
    assert len(pq.read_table(folder / "relations.parquet")) == 1361
    path = export(hostile, "parquet", tmp_path / "one.parquet")
    names = pq.read_table(path)["name"].to_pylist()
    assert names == [organisation.name for organisation in hostile.organisations]
    assert {"betweenness", "degree"} <= set(pq.read_schema(path).names)


@pytest.mark.parametrize("which", ["whole", "hostile", "empty"])
def test_the_data_package_is_valid(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    snapshot: Snapshot = request.getfixturevalue(which)
    folder = export(snapshot, "datapackage", tmp_path / "package")
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["fieldName", "rowNumber", "type", "message"])[:3] == []
    assert report.stats["tasks"] == 5


def test_a_wrong_end_of_a_relation_makes_the_package_invalid(
    hostile: Snapshot, tmp_path: Path
) -> None:
    folder = export(hostile, "datapackage", tmp_path / "package")
    path = folder / "relations.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("z-", "y-") + "a-script,funds,nobody,,,\n"
    )
    types = {row[0] for row in validate(str(folder / "datapackage.json")).flatten(["type"])}
    assert {"foreign-key", "hash-count", "byte-count"} & types


def test_the_package_tells_types_titles_and_limits(whole: Snapshot, tmp_path: Path) -> None:
    folder = export(whole, "datapackage", tmp_path / "package")
    package: Any = Package(str(folder / "datapackage.json"))
    fields = {f.name: f for f in package.get_resource("organisations").schema.fields}
    assert (fields["founded"].type, fields["place_based"].type) == ("year", "boolean")
    assert fields["name_local"].title == "Name in its own script"
    rows = {row["id"]: row for row in package.get_resource("organisations").read_rows()}
    assert (rows["fsg"]["name"], rows["fsg"]["place_based"]) == ("FSG", False)
    description = json.loads((folder / "datapackage.json").read_bytes())["description"]
    assert whole.limits[0]["en"] in description
