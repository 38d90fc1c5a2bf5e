import json
from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid
from ci_map.collect.collected import read_collected
from ci_map.collect.fetch import Asked, Missed, Reason
from ci_map.collect.sources import generic
from ci_map.collect.sources.recorded import Recorded
from ci_map.collect.sources.runner import Job, run
from ci_map.collect.sources.runs import Ending, Run, read_run, write_run
from tests.collect.sources.conftest import Write

TWO = "<main><ul><li><a href='/b'>Body B</a></li><li><a href='/c'>Body C</a></li></ul></main>"


def job(source: Path, web: Path, tmp_path: Path, **changes: bool) -> Job:
    return Job(source, Recorded(web), tmp_path / "collected", **changes)  # type: ignore[arg-type]


def test_values_keep_page_hash_original_words_and_days(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    done = run(job(source(), recorded_web(), tmp_path))
    assert (done.organisations, done.relations) == (1, 1)
    said = {(s.subject, s.field): s for s in read_collected([tmp_path / "collected" / "a.csv"])}
    url = said["a/body-b", "url"]
    assert url.page == "https://a.example/members"
    assert url.page_hash
    assert len(url.page_hash) == 64
    assert (url.first_seen, url.last_seen) == ("2026-11-25", "2026-11-25")
    assert said["a/body-b/member_of/a/_network", "relation"].value == "member_of"
    assert said["a/_network", "name"].value == "A network"


def test_a_default_has_no_words_on_the_page_and_less_confidence(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    run(job(source(), recorded_web(), tmp_path))
    said = {(s.subject, s.field): s for s in read_collected([tmp_path / "collected" / "a.csv"])}
    country, name = said["a/body-b", "country"], said["a/body-b", "name"]
    assert (country.value, country.original_value) == ("US", "")
    assert country.confidence < name.confidence


def test_what_is_gone_stays_with_its_last_day_and_is_counted(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    folder = source()
    run(job(folder, recorded_web({"page.html": TWO}, day="2026-01-01"), tmp_path))
    done = run(job(folder, recorded_web({"page.html": TWO.replace("Body C", "Body D")}), tmp_path))
    names = {
        s.value: (s.first_seen, s.last_seen)
        for s in read_collected([tmp_path / "collected" / "a.csv"])
        if s.field == "name" and s.subject != "a/_network"
    }
    assert names == {
        "Body B": ("2026-01-01", "2026-11-25"),
        "Body C": ("2026-01-01", "2026-01-01"),
        "Body D": ("2026-11-25", "2026-11-25"),
    }
    assert done.gone > 0
    assert done.last_read is not None
    assert done.last_read.startswith("2026-11-25")


def test_a_failed_reading_keeps_the_file_and_the_day_of_the_last_good_one(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    run(job(source(), recorded_web(day="2026-01-01"), tmp_path))
    before = (tmp_path / "collected" / "a.csv").read_bytes()
    strict = source(assertions={"organisations": {"min": 5}, "must_have": ["Body Z"]})
    done = run(job(strict, recorded_web(), tmp_path))
    assert done.outcome is Ending.STOPPED
    assert "1 organisations, at least 5 expected" in done.message
    assert "'Body Z' is missing" in done.message
    assert (tmp_path / "collected" / "a.csv").read_bytes() == before
    told = read_run(tmp_path / "collected", "a")
    assert told == done
    assert done.last_read is not None
    assert done.last_read.startswith("2026-01-01")
    assert done.at.startswith("2026-11-25")


def test_a_dry_run_writes_nothing(source: Write, recorded_web: Write, tmp_path: Path) -> None:
    done = run(job(source(), recorded_web(), tmp_path, dry=True))
    assert done.outcome is Ending.READ
    assert not (tmp_path / "collected").exists()


def test_an_unreachable_list_says_why(source: Write, recorded_web: Write, tmp_path: Path) -> None:
    done = run(job(source(address="https://a.example/elsewhere"), recorded_web(), tmp_path))
    assert done.outcome is Ending.UNREACHABLE
    assert "https://a.example/elsewhere: http_client (404" in done.message


def test_a_robot_refused_does_not_become_an_empty_list(source: Write, tmp_path: Path) -> None:
    class Refusing(Recorded):
        def __init__(self) -> None:
            pass

        def visit(self, asked: Asked) -> Missed:
            return Missed(asked.url, Reason.ROBOTS, "Disallow: /members")

    done = run(Job(source(), Refusing(), tmp_path))
    assert done.outcome is Ending.UNREACHABLE
    assert "robots (Disallow: /members)" in done.message


CRASHES = """def crawl(context):
    page = context.page()
    {}["name"]
"""


def test_a_crash_is_one_line_with_its_place(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    done = run(job(source(crawler=CRASHES, listing=None), recorded_web(), tmp_path))
    assert done.outcome is Ending.CRASHED
    assert "crawlers/a/crawler.py:3: KeyError: 'name'" in done.message
    assert "the last page was https://a.example/members" in done.message
    assert "mend the crawler" in done.message


def test_a_crash_of_a_source_without_a_program_names_its_description(
    source: Write, recorded_web: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> None:
        raise KeyError("name")

    monkeypatch.setattr(generic, "crawl", crash)
    done = run(job(source(), recorded_web(), tmp_path))
    assert done.outcome is Ending.CRASHED
    assert "crawlers/a/source.yml: KeyError" in done.message


BAD_VALUES = """def crawl(context):
    page = context.page()
    context.organisation(page, "one", name="One", url="www.one.example", founded="soon")
    context.organisation(page, "two", name="x" * 500)
    context.organisation(page, "three", name="Three", roles=["captain"])
    context.audit({"left": 1, "empty": "", "known": 2}, ignore=["known"])
"""


def test_a_bad_value_is_told_and_left_out_never_taken(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    done = run(job(source(crawler=BAD_VALUES, listing=None), recorded_web(), tmp_path))
    assert done.outcome is Ending.READ
    assert done.organisations == 2
    said = {(s.subject, s.field) for s in read_collected([tmp_path / "collected" / "a.csv"])}
    assert ("a/one", "name") in said
    assert not {("a/one", "url"), ("a/one", "founded"), ("a/three", "roles")} & said
    warnings = "\n".join(done.warnings)
    for words in ("bad address 'www.one.example'", "bad year 'soon'", "500 characters", "captain"):
        assert words in warnings
    assert "unknown in a row: {'left': 1}" in warnings


TWICE = """def crawl(context):
    page = context.page()
    context.organisation(page, "one", name="One", domains=["education"])
    context.organisation(page, "one", name="One", domains=["education", "youth"])
    context.organisation(page, "one", name="Another")
"""


def test_a_body_that_stands_twice_is_one_and_two_names_of_a_key_are_told(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    done = run(job(source(crawler=TWICE, listing=None), recorded_web(), tmp_path))
    assert (done.organisations, done.warning_count) == (1, 1)
    assert "both 'One' and 'Another'" in done.warnings[0]


def test_a_spoilt_collected_file_stops_the_run_before_the_web_is_asked(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    (tmp_path / "collected").mkdir()
    (tmp_path / "collected" / "a.csv").write_text("subject\nx\n", encoding="utf-8")
    with pytest.raises(SeedsInvalid, match=r"a\.csv:1"):
        run(job(source(), recorded_web(), tmp_path))


TORN = """def crawl(context):
    page = context.page()
    context.relation(page, "one", "funds", "two", since="2011")
    context.relation(page, "one", "funds", "three")
    context.relation(page, "one", "knows", "two")
    context.relation(page, "one", "funds", "one")
    for key in ("one", "two"):
        context.organisation(page, key, name=key.title())
"""


def test_a_relation_needs_two_organisations_of_the_source(
    source: Write, recorded_web: Write, tmp_path: Path
) -> None:
    done = run(job(source(crawler=TORN, listing=None, network=None), recorded_web(), tmp_path))
    assert done.relations == 1
    warnings = "\n".join(done.warnings)
    assert "a/one/funds/a/three: one of the two is no organisation" in warnings
    assert "unknown relation 'knows'" in warnings
    assert "relates 'one' to itself" in warnings


@pytest.mark.parametrize(
    "change",
    [
        {"last_read": 5},
        {"last_read": "soon"},
        {"at": None},
        {"about": {"title": 5}},
        {"organisations": "many"},
        {"warnings": "w"},
        {"surprise": 1},
    ],
)
def test_what_a_reading_came_to_is_told_when_it_is_of_another_shape(
    change: dict[str, object], tmp_path: Path
) -> None:
    write_run(tmp_path, Run("x", Ending.READ, "2026-01-01T00:00:00+00:00", None, about={"a": "b"}))
    path = tmp_path / "x.run.json"
    assert read_run(tmp_path, "x") == Run(
        "x", Ending.READ, "2026-01-01T00:00:00+00:00", None, about={"a": "b"}
    )
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), encoding="utf-8")
    with pytest.raises(SeedsInvalid, match=f"x.run.json:1: {next(iter(change))}.*; delete it"):
        read_run(tmp_path, "x")
