"""Every reader on anything: what it cannot take it refuses in its own words, and soon."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ci_map.collect.about import ABOUT, About
from ci_map.collect.extract.extract import extract
from ci_map.collect.fetch import Fetched
from ci_map.collect.fetch.address import BadAddress, canonical
from ci_map.collect.sources.evidence import page_of
from ci_map.collect.yaml_file import read_yaml
from ci_map.framework.read import ScorecardInvalid, read_scorecard
from ci_map.review.answers import ReviewRefused
from ci_map.review.mindmap import read_map
from ci_map.review.workbook import read_workbook
from ci_map.spreadsheet import NotAWorkbook, opened
from tests.fuzz.samples import SHEET
from tests.fuzz.targets import READERS, TARGETS, rezipped


@st.composite
def nearly(draw: st.DrawFn, sample: bytes) -> bytes:
    """A sample with a part of it replaced by anything, or anything at all."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    start = draw(st.integers(0, len(sample)))
    end = draw(st.integers(start, min(len(sample), start + 40)))
    return sample[:start] + draw(st.binary(max_size=40)) + sample[end:]


@pytest.mark.parametrize("name", TARGETS)
def test_anything_is_read_or_refused(name: str) -> None:
    target = TARGETS[name]

    @settings(max_examples=target.tries, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(target.samples).flatmap(nearly))
    def tried(content: bytes) -> None:
        target.takes(content)

    tried()


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
# Harmless, and so read by a parser that expands entities.
SMALL = '<!DOCTYPE map [<!ENTITY x "words">]><map><node TEXT="&x;"/></map>'
DEEP = "<map>" + "<node>" * 50_000 + "</node>" * 50_000 + "</map>"


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, SMALL, DEEP])
def test_a_mind_map_with_entities_or_without_an_end_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "map.mm"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewRefused):
        read_map(path)


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, SMALL])
def test_a_source_in_xml_with_entities_says_nothing_of_them(text: str) -> None:
    assert xml_nodes('<map><node TEXT="words"/></map>') == ["words"]
    assert xml_nodes(text) == []


def xml_nodes(text: str) -> list[str]:
    """What the nodes of a feed or a sitemap say."""
    url, now = "https://a.example/feed", datetime(2026, 1, 1, tzinfo=UTC)
    head = (("content-type", "text/xml"),)
    page = page_of(Fetched(url, url, 200, head, text.encode(), now), xml=True)
    return [str(node["TEXT"]) for node in page.select("node")]


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


def test_sheets_each_of_which_is_small_enough_are_no_way_around_the_limit(tmp_path: Path) -> None:
    book = Workbook()
    for page in (book.worksheets[0], book.create_sheet("Second")):
        page["C1048576"] = 1
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(NotAWorkbook, match=r"^has 6,291,456 cells, 3,145,728 of them in the sheet"):
        opened(tmp_path / "far.xlsx", values=True)


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


@pytest.mark.parametrize("name", [name for name, one in READERS.items() if one.sample[:1] == b"{"])
def test_json_without_an_end_is_refused(name: str) -> None:
    for deep in (b"[" * 200_000, b'{"a":' * 200_000):
        assert not READERS[name].takes(deep + b"\n")
