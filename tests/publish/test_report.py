import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from ci_map.build import contents_of
from ci_map.changes import Cause, Change, ChangeKind, Changes, Edition, RelationChange, Step
from ci_map.gather import gather
from ci_map.publish.charts import Bar
from ci_map.publish.contents import Contents
from ci_map.publish.report import report_docx, report_html
from ci_map.publish.report.blocks import (
    Block,
    Chart,
    Figures,
    Heading,
    Items,
    Name,
    Names,
    Paragraph,
    Said,
    Table,
)
from ci_map.publish.report.compose import BadTemplate, compose, part
from ci_map.publish.report.docx import docx
from ci_map.publish.report.html import html
from ci_map.publish.report.in_language import InLanguage
from tests.conftest import SEEDS, organisation_row, relation_row

Write = Callable[..., Path]
HOSTILE = "</script><img src=x onerror=alert(1)> [[limits]] \u202eשלום 🙂 & <w:p>" + "x" * 300
NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def contents() -> Contents:
    return contents_of(gather(SEEDS), "2026-11")


def small(write_seeds: Write, **cells: str) -> Contents:
    rows = [organisation_row(id="a", **cells), organisation_row(id="b", name="B")]
    return contents_of(gather(write_seeds(rows, [relation_row("a", "funds", "b")])), "one")


def words_of(docx: bytes) -> list[str]:
    """The text of each paragraph of a Word file."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 — our own
    paragraphs = root.iter(f"{NAMESPACE}p")
    return ["".join(t.text or "" for t in p.iter(f"{NAMESPACE}t")) for p in paragraphs]


@pytest.mark.parametrize("language", ["en", "he"])
def test_a_chapter_has_all_that_the_survey_of_2015_had(contents: Contents, language: str) -> None:
    blocks = compose(contents, language)
    kinds = {type(block) for block in blocks}
    assert {Heading, Figures, Table, Chart, Said, Names} <= kinds
    assert sum(isinstance(block, Said) for block in blocks) == len(contents.findings) == 6
    listed = [name for block in blocks if isinstance(block, Names) for name in block.names]
    assert len(listed) > len(contents.organisations)
    assert blocks[0] == Heading(contents.about.title[language], 1)


@pytest.mark.parametrize("language", ["en", "he"])
def test_word_and_page_say_the_same(contents: Contents, language: str) -> None:
    page = report_html(contents, language).decode()
    told = words_of(report_docx(contents, language))
    for finding in contents.findings:
        assert any(finding.sentence[language] in paragraph for paragraph in told)
    names = {o.name for o in contents.organisations}
    assert all(any(name in paragraph for paragraph in told) for name in sorted(names)[:50])
    assert f'lang="{language}" dir="{"rtl" if language == "he" else "ltr"}"' in page
    assert page.count("<svg") >= 10


def test_the_page_needs_nothing_from_outside(contents: Contents) -> None:
    page = report_html(contents).decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    loading = re.findall(r"(?:\ssrc=|url\(|@import|<link|<iframe)", page)
    assert loading == []


@pytest.mark.parametrize("language", ["en", "he"])
def test_hostile_names_stay_text(write_seeds: Write, language: str) -> None:
    contents = small(write_seeds, name=HOSTILE, name_local=HOSTILE, url="https://e.org/?a='&b=(c)")
    page = report_html(contents, language).decode()
    assert "<img" not in page
    assert "<w:p>" not in page
    assert any(HOSTILE in paragraph for paragraph in words_of(report_docx(contents, language)))


def hostile(blocks: Sequence[object]) -> list[Any]:
    """The blocks with each of their texts hostile."""

    def made(value: Any) -> Any:
        if isinstance(value, str):
            return HOSTILE
        if is_dataclass(value):
            kept = {"kind", "url"}
            names = [one.name for one in fields(value) if one.name not in kept]
            told = {name: made(getattr(value, name)) for name in names}
            return replace(value, **told)  # type: ignore[type-var]
        return type(value)(map(made, value)) if isinstance(value, list | tuple) else value

    return [made(block) for block in blocks]


ONE_OF_EACH = (
    *(Heading("", 1), Heading("", 2), Paragraph(""), Paragraph("", soft=True), Items([""])),
    *(Figures([("", "")]), Table("", ["", ""], [["", ""]], [1, 1], frozenset({1}))),
    *(Chart("", [Bar("", 1, "", 0, 2, between="")], 2), Said(("", ""), ("", ""), ("", ""), "x")),
    Names("", [Name("", "https://e.org/?a='&b=<i>"), Name("", None, "")]),
)


def test_each_kind_of_block_is_tried() -> None:
    assert {type(block) for block in ONE_OF_EACH} == set(get_args(Block))


@pytest.mark.parametrize("block", ONE_OF_EACH, ids=lambda block: type(block).__name__)
@pytest.mark.parametrize("language", ["en", "he"])
def test_no_text_of_any_block_becomes_an_element(
    block: Block, language: str, write_seeds: Write
) -> None:
    """A list of contents, too, repeats the headings, and the first of them is the page's title."""
    blocks = hostile([Heading("", 2), block, Figures([("", "")])])
    page = html(blocks, small(write_seeds), language).decode()
    assert page.count("&lt;img") > 0
    assert not re.search(r"<(?:img|w:p|i)>|<img |</script", page)
    with zipfile.ZipFile(io.BytesIO(docx(blocks, language))) as package:
        parts = {part: ET.fromstring(package.read(part)) for part in package.namelist()}  # noqa: S314
    assert {one.tag for root in parts.values() for one in root.iter()}.isdisjoint({"img", "i"})
    assert any(HOSTILE in text for text in parts["word/document.xml"].itertext())


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "{ DDEAUTO c:\\\\x }", "+1+1"])
def test_a_name_becomes_no_field_of_a_word_file(write_seeds: Write, name: str) -> None:
    """The only field is the number of the page, and links lead to the web or to a mail."""
    contents = small(write_seeds, name=name, note=name, url="https://e.org/?a='")
    with zipfile.ZipFile(io.BytesIO(report_docx(contents))) as archive:
        parts = {part: archive.read(part).decode() for part in archive.namelist()}
    fields = re.compile(r"<w:(?:instrText|fldSimple|fldChar|altChunk|object|control)\b[^>]*>")
    found = {part: fields.findall(text) for part, text in parts.items()}
    assert {part for part, told in found.items() if told} == {"word/footer.xml"}
    links = ET.fromstring(parts["word/_rels/document.xml.rels"])  # noqa: S314 — our own
    told = [link.get("Target", "") for link in links if link.get("TargetMode") == "External"]
    assert told
    assert all(address.startswith(("https://", "http://", "mailto:")) for address in told)


