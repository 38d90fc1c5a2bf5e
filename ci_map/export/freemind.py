"""FreeMind's .mm (version 1.0.1), which Mindomo, Freeplane, XMind and others import.

FreeMind writes no XML declaration and numeric references for all but ASCII, and so does this.
Relations are arrow links; Freeplane shows their kind, the others an arrow.
"""

from collections.abc import Iterator, Mapping, Sequence

from ci_map import codebook
from ci_map.export.markup import Element, added, document, made, worded
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
    late: list[tuple[Element, Iterator[Element]]] = []
    whole = tree(snapshot)
    centre = added(root, "node", {"ID": whole.id, "TEXT": whole.text})
    for place, role in enumerate(whole.branches):
        node = _node(centre, role, POSITION=SIDES[place % 2])
        for country in role.branches:
            folded = _node(node, country, FOLDED="true")
            late.append((folded, _leaves(country, arrows, snapshot.language)))
    return document(root, late, "us-ascii")


def _node(parent: Element, branch: Branch, **attributes: str) -> Element:
    return added(parent, "node", _named(branch) | attributes)


def _named(branch: Branch) -> dict[str, str]:
    return {"ID": branch.id, "TEXT": branch.text}


def _leaves(
    country: Branch, arrows: Mapping[str, Sequence[Relation]], language: str
) -> Iterator[Element]:
    for leaf in country.branches:
        if organisation := leaf.organisation:
            node = made("node", {**_named(leaf), "LINK": link(organisation.url)})
            for relation in arrows.get(organisation.id, ()):
                _arrow(node, relation, language)
            if organisation.note:
                _note(node, organisation.note)
            _attributes(node, organisation)
            yield node


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
