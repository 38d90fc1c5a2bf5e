"""OPML 2.0 (http://opml.org/spec2.opml): the tree as an outline; OPML has no cross links."""

from ci_map.export.markup import Element, added, document, worded
from ci_map.export.rule import known_fields, link
from ci_map.export.snapshot import Snapshot
from ci_map.export.tree import Branch, tree

NOTE = "_note"  # what outliners call the note of a line


def opml(snapshot: Snapshot) -> bytes:
    """The outline as one file; an organisation's fields are attributes of its line."""
    root = Element("opml", {"version": "2.0"})
    whole = tree(snapshot)
    added(added(root, "head"), "title").text = worded(whole.text)
    body = added(root, "body")
    for branch in whole.branches:
        _outline(body, branch)
    return document(root)


def _outline(parent: Element, branch: Branch) -> None:
    outline = added(parent, "outline", {"text": branch.text, "id": branch.id})
    if branch.organisation:
        known = known_fields(branch.organisation)
        for field in ("id", "name", "note", "url"):
            known.pop(field, None)
        address = link(branch.organisation.url)
        linked = {"type": "link", "url": address} if address else {}
        described = linked | known | {NOTE: branch.organisation.note}
        outline.attrib.update({k: worded(v) for k, v in described.items() if v is not None})
    for below in branch.branches:
        _outline(outline, below)
