"""Reading a page strictly: what must be there is there, or the site has changed.

    for card in read.one(page, "main ul.members").select("li"):
        name = read.text(card, "h3")

The container is asked for with `one`, its entries with `select`: an empty list is for the
assertions to judge, a missing one is a changed site.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from bs4.element import NavigableString, Tag

from ci_map.collect.sources.evidence import SiteChanged, evidence_of, page_under
from ci_map.collect.sources.found import Found, squeezed


def one(tag: Tag, css: str) -> Tag:
    """The first element that a selector matches; SiteChanged when there is none."""
    found = tag.select_one(css)
    if found is None:
        raise SiteChanged(evidence_of(tag).address, f"nothing matches {css!r} in <{tag.name}>")
    return found


def some(tag: Tag, css: str) -> list[Tag]:
    """Everything that a selector matches; SiteChanged when that is nothing."""
    found = tag.select(css)
    if not found:
        raise SiteChanged(evidence_of(tag).address, f"nothing matches {css!r} in <{tag.name}>")
    return list(found)


def text(tag: Tag, css: str | None = None) -> str:
    """The text of an element, or of the first that matches in it, spaces and line ends as one."""
    return squeezed((one(tag, css) if css else tag).get_text(" "))


def maybe_text(tag: Tag, css: str) -> str | None:
    """The text of the first match; None when nothing matches or it is empty."""
    found = tag.select_one(css)
    return (squeezed(found.get_text(" ")) or None) if found else None


def own_text(tag: Tag) -> str:
    """The text that stands in the element itself, without that of elements inside."""
    return squeezed(" ".join(c for c in tag.children if isinstance(c, NavigableString)))


def link(tag: Tag, css: str = "a[href]") -> Found:
    """Where the first matching link (or the element itself) leads; SiteChanged without one."""
    found = maybe_link(tag, css)
    if found is None:
        raise SiteChanged(evidence_of(tag).address, f"no link matches {css!r} in <{tag.name}>")
    return found


def maybe_link(tag: Tag, css: str = "a[href]") -> Found | None:
    """`link`, or None. A link that is no web address (mailto:, #) is none."""
    found = tag if tag.name == "a" and tag.get("href") else tag.select_one(css)
    href = str(found.get("href") or "").strip() if found else ""
    return absolute(tag, href) if href else None


def absolute(on: Tag, href: str) -> Found | None:
    """A whole address from what a page has; None when it is no web address."""
    try:
        whole = urljoin(page_under(on).base, href)
        scheme = urlsplit(whole).scheme
    except ValueError:
        return None
    if href.startswith("#") or scheme not in ("http", "https"):
        return None
    return Found(whole, href)


def home_page(words: str) -> Found | None:
    """An address as people type it in a form ("www.example.org"): https, as in the seed lists."""
    typed = squeezed(words)
    if not typed or "." not in typed or " " in typed or "@" in typed:
        return None
    return Found(typed if "://" in typed else f"https://{typed}", words)


def links(tag: Tag, pattern: str) -> dict[str, Tag]:
    """Every link whose whole address the pattern finds, by that address, each once, in order."""
    found: dict[str, Tag] = {}
    for each in tag.select("a[href]"):
        address = maybe_link(each)
        if address and re.search(pattern, address):
            found.setdefault(address.split("#")[0], each)
    return found


def table(tag: Tag, css: str = "table") -> Iterator[dict[str, Tag]]:
    """The rows of a table, each a cell by the header of its column ("city", "award_year").

    SiteChanged without a header, and for a row with another number of cells.
    """
    found = one(tag, css)
    header = [slug(text(cell)) for cell in found.select("tr:has(th) th[scope=col], thead th")]
    header = header or [slug(text(cell)) for cell in one(found, "tr").select("th, td")]
    for row in found.select("tr:has(td)"):
        cells = row.select("td, th")
        if [slug(text(cell)) for cell in cells] == header:
            continue
        if len(cells) != len(header):
            problem = f"a row of {len(cells)} cells under a header of {len(header)}: {text(row)!r}"
            raise SiteChanged(evidence_of(tag).address, problem)
        yield dict(zip(header, cells, strict=True))


def slug(words: str) -> str:
    """A header as a name: "Award year" is "award_year"."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
