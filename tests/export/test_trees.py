"""FreeMind and OPML: well-formed, each organisation once, stable ids, harmless links."""

from xml.etree import ElementTree as ET

import pytest

from ci_map.export import Snapshot
from ci_map.export.freemind import freemind
from ci_map.export.opml import opml
from ci_map.publish.xml_text import legal


def parsed(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 (our own file)


def nodes(content: bytes) -> dict[str, ET.Element]:
    found = {e.get("ID") or e.get("id") or "": e for e in parsed(content).iter()}
    found.pop("")
    return found


def test_the_mind_map_goes_from_role_to_country_to_organisation(whole: Snapshot) -> None:
    content = freemind(whole)
    assert content.isascii()
    assert content.startswith(b'<map version="1.0.1">')
    root = parsed(content)
    roles = root.findall("node/node")
    assert [role.get("TEXT") for role in roles] == [
        "Infrastructure bodies", "Backbones", "Initiatives", "Funders",
    ]  # fmt: skip
    assert {role.get("POSITION") for role in roles} == {"left", "right"}
    assert roles[0].findall("node")[0].get("TEXT") == "United States"
    assert len(root.findall("node/node/node/node")) == len(whole.organisations)


def test_every_arrow_leads_to_a_node_of_its_own_id(whole: Snapshot) -> None:
    root = parsed(freemind(whole))
    every = [e.get("ID") for e in root.iter() if e.get("ID")]
    assert len(set(every)) == len(every)
    arrows = [arrow.get("DESTINATION") for arrow in root.iter("arrowlink")]
    assert len(arrows) == len(whole.relations)
    assert set(arrows) <= set(every)


def test_ids_depend_neither_on_the_language_nor_on_the_rest(whole: Snapshot) -> None:
    part = whole.only({"fsg", "sheatufim"})
    assert set(nodes(opml(part))) <= set(nodes(opml(whole)))
    assert set(nodes(freemind(part))) <= set(nodes(freemind(whole)))


@pytest.mark.parametrize("render", [freemind, opml])
def test_hostile_texts_stay_texts(render: object, hostile: Snapshot) -> None:
    found = nodes(render(hostile))  # type: ignore[operator]
    for organisation in hostile.organisations:
        element = found[f"ID_organisation_{organisation.id}"]
        text = element.get("TEXT") or element.get("text")
        assert text == legal(organisation.name)
    script = found["ID_organisation_a-script"]
    assert script.get("LINK") is script.get("url") is None
    assert found["ID_organisation_g-plus"].get("LINK", found["ID_organisation_g-plus"].get("url"))


def test_the_outline_has_a_line_an_organisation(whole: Snapshot) -> None:
    root = parsed(opml(whole))
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    leaves = [o for o in root.iter("outline") if not len(o)]
    assert len(leaves) == len(whole.organisations)
    assert all(outline.get("text") for outline in root.iter("outline"))
    assert all(leaf.get("url") for leaf in leaves if leaf.get("type") == "link")
