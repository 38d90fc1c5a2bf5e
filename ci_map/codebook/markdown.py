"""The codebook as a document: `python -m ci_map.codebook.markdown > docs/codebook.md`."""

import sys
from collections.abc import Iterator

from ci_map.codebook.book import SHAPES, Codebook
from ci_map.codebook.entries import CodeList, Entry
from ci_map.codebook.loader import load
from ci_map.codebook.spoken import RIGHT_TO_LEFT


def as_markdown(codebook: Codebook, language: str = "en") -> str:
    """Render every list as a table; an unknown language raises KeyError."""
    whole = codebook.lists["lists"]
    lines = [f"# {whole.label[language]}", "", whole.definition[language], ""]
    for listing in codebook.listings():
        if listing.name != "lists":
            lines += _section(codebook, listing, language)
    if language in RIGHT_TO_LEFT:
        lines = ['<div dir="rtl">', "", *lines, "</div>", ""]
    return "\n".join(lines)


def _section(codebook: Codebook, listing: CodeList[Entry], language: str) -> Iterator[str]:
    title = codebook.lists[listing.name]
    shape = SHAPES.get(listing.name, Entry)
    parts = [part for part in codebook.entry_parts if part.id in shape.model_fields]
    yield from (f"## {title.label[language]}", "", title.definition[language], "")
    yield _row(part.label[language] for part in parts)
    yield _row("---" for _ in parts)
    for entry in listing:
        yield _row(_cell(entry, part.id, language) for part in parts)
    yield ""


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _cell(entry: Entry, part: str, language: str) -> str:
    value = getattr(entry, part)
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, dict):
        return str(value[language])
    if value is None:
        return ""
    return value if part == "source" else f"`{value}`"


if __name__ == "__main__":
    sys.stdout.write(as_markdown(load()))
