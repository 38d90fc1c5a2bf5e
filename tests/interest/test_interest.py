import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ci_map.interest.chart import chart, label, table
from ci_map.interest.conferences import read_conferences
from ci_map.interest.founding import founded_and_ended
from ci_map.interest.openalex import read_openalex
from ci_map.interest.series import InterestFileInvalid, Series
from ci_map.interest.trends import read_trends
from ci_map.model import Organisation
from tests.cli.test_cli import ci_map
from tests.conftest import ROOT

WEEKS = """Category: All categories

Week,collective impact: (Worldwide)
2009-12-27,<1
2010-01-03,4
2010-01-10,6
"""
MONTHS = (
    "\ufeffקטגוריה: כל הקטגוריות\r\n\r\nחודש,a: (Israel),b: (Israel)\r\n"
    "2011-01,3,100\r\n2011-02,5,< 1\r\n"
)


def file(folder: Path, text: str) -> Path:
    path = folder / "multiTimeline.csv"
    path.write_bytes(text.encode())
    return path


def test_weeks_of_one_term_become_years(tmp_path: Path) -> None:
    (found,) = read_trends(file(tmp_path, WEEKS))
    assert found == Series("searches", {2009: 0.5, 2010: 5.0}, "collective impact: (Worldwide)")


def test_months_of_two_terms_in_another_language(tmp_path: Path) -> None:
    first, second = read_trends(file(tmp_path, MONTHS))
    assert (first.label, first.values) == ("a: (Israel)", {2011: 4.0})
    assert (second.label, second.values) == ("b: (Israel)", {2011: 50.25})


def test_a_number_behind_a_control_character_that_counts_as_a_space_is_read(tmp_path: Path) -> None:
    (found,) = read_trends(file(tmp_path, WEEKS + "2011-01-02,\x1c2\x0b\n"))
    assert found.values[2011] == 2.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no rows of dates below a header; download it again"),
        ("2010-01-03,4\n", "no rows of dates below a header"),
        (WEEKS + "2010-01-17,101\n", ":7: bad value '101'; allowed: a whole number from 0"),
        (WEEKS + "2010-01-17,many\n", ":7: bad value 'many'"),
        (WEEKS + "later,4\n", ":7: no date and value: 'later,4'"),
        (WEEKS + "2010-01-17\n", ":7: no date and value"),
        (WEEKS + "2010-01-17,a\n2010-01-24,b\n", ":8: bad value 'b'"),
        (WEEKS + "9" * 1_100_000, "is not CSV in UTF-8"),  # longer than any reader allows a cell
    ],
)
def test_what_trends_did_not_write_is_told(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InterestFileInvalid) as caught:
        read_trends(file(tmp_path, text))
    assert told in str(caught.value)
    assert len(str(caught.value)) < len(str(tmp_path)) * 2 + 300


def test_works_by_year(tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    groups = [{"key": "2012", "key_display_name": "2012", "count": 9}, {"key": "2011", "count": 4}]
    path.write_text(json.dumps({"meta": {}, "results": [], "group_by": groups}), encoding="utf-8")
    assert list(read_openalex(path).values.items()) == [(2011, 4), (2012, 9)]


@pytest.mark.parametrize("text", ["", "[]", '{"group_by": [{"key": "unknown", "count": 1}]}'])
def test_what_openalex_did_not_write_is_told(text: str, tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InterestFileInvalid, match="no list of works by year"):
        read_openalex(path)


def test_founded_and_ended_count_those_who_act() -> None:
    organisations = [
        Organisation(id="a", name="A", roles=("initiative",), founded=2010, ended=2014),
        Organisation(id="b", name="B", roles=("funder", "backbone"), founded=2012),
        Organisation(id="c", name="C", roles=("funder",), founded=1950),
    ]
    founded, ended = founded_and_ended(organisations)
    assert founded.values == {2010: 1, 2011: 0, 2012: 1}
    assert ended.values == {2014: 1}
    assert founded_and_ended([]) == []


def test_one_chart_of_all_with_hostile_terms() -> None:
    series = [Series("searches", {1999: 9, 2010: 1, 2012: 4}, "</svg><script>alert(1)</script>")]
    series += [Series("works", {2011: 30.0})]
    drawn = chart(series, "he")
    root = ET.fromstring(drawn)  # noqa: S314 — our own
    assert "<script" not in drawn
    points = [each.get("points", "") for each in root.iter() if each.tag.endswith("polyline")]
    assert [len(each.split()) for each in points] == [2, 1]  # 1999 is before the first year
    assert label(series[1], "de") in "Wissenschaftliche Arbeiten (OpenAlex)"
    assert chart([]).startswith("<svg")


def test_a_table_has_a_row_a_year() -> None:
    told = table([Series("works", {2011: 30.0}), Series("founded", {2010: 2.0})]).splitlines()
    assert told[1:] == ["2010,,2", "2011,30,"]


def test_the_command_tells_all_three(built: Path, tmp_path: Path) -> None:
    survey = ("--survey", built.name, "--output", built.parent)
    options = ("--trends", file(tmp_path, WEEKS), *survey, "--svg", tmp_path / "i.svg")
    run = ci_map("interest", *options, "--json")
    assert (run.returncode, run.stderr) == (0, "")
    assert [series["id"] for series in json.loads(run.stdout)] == ["searches", "founded", "ended"]
    assert (tmp_path / "i.svg").exists()
    bad = ci_map("interest", "--trends", file(tmp_path, "x"), "--survey", built)
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "multiTimeline.csv: has no rows of dates" in bad.stderr


HEAD = "year,name,place,country,evidence_url\n"


def test_the_conferences_that_are_known_are_counted() -> None:
    found = read_conferences(ROOT / "data" / "interest" / "conferences.csv")
    assert found.values[2014] == 3
    assert found.values[2017] == 0  # of which no page was found
    assert label(found, "en") == "Known conferences"


def test_conferences_saved_by_excel_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + HEAD + "2014,A,B,US,https://e.org\n"
    assert read_conferences(file(tmp_path, text)).values == {2014: 1}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ":1: the header must be year,name,place,country,evidence_url"),
        (HEAD, "has no conference at all"),
        (HEAD + "2014,A,B\n", ":2: 3 cells; needed: 5"),
        (HEAD + "14,A,,,https://e.org\n", ":2: year: '14'; allowed: four digits"),
        (HEAD + "2014,,,,https://e.org\n", ":2: name: is empty"),
        (HEAD + "2014,A,,,\n", ":2: evidence_url: ''; needed: the page"),
    ],
)
def test_a_conference_without_evidence_is_refused(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(InterestFileInvalid) as caught:
        read_conferences(file(tmp_path, text))
    assert told in str(caught.value)
