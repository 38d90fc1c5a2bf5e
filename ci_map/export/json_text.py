"""JSON as bytes that may also stand inside a page."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping

from ci_map.publish.map_page import escaped

EMPTY: Mapping[str, Iterable[object]] = {}


def json_bytes(data: Mapping[str, object], late: Mapping[str, Iterable[object]] = EMPTY) -> bytes:
    """Indented JSON in which no <, > or & stands: people paste JSON-LD and GeoJSON into pages.

    `late` are further members, each a list whose values are made when they are written: all of them
    at once would take several times what their text does.
    """
    content = io.BytesIO()
    content.writelines(text.encode() for text in _texts(data, late))
    return content.getvalue()


def _texts(data: Mapping[str, object], late: Mapping[str, Iterable[object]]) -> Iterator[str]:
    members = [f"\n {json.dumps(name)}: {_json(value, 1)}" for name, value in data.items()]
    yield "{" + ",".join(members)
    for place, (name, values) in enumerate(late.items(), start=len(members)):
        yield ("," if place else "") + f"\n {json.dumps(name)}: ["
        yield from _values(values)
    yield "\n}\n" if data or late else "}\n"


def _values(values: Iterable[object]) -> Iterator[str]:
    before = ""
    for value in values:
        yield f"{before}\n  {_json(value, 2)}"
        before = ","
    yield "\n ]" if before else "]"


def _json(value: object, depth: int) -> str:
    """A value as it stands `depth` members deep; a text in JSON has no line end of its own."""
    whole = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return escaped(whole.replace("\n", "\n" + depth * " "))