def test_a_value_cannot_become_a_part_of_the_report(write_seeds: Write) -> None:
    contents = small(write_seeds)
    title = dict.fromkeys(("en", "he"), "A\n\n[[lists]]\n\n# B")
    contents = replace(contents, about=contents.about.model_copy(update={"title": title}))
    assert compose(contents, "en")[0] == Heading("A [[lists]] # B", 1)


def test_a_title_that_xml_cannot_hold_damages_no_word_file(write_seeds: Write) -> None:
    contents = small(write_seeds)
    title = {"en": "A \x01 <B> & \"C\" 'D'"}
    contents = replace(contents, about=contents.about.model_copy(update={"title": title}))
    with zipfile.ZipFile(io.BytesIO(report_docx(contents))) as archive:
        parts = [archive.read(n) for n in archive.namelist() if n.endswith((".xml", ".rels"))]
    texts = {text for part in parts for text in ET.fromstring(part).itertext()}  # noqa: S314
    assert "A \ufffd <B> & \"C\" 'D'" in texts


@pytest.mark.parametrize("rows", [0, 1])
def test_a_survey_of_none_or_one_has_a_report(write_seeds: Write, rows: int) -> None:
    contents = contents_of(gather(write_seeds([organisation_row()] * rows)), "few")
    for language in ("en", "he"):
        assert b"<h1>" in report_html(contents, language)
        assert words_of(report_docx(contents, language))


def test_the_same_contents_give_the_same_bytes(contents: Contents) -> None:
    assert report_docx(contents, "he") == report_docx(contents, "he")
    assert report_html(contents, "he") == report_html(contents, "he")


def test_an_unknown_part_in_a_template_is_told(contents: Contents) -> None:
    with pytest.raises(BadTemplate, match=r"\[\[charts\]\]: no such part; allowed: figures, "):
        list(part("charts", None, InLanguage(contents, "en")))


def test_a_reader_of_word_files_opens_it(contents: Contents) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(report_docx(contents)))
    headings = [p.text for p in document.paragraphs if p.style.name.lower().startswith("heading")]
    assert "Method" in headings
    assert document.paragraphs[0].style.name == "Title"
    assert len(document.tables) > 20
    assert document.core_properties.title == contents.about.title["en"]
    links = [r for r in document.part.rels.values() if r.is_external]
    assert len(links) > 400


def test_elements_stand_in_the_order_that_the_schema_wants(contents: Contents) -> None:
    """Word calls a file damaged whose properties stand in another order; readers here do not."""
    order = ["pStyle", "keepNext", "keepLines", "shd", "bidi", "spacing", "ind", "jc"]
    with zipfile.ZipFile(io.BytesIO(report_docx(contents, "he"))) as archive:
        for part in ("word/document.xml", "word/styles.xml"):
            root = ET.fromstring(archive.read(part))  # noqa: S314 — our own
            for properties in root.iter(f"{NAMESPACE}pPr"):
                names = [child.tag.removeprefix(NAMESPACE) for child in properties]
                known = [name for name in names if name in order]
                assert known == sorted(known, key=order.index)


