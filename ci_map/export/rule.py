r"""The one rule for values, in every export.

- A list is its items joined by `|`, a bar inside an item written `\|`, as in the seed files; where
  the format has lists (Parquet, JSON-LD, Kumu's JSON) they stay lists.
- What is not known (None, an empty list) is left out; where there is a column, it is an empty cell
  or null. No format gets a word for it.
- Numbers and true/false are typed where the format has types. In CSV they are `yes` and `no`, and
  in GraphML too, since igraph reads a truth value that is not there as false.
- A character that XML 1.0 cannot hold (control characters, half a surrogate pair) becomes U+FFFD
  (`ci_map.publish.xml_text`), in XML and in workbooks; line ends become line feeds. JSON and
  Parquet keep every character.
- A text that a spreadsheet would run has an apostrophe in front (`ci_map.cells`), in CSV and XLSX.
- An address becomes a link only when it is http or https; else it is text.
"""

import re

from ci_map.graph.build import Attribute, flat
from ci_map.model import Organisation
from ci_map.model.organisation import FIELDS, YEAR_FIELDS, YES_NO_FIELDS

__all__ = ["Attribute", "flat", "kind_of", "known_fields", "link"]

WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def link(address: str | None) -> str | None:
    """The address when a click on it can only open a page, else None."""
    return address if address and WEB_ADDRESS.fullmatch(address) else None


def kind_of(field: str) -> str:
    """What a field of an organisation or a relation holds: string, integer or boolean."""
    if field in YEAR_FIELDS or field in ("since", "until"):
        return "integer"
    return "boolean" if field in YES_NO_FIELDS else "string"


def known_fields(organisation: Organisation) -> dict[str, Attribute]:
    """Every field that is known, flattened, in the order of the seed lists."""
    values = {field: flat(getattr(organisation, field)) for field in FIELDS}
    return {field: value for field, value in values.items() if value is not None}
