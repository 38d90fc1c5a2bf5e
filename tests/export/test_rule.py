from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.export.markup import Element, added, document
from ci_map.export.rule import link
from ci_map.publish.xml_text import legal


@given(st.text())
def test_any_text_can_stand_in_xml_and_comes_back(text: str) -> None:
    root = Element("root")
    added(root, "child", {"text": legal(text)}).text = legal(text)
    child = ET.fromstring(document(root))[0]  # noqa: S314 (our own file)
    assert child.get("text") == legal(text)
    assert (child.text or "") == legal(text)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_text_without_control_characters_stays_as_it_is(text: str) -> None:
    assert legal(text) == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "https://a b", None, "", "//e.org", "https://a\n"],
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert link(address) is None


def test_a_web_address_is_a_link() -> None:
    assert link("https://he.wikipedia.org/wiki/קולקטיב") == "https://he.wikipedia.org/wiki/קולקטיב"
