"""Pieces of WordprocessingML (ECMA-376), each a text; the direction of a language in one place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from ci_map.publish.xml_text import legal

WIDTH = 9600  # of a line, in twentieths of a point: A4 less the margins
BLUE, FAINT = "0B6FA4", "9CC3DA"
HEBREW = re.compile("[\u0590-\u05ff]")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def escaped(text: str) -> str:
    """Text between two tags, whatever characters it has."""
    return escape(legal(text))


@dataclass
class Pen:
    """Writes in one direction, and keeps the addresses that are linked to."""

    rtl: bool
    links: dict[str, str] = field(default_factory=dict)

    def run(self, text: str, bold: bool = False, style: str = "") -> str:
        """A stretch of text; one in Hebrew letters runs from the right."""
        properties = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
        properties += "<w:b/><w:bCs/>" if bold else ""
        properties += "<w:rtl/>" if HEBREW.search(text) else ""
        words = escaped(text)
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"

    def link(self, text: str, address: str) -> str:
        """A stretch of text that leads to an address."""
        name = self.links.setdefault(address, f"link{len(self.links) + 1}")
        return f"<w:hyperlink r:id='{name}'>{self.run(text, style='Hyperlink')}</w:hyperlink>"

    def paragraph(self, style: str, runs: str, before: str = "", after: str = "") -> str:
        """A paragraph; properties stand in the schema's order, `before` or `after` direction."""
        direction = "<w:bidi/>" if self.rtl else ""
        properties = f"<w:pStyle w:val='{style}'/>{before}{direction}{after}"
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def figure(self, text: str, bold: bool = False) -> str:
        """A figure at the end of its cell; one without Hebrew letters runs from the left, or its
        sign would stand behind it.
        """
        rtl = bool(HEBREW.search(text))
        direction = "<w:bidi/>" if rtl else ""
        place = "end" if rtl == self.rtl else "start"
        properties = f"<w:pStyle w:val='Cell'/>{direction}<w:jc w:val='{place}'/>"
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.run(text, bold)}</w:p>"

    def table(self, widths: Sequence[int], rows: Sequence[str], style: str = "TableNormal") -> str:
        """Rows of `row`; widths in twentieths of a point."""
        direction = "<w:bidiVisual/>" if self.rtl else ""
        grid = "".join(f"<w:gridCol w:w='{width}'/>" for width in widths)
        layout = f"<w:tblW w:w='{sum(widths)}' w:type='dxa'/><w:tblLayout w:type='fixed'/>"
        look = "<w:tblLook w:val='0020' w:firstRow='1'/>"
        properties = f"<w:tblStyle w:val='{style}'/>{direction}{layout}{look}"
        body = "".join(rows)
        return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def row(widths: Sequence[int], cells: Sequence[str], header: bool = False) -> str:
    """A row of cells, each one or more paragraphs; it is not parted between pages."""
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    inside = "".join(
        f"<w:tc><w:tcPr><w:tcW w:w='{width}' w:type='dxa'/></w:tcPr>{cell}</w:tc>"
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def bar(pen: Pen, share: float, width: int, faint: bool) -> str:
    """A bar as a shaded paragraph that ends where the share of the width does."""
    shade = f"<w:shd w:val='clear' w:color='auto' w:fill='{FAINT if faint else BLUE}'/>"
    room = f"<w:ind w:end='{round(width * (1 - min(max(share, 0.004), 1)))}'/>"
    return pen.paragraph("Cell", "", shade, room)
