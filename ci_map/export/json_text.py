"""JSON as bytes that may also stand inside a page."""

import io
import json
from itertools import islice

from ci_map.publish.map_page import escaped

AT_ONCE = 10_000  # parts, each a value or what stands between two


def json_bytes(data: object) -> bytes:
    """Indented JSON in which no <, > or & stands: people paste JSON-LD and GeoJSON into pages.

    It is never there as one text, which would be as large as the bytes and more.
    """
    content = io.BytesIO()
    parts = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False).iterencode(data)
    while some := "".join(islice(parts, AT_ONCE)):
        content.write(escaped(some).encode())
    content.write(b"\n")
    return content.getvalue()
