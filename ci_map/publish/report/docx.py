"""A report as a Word file, written as Office Open XML: a second's work and the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import quoteattr

from ci_map.codebook import RIGHT_TO_LEFT
from ci_map.publish.charts import Bar
from ci_map.publish.office import zipped
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
from ci_map.publish.report.word_xml import WIDTH, Pen, R, W, bar, escaped, row

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
STYLES = {1: "Title", 2: "Heading1", 3: "Heading2", 4: "Heading3"}
BARS = (3100, 3900, 2600)  # widths of label, bar and figures
KEEP = "<w:keepNext/>"
NAMES = 2  # columns of a long list


def docx(blocks: Sequence[Block], language: str) -> bytes:
    """Write the blocks with the styles of `templates/report.styles.xml`."""
    pen = Pen(language in RIGHT_TO_LEFT)
    body = "".join(_block(pen, block) for block in blocks)
    title = next((block.text for block in blocks if isinstance(block, Heading)), "")
    styles = files("ci_map.publish").joinpath("templates/report.styles.xml").read_bytes()
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(),
        "docProps/core.xml": _core(title, language),
        "word/document.xml": _document(body, pen.rtl),
        "word/_rels/document.xml.rels": _links(pen),
        "word/footer.xml": _footer(pen),
    }
    written = {name: text.encode() for name, text in parts.items()}
    return zipped((written | {"word/styles.xml": styles}).items())


def _block(pen: Pen, block: Block) -> str:
    return _WRITERS[type(block)](pen, block)


def _heading(pen: Pen, block: Heading) -> str:
    return pen.paragraph(STYLES[block.level], pen.run(block.text))


def _paragraph(pen: Pen, block: Paragraph) -> str:
    return pen.paragraph("Soft" if block.soft else "Normal", pen.run(block.text))


def _items(pen: Pen, block: Items) -> str:
    return "".join(pen.paragraph("Item", pen.run(f"•  {item}")) for item in block.items)


def _figures(pen: Pen, block: Figures) -> str:
    widths = [WIDTH // len(block.figures)] * len(block.figures)
    cells = [
        pen.paragraph("Figure", pen.run(figure)) + pen.paragraph("Cell", pen.run(label))
        for figure, label in block.figures
    ]
    return pen.table(widths, [row(widths, cells)])


def _table(pen: Pen, block: Table) -> str:
    widths = [round(WIDTH * share / sum(block.widths)) for share in block.widths]
    rows = [row(widths, _cells(pen, block, block.header, bold=True), header=True)]
    rows += [row(widths, _cells(pen, block, cells)) for cells in block.rows]
    caption = pen.paragraph("Caption", pen.run(block.caption)) if block.caption else ""
    return caption + pen.table(widths, rows, "Rows") + _gap(pen)


def _cells(pen: Pen, block: Table, cells: Sequence[str], bold: bool = False) -> list[str]:
    return [
        pen.figure(cell, bold)
        if column in block.numeric
        else pen.paragraph("Cell", pen.run(cell, bold))
        for column, cell in enumerate(cells)
    ]


def _chart(pen: Pen, block: Chart) -> str:
    """All rows but the last stay with the next, so that a chart is not parted between pages."""
    last = len(block.rows) - 1
    rows = [
        row(BARS, _bar_cells(pen, each, block.most, KEEP if number < last else ""))
        for number, each in enumerate(block.rows)
    ]
    caption = pen.paragraph("Caption", pen.run(block.title))
    return caption + (pen.table(BARS, rows) if rows else "") + _gap(pen)


def _bar_cells(pen: Pen, each: Bar, most: float, keep: str) -> list[str]:
    return [
        pen.paragraph("Cell", pen.run(each.label), keep),
        bar(pen, each.value / most, BARS[1] - 120, each.faint),
        pen.paragraph("Cell", pen.run(f"{each.text}  {each.between}".rstrip()), keep),
    ]


def _said(pen: Pen, block: Said) -> str:
    lines = [
        pen.paragraph("Said", pen.run(f"{label}: ", bold=True) + pen.run(text))
        for label, text in (block.said, block.say, block.verdict)
    ]
    return "".join(lines) + _gap(pen)


def _names(pen: Pen, block: Names) -> str:
    """A heading and a table of columns, read down and then across."""
    widths = [WIDTH // NAMES] * NAMES
    length = -(-len(block.names) // NAMES)
    rows = [
        row(widths, [_name(pen, block.names[at : at + 1]) for at in (n, n + length)])
        for n in range(length)
    ]
    return pen.paragraph("Heading2", pen.run(block.title)) + pen.table(widths, rows) + _gap(pen)


def _name(pen: Pen, names: Sequence[Name]) -> str:
    runs = [pen.link(name.name, name.url) if name.url else pen.run(name.name) for name in names]
    runs += [pen.run(f"  {name.more}") for name in names if name.more]
    return pen.paragraph("Name", "".join(runs))


_WRITERS: Mapping[type[Block], Callable[[Pen, Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Items: _items,
    Figures: _figures,
    Table: _table,
    Chart: _chart,
    Said: _said,
    Names: _names,
}


def _gap(pen: Pen) -> str:
    return pen.paragraph("Cell", "")


def _document(body: str, rtl: bool) -> str:
    direction = "<w:bidi/>" if rtl else ""
    page = (
        "<w:footerReference w:type='default' r:id='footer'/><w:pgSz w:w='11906' w:h='16838'/>"
        "<w:pgMar w:top='1250' w:right='1150' w:bottom='1250' w:left='1150' w:header='700'"
        f" w:footer='600' w:gutter='0'/>{direction}"
    )
    inside = f"<w:body>{body}<w:sectPr>{page}</w:sectPr></w:body>"
    return f"{HEAD}<w:document xmlns:w='{W}' xmlns:r='{R}'>{inside}</w:document>"


def _footer(pen: Pen) -> str:
    page = "<w:fldSimple w:instr='PAGE'><w:r><w:t>1</w:t></w:r></w:fldSimple>"
    return f"{HEAD}<w:ftr xmlns:w='{W}'>{pen.paragraph('Footer', page)}</w:ftr>"


def _core(title: str, language: str) -> str:
    core = f"{PACKAGE}/metadata/core-properties"
    element = "http://purl.org/dc/elements/1.1/"
    inside = f"<d:title>{escaped(title)}</d:title><d:language>{language}</d:language>"
    return (
        f"{HEAD}<p:coreProperties xmlns:p='{core}' xmlns:d='{element}'>{inside}</p:coreProperties>"
    )


def _types() -> str:
    parts = {
        "/word/document.xml": f"{TYPE}.document.main+xml",
        "/word/styles.xml": f"{TYPE}.styles+xml",
        "/word/footer.xml": f"{TYPE}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    known = "".join(
        f"<Override PartName='{name}' ContentType='{kind}'/>" for name, kind in parts.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    usual = f"<Default Extension='rels' ContentType='{rels}'/>"
    usual += "<Default Extension='xml' ContentType='application/xml'/>"
    return f"{HEAD}<Types xmlns='{PACKAGE}/content-types'>{usual}{known}</Types>"


def _relations() -> str:
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    inside = f"<Relationship Id='core' Type='{core}' Target='docProps/core.xml'/>"
    inside += _relation("document", "officeDocument", "word/document.xml")
    return f"{HEAD}<Relationships xmlns='{PACKAGE}/relationships'>{inside}</Relationships>"


def _links(pen: Pen) -> str:
    outside = partial(_relation, more=" TargetMode='External'")
    inside = _relation("styles", "styles", "styles.xml") + _relation(
        "footer", "footer", "footer.xml"
    )
    inside += "".join(outside(name, "hyperlink", url) for url, name in pen.links.items())
    return f"{HEAD}<Relationships xmlns='{PACKAGE}/relationships'>{inside}</Relationships>"


def _relation(name: str, kind: str, target: str, more: str = "") -> str:
    return f"<Relationship Id='{name}' Type='{R}/{kind}' Target={quoteattr(target)}{more}/>"
