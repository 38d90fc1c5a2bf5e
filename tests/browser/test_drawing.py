"""The page that pyvis draws, made fit to be mailed: no network, no name that runs."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ci_map.export import export
from tests.export.conftest import HOSTILE, SCRIPT, organisation, snapshot

pytestmark = pytest.mark.browser


def test_a_drawing_opens_without_a_network_and_shows_names_as_text(
    browser: Browser, tmp_path: Path
) -> None:
    organisations = [organisation(org_id, name) for org_id, name in HOSTILE.items()]
    path = export(snapshot(organisations, []), "pyvis", tmp_path / "drawing.html")
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail("a name was run"))
    page.goto(path.as_uri())
    page.wait_for_function("typeof network === 'object' && network.body.nodeIndices.length > 0")
    assert page.evaluate("nodes.get('a-script').label") == SCRIPT
    assert page.title() == SCRIPT
    page.evaluate("network.canvas.body.functions.getPointer; network.selectNodes(['j-href'])")
    assert page.locator("img, .popup").count() == 0
    assert asked == [path.as_uri()]
    context.close()
