"""XML as bytes: built as a tree and never by joining texts, so that no name can leave its place."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ci_map.export.rule import legal
from ci_map.graph.build import Attribute

__all__ = ["Element", "added", "document", "worded"]


def added(parent: Element, tag: str, attributes: Mapping[str, Attribute] | None = None) -> Element:
    """A new last child; attributes that are None are left out."""
    known = {k: worded(v) for k, v in (attributes or {}).items() if v is not None}
    return SubElement(parent, tag, known)


def worded(value: Attribute) -> str:
    """A value as XML writes it; floats in the shortest form that reads back the same."""
    return str(value).lower() if isinstance(value, bool) else legal(str(value))


def document(root: Element) -> bytes:
    """The whole file as UTF-8, an element a line."""
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
