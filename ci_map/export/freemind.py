"""FreeMind's .mm (version 1.0.1), which Mindomo, Freeplane, XMind and others import.

FreeMind writes no XML declaration and numeric references for all but ASCII, and so does this.
Relations are arrow links; Freeplane shows their kind, the others an arrow.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import indent, tostring

from ci_map import codebook
from ci_map.export.markup import Element, added, worded
from ci_map.export.rule import known_fields, link
from ci_map.export.snapshot import Snapshot
from ci_map.export.tree import Branch, leaf_id, tree
from ci_map.model import Organisation, Relation

SHOWN = ("name", "note", "url")  # as the text, the note and the link of a node
SIDES = ("right", "left")


def freemind(snapshot: Snapshot) -> bytes:
    """The mind map as one file, countries folded."""
    arrows: dict[str, list[Relation]] = {}
    for relation in sorted(snapshot.relations, key=lambda relation: relation.key):
        arrows.setdefault(relation.source_id, []).append(relation)
    root = Element("map", {"version": "1.0.1"})
    whole = tree(snapshot)
    centre = added(root, "node", {"ID": whole.id, "TEXT": whole.text})
    for place, role in enumerate(whole.branches):
        node = _node(centre, role, POSITION=SIDES[place % 2])
        for country in role.branches:
            folded = _node(node, country, FOLDED="true")
            for leaf in country.branches:
                _leaf(folded, leaf, arrows, snapshot.language)
    indent(root)
    return bytes(tostring(root, encoding="us-ascii", xml_declaration=False)) + b"\n"


def _node(parent: Element, branch: Branch, **attributes: str) -> Element:
    return added(parent, "node", {"ID": branch.id, "TEXT": branch.text} | attributes)


def _leaf(
    parent: Element, leaf: Branch, arrows: Mapping[str, Sequence[Relation]], language: str
) -> None:
    organisation = leaf.organisation
    if organisation is None:
        return
    address = link(organisation.url)
    node = _node(parent, leaf, **({"LINK": address} if address else {}))
    for relation in arrows.get(organisation.id, ()):
        _arrow(node, relation, language)
    if organisation.note:
        _note(node, organisation.note)
    _attributes(node, organisation)


def _arrow(node: Element, relation: Relation, language: str) -> None:
    described = {
        "ID": f"ID_relation_{relation.key}",
        "DESTINATION": leaf_id(relation.target_id),
        "STARTARROW": "None",
        "ENDARROW": "Default",
        "MIDDLE_LABEL": codebook.load().relations[relation.relation].label[language],
    }
    added(node, "arrowlink", described)


def _note(node: Element, text: str) -> None:
    html = added(added(node, "richcontent", {"TYPE": "NOTE"}), "html")
    added(html, "head")
    added(added(html, "body"), "p").text = worded(text)


def _attributes(node: Element, organisation: Organisation) -> None:
    for field, value in known_fields(organisation).items():
        if field not in SHOWN:
            added(node, "attribute", {"NAME": field, "VALUE": value})
