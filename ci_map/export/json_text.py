"""JSON as bytes that may also stand inside a page."""

import json

from ci_map.publish.map_page import escaped


def json_bytes(data: object) -> bytes:
    """Indented JSON in which no <, > or & stands: people paste JSON-LD and GeoJSON into pages."""
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{escaped(text)}\n".encode()
