import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid, read_seeds
from ci_map.collect.encoding import decode, guessed_encoding, repair
from ci_map.resolve.rows import read_lists
from tests.conftest import organisation_row

Write = Callable[..., Path]
BAD_BYTES = (b"", b"\xff", b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", b"\x80" * 9)


def spoil(folder: Path, change: Callable[[bytes], bytes], name: str = "organisations.csv") -> None:
    path = folder / name
    path.write_bytes(change(path.read_bytes()))


def told(folder: Path) -> list[str]:
    with pytest.raises(SeedsInvalid) as caught:
        read_seeds(folder)
    return [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in caught.value.faults]


def test_a_byte_order_mark_is_told(real_seeds: Path) -> None:
    spoil(real_seeds, lambda content: b"\xef\xbb\xbf" + content)
    (fault,) = told(real_seeds)
    start = (
        "organisations.csv:1: encoding: the file starts with a byte-order mark (BOM); save it as"
    )
    assert fault.startswith(start)


def test_windows_1255_is_told_with_line_and_column(real_seeds: Path) -> None:
    text = (real_seeds / "organisations.csv").read_text(encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "שיתופים" in row)
    spoil(real_seeds, lambda content: content.decode().encode("windows-1255", errors="replace"))
    first = told(real_seeds)[0]
    assert "is not UTF-8 (the file looks like windows-1255); save it as" in first
    assert int(first.split(":")[1]) <= line


def test_a_wrong_encoding_does_not_hide_the_other_faults(write_seeds: Write) -> None:
    rows = [organisation_row(id="a", name_local="שיתופים"), organisation_row(id="b", country="XX")]
    folder = write_seeds(rows)
    spoil(folder, lambda content: content.decode().encode("windows-1255"))
    encoding, country = told(folder)
    assert encoding.startswith("organisations.csv:2: name_local: byte 0xF9 is not UTF-8")
    assert country.startswith("organisations.csv:3: country: unknown country 'XX'")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_told(write_seeds: Write, encoding: str) -> None:
    folder = write_seeds([organisation_row(name_local="שיתופים")])
    spoil(folder, lambda content: content.decode().encode(encoding))
    assert told(folder)[0].startswith("organisations.csv:1: encoding: the file is UTF-16; save it")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("שלום עולם, ארגון שדרה", "windows-1255"), ("Fundación Más Niños à l’été", "windows-1252")],
)
def test_the_encoding_is_guessed_from_the_letters(text: str, encoding: str) -> None:
    assert guessed_encoding(text.encode(encoding)) == encoding


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1255", "utf-16", "utf-16-be"])
def test_repair_rewrites_as_utf_8_and_keeps_the_file_as_it_was(
    write_seeds: Write, encoding: str
) -> None:
    folder = write_seeds([organisation_row(name_local="שיתופים")])
    path = folder / "organisations.csv"
    before = path.read_bytes()
    spoil(folder, lambda content: content.decode().encode(encoding))
    spoilt = path.read_bytes()
    assert [repaired for repaired, _ in repair([path])] == [path]
    assert path.read_bytes() == before
    assert path.with_name("organisations.csv.before-repair").read_bytes() == spoilt
    assert list(repair([path])) == []


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_repair_puts_commas_between_cells(
    write_seeds: Write, encoding: str, separator: str
) -> None:
    folder = write_seeds([organisation_row(name="A; B", note="one, two\tand more")])
    path = folder / "organisations.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    path.write_bytes(written.getvalue().encode(encoding))
    ((_, was),) = repair([path])
    assert ("semicolons" if separator == ";" else "tabs") in was
    assert list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) == rows
    assert read_seeds(folder).statements
    assert list(repair([path])) == []


def test_repair_puts_commas_back_that_excel_left_out(write_seeds: Write) -> None:
    """Excel leaves out empty cells at the end of a row, and has empty columns behind the last."""
    folder = write_seeds([organisation_row(id=name, note=name[2:]) for name in ("a", "b-note")])
    path = folder / "organisations.csv"
    whole = path.read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(whole)))
    lines = [",".join([*row, "", ""]) if row[-1] else ",".join(row[:-1]) for row in rows]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    assert [fault.split(";")[0] for fault in told(folder)] == [
        "organisations.csv:1: header: a column has no name",
        "organisations.csv:2: row: has 18 cells",
    ]
    assert [was for _, was in repair([path])] == [
        "UTF-8 with cells too many or too few at the ends of rows"
    ]
    assert list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) == rows


