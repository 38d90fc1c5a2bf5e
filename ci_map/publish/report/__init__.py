"""The survey as a chapter to read and print: HTML and Word, English and Hebrew.

Words stand in `templates/report.<language>.md.j2`, the look of the page in `report.html.j2`, that
of the Word file in `report.styles.xml`; a team may edit them all. `compose` fills the words with
figures and gives blocks, `html` and `docx` write blocks.
"""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from ci_map.publish.contents import Contents
from ci_map.publish.report.blocks import Block
from ci_map.publish.report.compose import compose
from ci_map.publish.report.docx import docx
from ci_map.publish.report.html import html

# The page and the Word file of a language are made of the same blocks.
_composed: WeakKeyDictionary[Contents, dict[str, Sequence[Block]]] = WeakKeyDictionary()


def report_html(contents: Contents, language: str = "en") -> bytes:
    """One page, whole in itself; the template's rule escapes every text of an organisation."""
    return html(_blocks(contents, language), contents, language)


def report_docx(contents: Contents, language: str = "en") -> bytes:
    """One Word file; the same contents give the same bytes."""
    return docx(_blocks(contents, language), language)


def _blocks(contents: Contents, language: str) -> Sequence[Block]:
    known = _composed.setdefault(contents, {})
    if language not in known:
        known[language] = compose(contents, language)
    return known[language]
