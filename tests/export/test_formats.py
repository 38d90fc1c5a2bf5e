import io
import zipfile
from pathlib import Path

import pytest

from ci_map.export import FORMATS, BadTarget, Snapshot, UnknownFormat, UnknownLanguage, export


@pytest.mark.parametrize("format_id", FORMATS)
def test_the_same_survey_gives_the_same_bytes(format_id: str, hostile: Snapshot) -> None:
    files = FORMATS[format_id].files
    assert files(hostile) == files(hostile)
    assert all(files(hostile).values())


@pytest.mark.parametrize("format_id", FORMATS)
def test_an_empty_survey_can_be_written(format_id: str, empty: Snapshot, tmp_path: Path) -> None:
    written = export(empty, format_id, tmp_path / "made" / "for" / "it")
    assert written.exists()
    assert [path.name for path in tmp_path.glob("**/.*")] == []


@pytest.mark.parametrize("format_id", [f.id for f in FORMATS.values() if f.is_folder])
def test_a_folder_can_be_a_zip_file(format_id: str, hostile: Snapshot, tmp_path: Path) -> None:
    folder = export(hostile, format_id, tmp_path / "folder")
    content = export(hostile, format_id, tmp_path / "all.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert found == {path.name: path.read_bytes() for path in folder.iterdir()}


def test_one_file_of_several_is_chosen_by_its_ending(hostile: Snapshot, tmp_path: Path) -> None:
    blueprint = export(hostile, "kumu", tmp_path / "a.json")
    assert blueprint.read_bytes().startswith(b"{")
    assert export(hostile, "kumu", tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
    package = export(hostile, "datapackage", tmp_path / "p" / "datapackage.json")
    assert (package, len(list(package.iterdir()))) == (tmp_path / "p", 6)


def test_nothing_of_others_is_replaced(hostile: Snapshot, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(BadTarget, match=r"holds other files \(mine.txt\); give a folder"):
        export(hostile, "datapackage", tmp_path)
    with pytest.raises(BadTarget, match="is a folder; gexf is one file, such as"):
        export(hostile, "gexf", tmp_path)
    with pytest.raises(BadTarget, match="is a file; parquet makes a folder"):
        export(hostile, "parquet", mine)
    assert mine.read_text(encoding="utf-8") == "mine"


def test_an_export_is_written_over_the_last_one(hostile: Snapshot, tmp_path: Path) -> None:
    for _ in range(2):
        export(hostile, "parquet", tmp_path / "parquet")
        export(hostile, "opml", tmp_path / "survey.opml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parquet", "survey.opml"]


def test_an_unknown_format_or_language_is_told_what_is_allowed(
    hostile: Snapshot, survey: object, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormat, match="unknown format 'pdf'; allowed: gexf, graphml, "):
        export(hostile, "pdf", tmp_path / "x")
    with pytest.raises(UnknownLanguage, match="'it'; allowed: en, he, fr, es, de"):
        survey.snapshot(language="it")  # type: ignore[attr-defined]


def test_a_part_has_the_relations_among_it_and_the_measures_of_the_whole(whole: Snapshot) -> None:
    part = whole.only({"aspen-institute", "collective-impact-forum", "fsg"})
    assert [o.id for o in part.organisations] == [
        "aspen-institute",
        "collective-impact-forum",
        "fsg",
    ]
    assert {end for r in part.relations for end in (r.source_id, r.target_id)} <= set(part.by_id)
    assert part.relations
    assert part.measured("fsg") == whole.measured("fsg")
    subjects = set(part.statements["subject"].to_pylist())
    assert subjects == set(part.by_id) | {relation.key for relation in part.relations}
