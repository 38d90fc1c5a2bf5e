"""From the bytes of a page to what it says: pure functions, whatever the page."""

from ci_map.collect.extract.extract import extract, extract_text
from ci_map.collect.extract.kinds import Kind, kind_of_path, kind_of_words
from ci_map.collect.extract.page import Described, Link, Named, Page

__all__ = [
    "Described",
    "Kind",
    "Link",
    "Named",
    "Page",
    "extract",
    "extract_text",
    "kind_of_path",
    "kind_of_words",
]