def test_repair_does_not_hide_a_lost_comma(write_seeds: Write) -> None:
    row = organisation_row(sector="nonprofit", founded="2011").replace(',"nonprofit"', "")
    folder = write_seeds([row])
    assert "has 18 cells" in told(folder)[0]
    assert list(repair([folder / "organisations.csv"]))
    assert "bad year 'https://example.org/page'" in "".join(told(folder))


@pytest.mark.parametrize(("line", "mark"), [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t")])
def test_a_line_that_only_excel_understands_is_told_and_repaired(
    write_seeds: Write, line: str, mark: str
) -> None:
    folder = write_seeds([organisation_row(name="A; B")])
    path = folder / "organisations.csv"
    right = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    written = io.StringIO()
    csv.writer(written, delimiter=mark).writerows(right)
    path.write_bytes(f"{line}\r\n{written.getvalue()}".encode())
    assert len(told(folder)) == 1
    assert list(repair([path]))
    assert list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")))) == right
    assert read_seeds(folder).statements


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_workbook_under_the_name_of_a_list_is_told_in_one_line_and_left(
    write_seeds: Write, start: bytes
) -> None:
    folder = write_seeds([organisation_row()])
    spoil(folder, lambda content: start + content)
    (fault,) = told(folder)
    assert fault.startswith("organisations.csv:1: file: the file is a workbook, not CSV")
    assert "--repair" not in fault
    assert list(repair([folder / "organisations.csv"])) == []
    with pytest.raises(SeedsInvalid, match="is a workbook, not CSV"):
        read_lists([folder / "organisations.csv"])


@pytest.mark.parametrize(
    "before", [b"\xef\xbb\xbf" * 2, b"\xef\xbb\xbfsep=,\n\xef\xbb\xbf", b"sep=;\r\nsep=,\r\n"]
)
def test_what_programs_put_before_a_list_one_after_the_other_is_taken_away_at_once(
    write_seeds: Write, before: bytes
) -> None:
    folder = write_seeds([organisation_row()])
    right = (folder / "organisations.csv").read_bytes()
    spoil(folder, lambda content: before + content)
    assert told(folder)
    assert list(repair([folder / "organisations.csv"]))
    assert (folder / "organisations.csv").read_bytes() == right


def test_what_has_bytes_of_0_is_no_text_and_left(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row()])
    spoil(folder, lambda content: content + b"z\x00\xe9\x01\x00a+\n\x00\n")
    (fault,) = told(folder)
    assert fault.startswith("organisations.csv:1: file: the file is no text: it has bytes 0x00")
    assert list(repair([folder / "organisations.csv"])) == []
    with pytest.raises(SeedsInvalid, match="is no text"):
        read_lists([folder / "organisations.csv"])


def test_repair_leaves_a_table_with_a_character_that_none_has(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id;name\nsome;\0body else\n", encoding="utf-8")
    assert list(repair([path])) == []


def test_a_byte_is_told_by_its_column_between_semicolons_too(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row(name_local="שיתופים")])
    spoil(folder, lambda content: content.replace(b",", b";").decode().encode("windows-1255"))
    assert told(folder)[1].startswith("organisations.csv:2: name_local: byte 0xF9 is not UTF-8")


def test_a_header_that_is_divided_otherwise_without_its_empty_end_is_mended_at_once(
    tmp_path: Path,
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("id;name,\na;b,\n", encoding="utf-8")
    assert list(repair([path]))
    assert path.read_text(encoding="utf-8") == "id,name\na,b\n"


def test_repair_leaves_what_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('id;name\na;"lost\n', encoding="utf-8")
    assert list(repair([path])) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", b"\x80" * 9, b"a\0b", b"\0a\0"]
)
def test_no_bytes_make_the_decoder_fail(content: bytes) -> None:
    decode(content)
