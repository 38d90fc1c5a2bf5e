"""Every reader on anything: what it cannot take it refuses in its own words, and soon."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ci_map.collect import SeedsInvalid, read_seeds
from ci_map.collect.about import ABOUT, About
from ci_map.collect.archive import entries
from ci_map.collect.archive.reader import Unreadable
from ci_map.collect.collected import read_collected
from ci_map.collect.extract.extract import extract
from ci_map.collect.fetch.address import BadAddress, canonical
from ci_map.collect.yaml_file import read_yaml
from ci_map.framework.read import ScorecardInvalid, read_scorecard
from ci_map.framework.sheet import new_sheet
from ci_map.interest.series import InterestFileInvalid
from ci_map.interest.trends import read_trends
from ci_map.resolve import read_lists
from ci_map.review.answers import ReviewRefused
from ci_map.review.decision_file import read_decisions
from ci_map.review.facts import read_facts
from ci_map.review.mindmap import read_map
from ci_map.review.sheet import read_sheet
from ci_map.review.workbook import read_workbook
from tests.conftest import ORGANISATIONS_HEADER, RELATIONS_HEADER, organisation_row


def _seeds(path: Path) -> object:
    (path.parent / "organisations.csv").write_bytes(path.read_bytes())
    (path.parent / "relations.csv").write_text(RELATIONS_HEADER + "\n", encoding="utf-8")
    return read_seeds(path.parent)


def _about(path: Path) -> object:
    return read_yaml(path, ABOUT, About(), [])


@dataclass(frozen=True)
class Reader:
    """A reader of files, what it may raise, and a file that is nearly right."""

    read: Callable[[Path], object]
    refuses: tuple[type[Exception], ...]
    sample: bytes
    suffix: str = ".csv"


def _workbook() -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    book.active.append(["merge:key", "name"])  # type: ignore[union-attr]
    book.save(buffer)
    return buffer.getvalue()


WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\n"
    b"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Length: 42\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\r\n\r\n"
)
READERS: dict[str, Reader] = {
    "seeds": Reader(
        _seeds, (SeedsInvalid,), f"{ORGANISATIONS_HEADER}\n{organisation_row()}\n".encode()
    ),
    "about.yml": Reader(_about, (), b"title: {en: x}\ncollected: 2026-11\n", ".yml"),
    "decisions": Reader(
        read_decisions,
        (SeedsInvalid,),
        b"left,right,judgement,who,when,why\na,b,same,A,2026-01-01,\n",
    ),
    "reviewed": Reader(
        read_facts, (SeedsInvalid,), b"id,field,value,who,when,why\na,country,US,A,2026-01-01,x\n"
    ),
    "collected": Reader(
        lambda path: read_collected([path]), (SeedsInvalid,), b"subject,field,value\n"
    ),
    "lists": Reader(lambda path: read_lists([path]), (SeedsInvalid,), b"id,name,url\na,A,x\n"),
    "review sheet": Reader(read_sheet, (ReviewRefused,), b"key,name,answer\na,b,c\n"),
    "review workbook": Reader(read_workbook, (ReviewRefused,), _workbook(), ".xlsx"),
    "scorecard": Reader(read_scorecard, (ScorecardInvalid,), new_sheet("en"), ".xlsx"),
    "mind map": Reader(read_map, (ReviewRefused,), b"<map><node TEXT='a'/></map>", ".mm"),
    "trends": Reader(read_trends, (InterestFileInvalid,), b"Week,ci\n2009-01-04,<1\n"),
    "archive": Reader(lambda path: list(entries(path)), (Unreadable,), WARC, ".warc"),
}


@st.composite
def nearly(draw: st.DrawFn, sample: bytes) -> bytes:
    """A sample with a part of it replaced by anything, or anything at all."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    start = draw(st.integers(0, len(sample)))
    end = draw(st.integers(start, min(len(sample), start + 40)))
    return sample[:start] + draw(st.binary(max_size=40)) + sample[end:]


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_anything_is_read_or_refused(name: str, data: Any) -> None:
    reader = READERS[name]
    content = data.draw(nearly(reader.sample))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"given{reader.suffix}"
        path.write_bytes(content)
        try:
            reader.read(path)
        except reader.refuses as error:
            assert str(error)  # noqa: PT017 (a file may also be right)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.text("htps:/[]@%.\\#?\x00\u3002xn-а127 ").map("http://{}".format)))
def test_an_address_is_understood_or_refused(text: str) -> None:
    try:
        address = canonical(text)
    except BadAddress:
        return
    assert canonical(address) == address


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(), st.text("<>/!-=\"'& abdivstyle\x00").map(str.encode)))
def test_any_page_is_extracted(content: bytes) -> None:
    assert extract(content, "https://a.example/").url


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE map [<!ENTITY l0 "lol">{LAUGHS}]><map><node TEXT="&l9;"/></map>'
OUTSIDE = '<!DOCTYPE map [<!ENTITY x SYSTEM "file:///etc/passwd">]><map><node TEXT="&x;"/>&x;</map>'
DEEP = "<map>" + "<node>" * 50_000 + "</node>" * 50_000 + "</map>"


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, DEEP])
def test_a_mind_map_with_entities_or_without_an_end_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "map.mm"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewRefused):
        read_map(path)


def rezipped(path: Path, name: str, content: bytes) -> Path:
    """A workbook with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(_workbook())) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR = f"<worksheet {SPACE}><sheetData>{CELL}</sheetData></worksheet>"


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("xl/media/zeros", b"\0" * 70_000_000, "when unpacked"),
        (SHEET, BOMB.encode(), "document type"),
        (SHEET, OUTSIDE.encode("utf-16"), "document type"),
        (SHEET, FAR.encode(), "cells"),
        (SHEET, b"<worksheet", "is not an XLSX workbook"),
    ],
)
def test_a_workbook_that_is_a_bomb_is_refused(
    name: str, content: bytes, word: str, tmp_path: Path
) -> None:
    path = rezipped(tmp_path / "bomb.xlsx", name, content)
    with pytest.raises(ReviewRefused, match=word):
        read_workbook(path)
    with pytest.raises(ScorecardInvalid, match=word):
        read_scorecard(path)


def test_yaml_of_aliases_is_told_and_not_expanded(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)
    ]
    faults: list[Any] = []
    for name, text in (("bomb.yml", "\n".join(lines)), ("deep.yml", "[" * 5000)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        read_yaml(tmp_path / name, ABOUT, About(), faults)
    assert [fault.file for fault in faults] == ["bomb.yml", "deep.yml"]
    assert "alias" in faults[0].problem
