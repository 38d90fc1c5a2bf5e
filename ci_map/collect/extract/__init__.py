"""From the bytes of a page to what it says: pure functions, whatever the page."""

from ci_map.collect.extract.extract import extract, extract_text
from ci_map.collect.extract.kinds import PageKind, kind_of_path, kind_of_words
from ci_map.collect.extract.page import Described, Extracted, Link, Named

__all__ = [
    "Described",
    "Extracted",
    "Link",
    "Named",
    "PageKind",
    "extract",
    "extract_text",
    "kind_of_path",
    "kind_of_words",
]
