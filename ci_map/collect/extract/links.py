"""The links of a page: whole addresses and the words on them."""

from functools import lru_cache

from selectolax.lexbor import LexborNode

from ci_map.collect.extract.document import Document, clean
from ci_map.collect.extract.page import Link
from ci_map.collect.fetch.address import BadAddress, joined

MOST_LINKS = 2_000
LONGEST_ADDRESS = 2_000
LONGEST_WORDS = 200
_OF_ANY_PAGE = ("/", "http://", "https://")
_NO_PAGES = ("#", "javascript:", "mailto:", "tel:", "data:")


def base_of(document: Document, url: str) -> str:
    """The address that the page's relative links start from."""
    return absolute(url, document.attribute("base[href]", "href")) or url


def links_of(document: Document, base: str) -> tuple[Link, ...]:
    """Each address once, with the first words found on a link to it."""
    words: dict[str, str] = {}
    for node in document.all("a[href], area[href]"):
        address = absolute(base, node.attributes.get("href") or "")
        if address is None:
            continue
        if not words.get(address):
            words[address] = words_on(node)
        if len(words) >= MOST_LINKS:
            break
    return tuple(Link(address, text) for address, text in words.items())


def words_on(node: LexborNode) -> str:
    """What a link says: its text, else the alternative text of its picture, else its title."""
    text = clean(node.text()[: 4 * LONGEST_WORDS])
    if not text and (picture := node.css_first("img[alt]")):
        text = clean(picture.attributes.get("alt") or "")
    if not text:
        named = node.attributes.get("aria-label") or node.attributes.get("title")
        text = clean(named or "")
    return text[:LONGEST_WORDS]


def absolute(base: str, href: str) -> str | None:
    """The canonical address of an http(s) link; None for anything else."""
    href = href.strip()
    if href.startswith(_OF_ANY_PAGE):  # the same from every page of the host: joined once
        base = "/".join((*base.split("/", 3)[:3], ""))
    return _absolute(base, href)


@lru_cache(maxsize=10_000)
def _absolute(base: str, href: str) -> str | None:
    if not href or len(href) > LONGEST_ADDRESS or href.lower().startswith(_NO_PAGES):
        return None
    try:
        return joined(base, href)
    except BadAddress:
        return None
