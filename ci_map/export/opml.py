"""OPML 2.0 (http://opml.org/spec2.opml): the tree as an outline; OPML has no cross links."""

from collections.abc import Iterator

from ci_map.export.markup import Element, added, document, made, worded
from ci_map.export.rule import Attribute, known_fields, link
from ci_map.export.snapshot import Snapshot
from ci_map.export.tree import Branch, tree
from ci_map.model import Organisation

NOTE = "_note"  # what outliners call the note of a line


def opml(snapshot: Snapshot) -> bytes:
    """The outline as one file; an organisation's fields are attributes of its line."""
    root = Element("opml", {"version": "2.0"})
    whole = tree(snapshot)
    added(added(root, "head"), "title").text = worded(whole.text)
    body = added(root, "body")
    late: list[tuple[Element, Iterator[Element]]] = []
    for role in whole.branches:
        below = added(body, "outline", _named(role))
        late += [(added(below, "outline", _named(c)), _leaves(c)) for c in role.branches]
    return document(root, late)


def _named(branch: Branch) -> dict[str, Attribute]:
    return {"text": branch.text, "id": branch.id}


def _leaves(country: Branch) -> Iterator[Element]:
    for leaf in country.branches:
        yield made(
            "outline", _named(leaf) | (_fields(leaf.organisation) if leaf.organisation else {})
        )


def _fields(organisation: Organisation) -> dict[str, Attribute]:
    known = known_fields(organisation)
    for field in ("id", "name", "note", "url"):
        known.pop(field, None)
    address = link(organisation.url)
    linked: dict[str, Attribute] = {"type": "link", "url": address} if address else {}
    return {**linked, **known, NOTE: organisation.note}
