"""Registries as authorities publish them."""

from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid
from ci_map.resolve.registry_file import read_registry, templates

IRS = "id={EIN},name={NAME},locality={CITY},region=US-{STATE},country=US"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "irs.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_columns_of_others_become_ours(tmp_path: Path) -> None:
    text = 'EIN,NAME,CITY,STATE\n123,"KELLOGG FDN, INC",BATTLE CREEK,MI\n,NAMELESS,,\n9,X,Y,\n'
    rows = list(read_registry(written(tmp_path, text, "utf-8-sig"), templates(IRS)))
    assert [(row.key, row.cell("region"), row.cell("country")) for row in rows] == [
        ("irs/123", "US-MI", "US"),
        ("irs/9", "", "US"),
    ]


def test_a_registry_in_the_seed_format_needs_no_columns(tmp_path: Path) -> None:
    (row,) = read_registry(written(tmp_path, "id,name,other\na,A,x\n"), templates(""))
    assert (row.key, row.cell("name"), row.cell("url")) == ("irs/a", "A", "")


@pytest.mark.parametrize("text", ["id", "id={A}", "id={A},name={B},king={C}"])
def test_columns_that_are_not_ours_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="id"):
        templates(text)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("EIN,NAME\n1,A\n", "has no column CITY, STATE; allowed: EIN, NAME"),
        ("", "has no column CITY, EIN, NAME, STATE"),
    ],
)
def test_a_registry_that_lacks_a_column_is_refused(
    tmp_path: Path, content: str, fault: str
) -> None:
    with pytest.raises(SeedsInvalid, match=fault):
        list(read_registry(written(tmp_path, content), templates(IRS)))


def test_a_registry_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name\n1,Fundaci\u00f3n\n", "cp1252")
    with pytest.raises(SeedsInvalid, match="is not CSV in UTF-8"):
        list(read_registry(path, templates("")))
