import json
import re
import sys
from html import unescape

import pytest

from ci_map.export import NotInstalled, Snapshot, draw
from ci_map.export.drawing import MOST, drawing
from ci_map.survey import Survey


def nodes(page: str) -> list[dict[str, object]]:
    found = re.search(r"nodes = new vis\.DataSet\((\[.*\])\);", page)
    assert found
    return list(json.loads(found[1]))


def test_an_ego_network_shows_itself_in_a_notebook(survey: Survey) -> None:
    drawn = survey.pyvis("sheatufim", radius=1)
    assert set(drawn.get_nodes()) == set(survey.ego("sheatufim"))
    frame = drawn._repr_html_()
    assert frame.startswith('<iframe srcdoc="')
    inside = unescape(frame.partition('srcdoc="')[2].partition('" title')[0])
    assert inside == drawn.page()


def test_at_most_a_few_hundred_of_those_that_connect_most(whole: Snapshot) -> None:
    drawn = drawing(whole)
    assert len(drawn.get_nodes()) == MOST
    assert {"fsg", "tamarack-institute", "strivetogether"} <= set(drawn.get_nodes())


@pytest.mark.parametrize("which", ["hostile", "empty"])
def test_the_page_loads_nothing_and_runs_no_name(
    which: str, request: pytest.FixtureRequest
) -> None:
    snapshot: Snapshot = request.getfixturevalue(which)
    page = drawing(snapshot).page()
    assert not re.findall(r"<(?:script|link|img)\b[^>]*(?:src|href)=", page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "onerror=alert(1)>" not in page.partition("<title>")[2].partition("</title>")[2]
    assert {node["label"] for node in nodes(page)} == {o.name for o in snapshot.organisations}
    assert "tooltip_link" not in page
    assert "div.popup" not in page  # pyvis's way of showing names as HTML


def test_without_pyvis_the_advice_is_to_install_it(
    empty: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "ci_map.export.drawing", raising=False)
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    with pytest.raises(NotInstalled, match=r'pip install "ci-map\[notebook\]"'):
        draw(empty)
