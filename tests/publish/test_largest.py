"""A survey too large for a browser: the map has those with most ties, the tables have all."""

import json
from pathlib import Path

import pytest

import ci_map.build
from ci_map.gather import gather
from ci_map.publish import drawn, largest
from ci_map.publish.contents import Contents
from ci_map.publish.payload import payload
from ci_map.publish.report import lists, report_docx, report_html
from ci_map.publish.tables import organisations_csv
from tests.conftest import organisation_row, relation_row

MANY, HELD = 12, 5


@pytest.fixture
def contents(write_seeds: object, monkeypatch: pytest.MonkeyPatch) -> Contents:
    organisations = [organisation_row(id=f"o-{n}", name=f"Body {n}") for n in range(MANY)]
    relations = [relation_row("o-7", "funds", f"o-{n}") for n in range(4)]
    relations += [relation_row("o-3", "advises", "o-2"), relation_row("o-9", "advises", "o-2")]
    folder: Path = write_seeds(organisations, relations)  # type: ignore[operator]
    monkeypatch.setattr(largest.largest, "__defaults__", (HELD,))
    monkeypatch.setattr(lists, "NAMED", HELD)
    assert drawn.ON_THE_MAP > MANY
    monkeypatch.setattr(drawn, "ON_THE_MAP", HELD)
    return ci_map.build.contents_of(gather(folder), "s")


def test_the_map_has_those_with_most_ties_and_the_figures_of_all(contents: Contents) -> None:
    told = json.loads(json.dumps(payload(contents)))
    shown = told["organisations"]["id"]
    assert shown == ["o-0", "o-1", "o-2", "o-3", "o-7"]
    ends = zip(told["relations"]["source"], told["relations"]["target"], strict=True)
    assert {(shown[one], shown[other]) for one, other in ends} == {
        *(("o-7", f"o-{n}") for n in range(4)),
        ("o-3", "o-2"),
    }
    columns = [told["organisations"]["x"], *told["organisations"]["measures"].values()]
    assert {len(column) for column in columns} == {HELD}
    assert {len(bounds["low"]) for bounds in told["ranks"].values()} == {HELD}
    assert told["survey"]["counts"]["organisations"] == MANY
    assert "The map shows the 5 organisations with most relations of 12" in str(told["survey"])


def test_the_tables_have_all_and_the_report_says_so(contents: Contents) -> None:
    assert organisations_csv(contents).count(b"\n") == MANY + 1
    assert b"12, too many to be named here" in report_html(contents)
    assert report_docx(contents)
