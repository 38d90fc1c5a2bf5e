"""A parsed page: its content and what stands around it, as lines of text."""

from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ci_map.collect.extract.tame import tags, tame
from ci_map.collect.table import CONTROL

LONGEST_TEXT = 500_000
"""Characters of text that are kept of a page."""
LONGEST_VALUE = 500
"""Characters of a text that stands by itself: a title, an address, a value of JSON-LD."""
FEWEST = 200
"""Characters below which a content is none: the page has put all of it into what is around."""
MOST_PARTS = 2_000
_UNSEEN_TAGS = list(
    tags("script style noscript template svg math iframe object canvas select datalist textarea")
)
_UNSEEN = "[hidden], [aria-hidden=true]"
_AROUND = (
    "nav, footer, aside, dialog, [role=navigation], [role=contentinfo], [role=complementary], "
    "[role=search], [role=dialog], [role=menu], [role=menubar], "
    "div[id*=cookie], div[class*=cookie], div[id*=consent], div[class*=breadcrumb], "
    "div[id=footer], div[id=nav], div[id=menu], div[id=sidebar], div[class*=navbar], "
    "ul[class*=menu], ul[id*=menu], ul[class*=nav]"
)
_INLINE = list(
    tags(
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby "
        "s samp small span strike strong sub sup time tt u var wbr rb rtc"
    )
)
_BETWEEN_BLOCKS = "\x1f"


class Document:
    """A page's tree. `split` takes it apart, so whatever needs it whole is read before."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(tame(html))

    def all(self, selector: str) -> list[LexborNode]:
        """Every element that a CSS selector finds, in the page's order."""
        return self._tree.css(selector)

    def attribute(self, selector: str, name: str) -> str:
        """An attribute of the first element found, on one line; empty when there is none."""
        node = self._tree.css_first(selector)
        return one_line(node.attributes.get(name) or "") if node else ""

    def text_of(self, selector: str) -> str:
        """The text of the first element found, on one line."""
        node = self._tree.css_first(selector)
        return one_line(node.text()) if node else ""

    def split(self) -> tuple[str, str]:
        """The content and what stands around it, one line a block."""
        root = self._tree.body or self._tree.root
        if root is None:
            return "", ""
        self._tree.strip_tags(_UNSEEN_TAGS)
        for node in list(_outermost(self.all(_UNSEEN))):
            node.decompose()
        self._tree.unwrap_tags(_INLINE)
        root.merge_text_nodes()
        parts = list(_outermost(self.all(_AROUND)))
        around = [line for node in parts for line in _lines(node)]
        for node in parts:
            node.decompose()
        content = _lines(root)
        if sum(map(len, content)) < FEWEST:
            return _joined(content + around), ""
        return _joined(content), _joined(around)


def one_line(text: str) -> str:
    """Without line breaks and doubled spaces."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """One line, at most so long, without what JSON and entities can spell and no file can hold:
    control characters and lone surrogates.
    """
    line = one_line(text[: 2 * LONGEST_VALUE]).encode("utf-8", "replace").decode("utf-8")
    return CONTROL.sub("", line)[:LONGEST_VALUE]


def _outermost(nodes: Iterable[LexborNode]) -> Iterator[LexborNode]:
    """Those that stand in none of the others; `nodes` are in the page's order."""
    last: int | None = None
    for node in list(nodes)[:MOST_PARTS]:
        if last is None or not _is_inside(node, last):
            last = node.mem_id
            yield node


def _is_inside(node: LexborNode, outer: int) -> bool:
    parent = node.parent
    while parent is not None and parent.mem_id != outer:
        parent = parent.parent
    return parent is not None


def _lines(node: LexborNode) -> list[str]:
    blocks = node.text(separator=_BETWEEN_BLOCKS, skip_empty=True)[: 2 * LONGEST_TEXT]
    return [line for block in blocks.split(_BETWEEN_BLOCKS) if (line := one_line(block))]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)[:LONGEST_TEXT]
