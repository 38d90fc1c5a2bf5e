"""Organisations that a page lists as partners, members or funders: under a heading that says so."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from selectolax.lexbor import LexborNode

from ci_map.collect.extract.document import Document, clean, one_line
from ci_map.collect.extract.kinds import PageKind, fold, kind_of_words
from ci_map.collect.extract.links import absolute
from ci_map.collect.extract.page import Named
from ci_map.packaged import packaged

MOST_HEADINGS, MOST_NAMES, MOST_SIBLINGS = 100, 500, 500
LONGEST_NAME = 120
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = "li, a[href], img[alt], dt, td, h3, h4, h5, h6, figcaption"
_LOGO = re.compile(
    r"\b(?:logo(?:type)?|logos|image|photo|icon|website|homepage)\b|לוגו|ロゴ|\.(?:png|jpe?g|svg|gif|webp)$",
    re.IGNORECASE,
)
MOST_SPACES = 14
_BEFORE_SITE = re.compile(r" [|·–—-] ")  # in a title, before the name of the site


def named_in(document: Document, base: str) -> tuple[Named, ...]:
    """Every organisation of every such list, in the page's order, each once a kind."""
    found: dict[tuple[str, str], Named] = {}
    for named in _all(document, base):
        found.setdefault((fold(named.name), named.kind), named)
        if len(found) >= MOST_NAMES:
            break
    return tuple(found.values())


def _all(document: Document, base: str) -> Iterator[Named]:
    """What stands under the headings; without one, the main part of a page that is titled so."""
    lists = False
    for heading in document.all(_HEADINGS)[:MOST_HEADINGS]:
        words = clean(heading.text())
        if kind := _kind_of_list(words):
            lists = True
            yield from _under(_blocks(heading), kind, words, base)
    words = _BEFORE_SITE.split(document.text_of("title"))[0]
    if not lists and (kind := _kind_of_list(words)):
        yield from _under(document.all("main, [role=main]")[:1], kind, words, base)


def _kind_of_list(words: str) -> PageKind | None:
    kind = kind_of_words(words)
    return kind if kind and kind.lists else None


def _under(blocks: Iterable[LexborNode], kind: PageKind, words: str, base: str) -> Iterator[Named]:
    for block in blocks:
        items = [block] if block.tag in ("li", "a", "img") else []
        for item in [*items, *block.css(_ITEMS)][: 4 * MOST_NAMES]:
            if named := _named(item, base):
                yield Named(named[0], named[1], kind.id, words)


def _blocks(heading: LexborNode) -> Iterator[LexborNode]:
    """What follows a heading up to the next of its level: beside it, or beside what wraps it."""
    level = _LEVELS[heading.tag or "h6"]
    start = heading
    for _ in range(3):
        blocks = list(_following(start, level))
        yield from blocks
        parent = start.parent
        if blocks or parent is None or parent.tag in ("body", "main", "article", "html"):
            return
        start = parent


def _following(node: LexborNode, level: int) -> Iterator[LexborNode]:
    sibling = node.next
    for _ in range(MOST_SIBLINGS):
        if sibling is None or _ends(sibling, level):
            return
        if sibling.is_element_node and sibling.tag not in ("script", "style", "template"):
            yield sibling
        sibling = sibling.next


def _ends(node: LexborNode, level: int) -> bool:
    """Whether a block begins something else: a heading as high, or a block that has one."""
    if not node.is_element_node:
        return False
    if _LEVELS.get(node.tag or "", 9) <= level or node.tag in ("footer", "nav"):
        return True
    higher = ", ".join(f"h{each}" for each in range(1, level + 1))
    return node.css_first(higher) is not None


def _named(item: LexborNode, base: str) -> tuple[str, str | None] | None:
    """The name that an item of a list holds and the address that it links to."""
    link = item if item.tag == "a" else item.css_first("a[href]")
    if item.tag not in ("a", "img") and _has_items(item):
        return None  # its own items are read
    address = absolute(base, link.attributes.get("href") or "") if link is not None else None
    picture = item if item.tag == "img" else item.css_first("img[alt]")
    texts = [item.text()[: 4 * LONGEST_NAME]]
    if picture is not None:
        texts.append(picture.attributes.get("alt") or "")
    return next(((name, address) for text in texts if (name := _name(text))), None)


_ITEMS_INSIDE = frozenset(("li", "dt", "td", "h3", "h4", "h5", "h6"))


def _has_items(item: LexborNode) -> bool:
    inside = (node for node in item.traverse() if node.mem_id != item.mem_id)
    return any(node.tag in _ITEMS_INSIDE for node in inside)


def _name(text: str) -> str | None:
    """A text as the name of an organisation, when it may be one."""
    name = one_line(_LOGO.sub(" ", clean(text))).strip(" -–—|·•:,;")
    if not 2 <= len(name) <= LONGEST_NAME or fold(name) in _no_names():
        return None
    letters = sum(letter.isalpha() for letter in name)
    if letters < 2 or name.count(" ") > MOST_SPACES or name.endswith((".", "?", "!", "…")):
        return None
    return name if name != name.lower() or not name.isascii() else None


@cache
def _no_names() -> frozenset[str]:
    by_language: dict[str, list[str]] = packaged("ci_map.collect.extract", "no_names.yaml")
    return frozenset(fold(words) for each in by_language.values() for words in each)
