"""XML as bytes: built as a tree and never by joining texts, so that no name can leave its place."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ci_map.graph.build import Attribute
from ci_map.publish.xml_text import legal

__all__ = ["Element", "added", "document", "made", "worded"]

UTF_8 = "utf-8"
Late = Iterable[tuple[Element, Iterator[Element]]]
LATE = b"<late />"  # no text of ours: in texts a < is written &lt;
START = re.compile(rb"<\w[^>]*>")
NAMESPACE = re.compile(rb' xmlns(?::\w+)?="[^"]*"')


def made(tag: str, attributes: Mapping[str, Attribute] | None = None) -> Element:
    """An element by itself; attributes that are None are left out."""
    return Element(tag, {k: worded(v) for k, v in (attributes or {}).items() if v is not None})


def added(parent: Element, tag: str, attributes: Mapping[str, Attribute] | None = None) -> Element:
    """The same as a new last child."""
    element = made(tag, attributes)
    parent.append(element)
    return element


def worded(value: Attribute) -> str:
    """A value as XML writes it; floats in the shortest form that reads back the same."""
    return str(value).lower() if isinstance(value, bool) else legal(str(value))


def document(root: Element, late: Late = (), encoding: str = UTF_8) -> bytes:
    """The whole file, an element a line; with an XML declaration where it is UTF-8.

    `late` are parents, in the order of the file, with more children: each is made when it is
    written, for as a tree all of them take ten times as much as their text.
    """
    waiting = [children for parent, children in late if _begun(parent, children)]
    indent(root)
    whole = bytes(tostring(root, encoding=encoding, xml_declaration=encoding == UTF_8))
    parts, told = whole.split(LATE), NAMESPACE.findall(_start(whole))
    content = io.BytesIO()
    for part, children in zip(parts, waiting, strict=False):
        text = part.rstrip()
        content.write(text)
        content.writelines(_lines(children, part[len(text) :], told, encoding))
    content.write(parts[-1] + b"\n")
    return content.getvalue()


def _begun(parent: Element, children: Iterator[Element]) -> bool:
    """Whether there is a first child; it stands in the tree, so that its namespaces are told."""
    first = next(children, None)
    if first is not None:
        parent.append(first)
        SubElement(parent, "late")
    return first is not None


def _start(whole: bytes) -> bytes:
    """The tag that opens the root. Further on the same words may stand in a text."""
    found = START.search(whole)
    return found[0] if found else b""


def _lines(
    children: Iterable[Element], lead: bytes, told: Sequence[bytes], encoding: str
) -> Iterator[bytes]:
    for child in children:
        indent(child, level=(len(lead) - 1) // 2)
        text = bytes(tostring(child, encoding=encoding, xml_declaration=False))
        for namespace in told:  # by the root
            text = text.replace(namespace, b"", 1)
        yield lead + text
