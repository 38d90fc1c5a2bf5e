"""The codebook as one table, a row an entry, for workbooks and data packages."""

from collections.abc import Sequence

from ci_map import codebook

HEADER = (
    "list",
    "id",
    *(f"label_{language}" for language in codebook.LANGUAGES),
    *(f"definition_{language}" for language in codebook.LANGUAGES),
    "source",
)


def codebook_rows() -> list[Sequence[str]]:
    """Every entry of every list, in the codebook's order."""
    return [
        (listing.name, entry.id, *entry.label.values(), *entry.definition.values(), entry.source)
        for listing in codebook.load().listings()
        for entry in listing
    ]
