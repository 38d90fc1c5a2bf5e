"""CSV that comes back from the programs people have."""

from pathlib import Path

import pytest

from ci_map.review.answers import ReviewRefused
from ci_map.review.sheet import read_sheet, sheet
from tests.review.test_workbook import QUESTIONS, given

HEADER = "sheet,key,answer,who,why,my own column"
ROW = 'merge,"a b",same,עדה,"because, so",x'
EXPECTED = [("merge", "a b", "same")]


def written(folder: Path, content: bytes) -> Path:
    path = folder / "review.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROW}\n".encode(),
        f"{HEADER}\r\n{ROW}\r\n,,,,,\r\n".encode(),  # Google Sheets
        f"{HEADER}\r\n{ROW}\r\n".encode("utf-8-sig"),  # Excel
        f'{HEADER.replace(",", ";")}\r\nmerge;a b;same;עדה;"because; so";\r\n'.encode("utf-8-sig"),
        f"{HEADER}\n{ROW}\n".replace(",", "\t").encode("utf-16"),  # Excel, "Unicode text"
        "merge:key,answer,who,why\nKey,Answer,Your name,Why\na b,same,עדה,\n".encode(),  # one sheet
    ],
)
def test_a_csv_file_of_any_program_is_read(tmp_path: Path, content: bytes) -> None:
    (answer,) = read_sheet(written(tmp_path, content))
    assert given([answer]) == EXPECTED
    assert answer.who == "עדה"


def test_what_was_exported_comes_back_with_every_key(tmp_path: Path) -> None:
    answers = read_sheet(written(tmp_path, sheet(QUESTIONS)))
    assert [(one.kind, one.key) for one in answers] == [(q.kind, q.key) for q in QUESTIONS]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "review.csv:1: sheet: the column is missing"),
        (b"sheet,key,who,why\n", "review.csv:1: answer: the column is missing"),
        (f"{HEADER}\nmarriage,a b,same,A,,\n".encode(), "review.csv:2: sheet: unknown sheet"),
        (f"{HEADER}\nmerge,a b,same,Jos\u00e9,,\n".encode("cp1252"), "review.csv: byte 0xE9"),
        (b'sheet,key,answer,who,why\nmerge,"a b,same\n', "review.csv: is not CSV"),
        (b"merge:key,answer,why\nx,y,z\n", "review.csv!1: no column 'who'"),
        (b"merge:key,answer,who,why\nx,y,z,w\n,same,A,\n", "review.csv!A3: the key of this answer"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes, fault: str) -> None:
    with pytest.raises(ReviewRefused) as caught:
        read_sheet(written(tmp_path, content))
    assert str(caught.value).startswith(fault)