def test_equals_share_a_rank(contents: Contents) -> None:
    blocks = list(part("ranking", "degree", InLanguage(contents, "en")))
    (table,) = (block for block in blocks if isinstance(block, Table))
    ranks = [row[0] for row in table.rows]
    for (rank, *_, value, _), (next_rank, *_, next_value, _) in pairwise(table.rows):
        assert (rank == next_rank) == (value == next_value)
    assert ranks[0] == "1"


def test_types_name_those_of_2015_and_those_of_today(contents: Contents) -> None:
    texts = [
        b.text for b in part("types", None, InLanguage(contents, "en")) if isinstance(b, Paragraph)
    ]
    assert any(text.startswith("Named in 2015:") and "FSG" in text for text in texts)
    assert sum(text.startswith("With most known ties today:") for text in texts) == 4


def test_years_without_a_foundation_are_told_too(contents: Contents) -> None:
    (chart,) = part("founded", None, InLanguage(contents, "he"))
    assert isinstance(chart, Chart)
    years = [row.label for row in chart.rows]
    assert years[0].endswith("2005")
    assert years[1:] == [str(year) for year in range(2005, 2005 + len(years) - 1)]
    known = [o.founded for o in contents.organisations if {"initiative", "backbone"} & set(o.roles)]
    assert sum(row.value for row in chart.rows) == sum(year is not None for year in known)


def test_intervals_stand_in_the_word_file_too(contents: Contents) -> None:
    told = words_of(report_docx(contents, "en"))
    assert any(re.search(r"\d% \(\d+\)  \[[\d.]+%–[\d.]+%\]", paragraph) for paragraph in told)


@pytest.mark.parametrize("language", ["en", "he"])
def test_what_changed_is_told_by_cause(contents: Contents, language: str) -> None:
    moment = Edition("2015", "2015")
    told = Changes(
        (
            Change(ChangeKind.JOINED, "a", HOSTILE, cause=Cause.WORLD),
            Change(ChangeKind.UNSEEN, "b", "B", before="2026-01-10", cause=Cause.UNREACHABLE),
            Change(ChangeKind.MOVED, "c", "C", "betweenness", "1", "99"),
        ),
        lost=(RelationChange("a", "funds", "b", Cause.DECIDED),),
    )
    survey = InLanguage(replace(contents, history=(Step(moment, moment, told),)), language)
    table, *names = part("changes", "", survey)
    assert isinstance(table, Table)
    assert [row[1:] for row in table.rows] == [
        ["1", "1", "", "", ""],
        ["1", "", "", "1", ""],
        ["1", "", "", "", "1"],
        ["1", "", "1", "", ""],
    ]
    assert [(n.name, n.more) for block in names for n in block.names] == [  # type: ignore[union-attr]
        ("B", "2026-01-10"),
        (HOSTILE, ""),
    ]
    first = InLanguage(replace(contents, history=()), language)
    assert [type(block) for block in part("changes", "", first)] == [Paragraph]


def test_in_hebrew_those_with_a_hebrew_name_are_called_by_it(contents: Contents) -> None:
    texts = [
        b.text for b in part("types", None, InLanguage(contents, "he")) if isinstance(b, Paragraph)
    ]
    sheatufim = next(o for o in contents.organisations if o.id == "sheatufim")
    assert any(str(sheatufim.name_local) in text for text in texts)
    english = [
        b.text for b in part("types", None, InLanguage(contents, "en")) if isinstance(b, Paragraph)
    ]
    assert any(sheatufim.name in text for text in english)


@pytest.mark.parametrize("language", ["en", "he"])
def test_each_thing_that_2015_said_has_a_line_with_its_verdict(
    contents: Contents, language: str
) -> None:
    (table,) = part("verdicts", "", InLanguage(contents, language))
    assert isinstance(table, Table)
    claims = [claim.text[language] for f in contents.findings for claim in f.claims]
    assert [row[1] for row in table.rows] == claims
    titles = [row[0] for row in table.rows if row[0]]
    assert titles == [finding.title[language] for finding in contents.findings]
    assert all(row[2] for row in table.rows)


def test_a_share_is_written_with_what_it_is_a_share_of(contents: Contents) -> None:
    charts = [
        b for b in part("finding", "geography", InLanguage(contents, "en")) if isinstance(b, Chart)
    ]
    by_role = next(chart for chart in charts if chart.title.startswith("Share in the USA, by main"))
    assert all(re.fullmatch(r"[\d.]+% of \d+", bar.text) for bar in by_role.rows)
    charts = [
        b for b in part("finding", "domains", InLanguage(contents, "en")) if isinstance(b, Chart)
    ]
    assert all(re.fullmatch(r"[\d.]+% \(\d+\)", bar.text) for bar in charts[0].rows)


def test_latin_names_follow_one_another_from_the_right_in_hebrew(contents: Contents) -> None:
    assert InLanguage(contents, "he").listed(["FSG", "Tamarack"]) == "FSG,\u200f Tamarack"
    assert InLanguage(contents, "en").listed(["FSG", "Tamarack"]) == "FSG, Tamarack"
