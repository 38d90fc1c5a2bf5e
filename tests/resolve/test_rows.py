from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid
from ci_map.resolve import read_lists


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_id_and_name_are_enough_and_unknown_columns_are_ignored(tmp_path: Path) -> None:
    path = written(tmp_path, "ours.csv", "\ufeffid,name,colour\na,Ärzte,red\n\n")
    (row,) = read_lists([path])
    assert (row.key, row.cell("name"), row.cell("url")) == ("ours/a", "Ärzte", "")


def test_a_list_as_excel_saves_it_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_bytes("id;name\na;Ärzte, Köln\n".encode("cp1252"))
    (row,) = read_lists([path])
    assert (row.key, row.cell("name")) == ("ours/a", "Ärzte, Köln")


def test_a_row_that_is_too_short_for_an_id_is_told(tmp_path: Path) -> None:
    """Found by `python -m tests.fuzz lists`."""
    path = written(tmp_path, "ours.csv", "name,url,id\nA\n")
    with pytest.raises(SeedsInvalid, match="2: id: is empty"):
        read_lists([path])


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    one = written(tmp_path, "one.csv", "id,name\na,A\na,B\n,C\n")
    two = written(tmp_path, "two.csv", "name\nA\n")
    with pytest.raises(SeedsInvalid) as caught:
        read_lists([one, two, tmp_path / "none.csv"])
    faults = [str(fault).removeprefix(f"{tmp_path.as_posix()}/") for fault in caught.value.faults]
    assert faults == [
        "none.csv:1: file: cannot be read (No such file or directory); a CSV file",
        "one.csv:3: id: 'a' stands already in line 2; each id once in a list",
        "one.csv:4: id: is empty; an id that no other row of the list has",
        "two.csv:1: id: the column is missing; id and name are needed",
    ]


def test_two_lists_of_one_stem_are_refused(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    paths = [written(f, "a.csv", "id,name\nx,X\n") for f in (tmp_path, tmp_path / "deeper")]
    with pytest.raises(SeedsInvalid, match="is called 'a' as"):
        read_lists(paths)
