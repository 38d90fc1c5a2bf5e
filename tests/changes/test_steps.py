from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map import compared
from ci_map.build import NoBaseline, build, build_baseline
from ci_map.changes.steps import changes_json, history_of
from tests.conftest import SEEDS, organisation_row

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def of_2015(tmp_path_factory: pytest.TempPathFactory) -> ci_map.Survey:
    return ci_map.open(build_baseline(SEEDS, tmp_path_factory.mktemp("then")))


def test_the_survey_of_2015_holds_what_it_named(of_2015: ci_map.Survey) -> None:
    lines = (SEEDS / "survey_2015.csv").read_text("utf-8").splitlines()
    named = [line.split(",")[0] for line in lines]
    assert of_2015.name == of_2015.manifest["date"] == "2015"
    assert sorted(of_2015.organisations.index) == sorted(named[1:])
    assert of_2015.organisations.at["strivetogether", "roles"] == ["backbone", "initiative"]


def test_nothing_in_it_began_later_or_has_ended(of_2015: ci_map.Survey) -> None:
    assert not (of_2015.organisations["ended"] > 2015).any()
    assert len(of_2015.relations)
    assert (of_2015.relations["since"] <= 2015).all()


def test_a_first_build_tells_what_changed_since_2015(
    of_2015: ci_map.Survey, survey: ci_map.Survey
) -> None:
    (step,) = compared.history(survey)
    assert (step.before.name, step.after.name) == ("2015", survey.name)
    assert step.changes == compared.changes(of_2015, survey)


def test_steps_are_read_back_as_they_were_written(survey: ci_map.Survey) -> None:
    steps = compared.history(survey)
    assert history_of(changes_json(steps).decode()) == steps


def test_every_survey_carries_all_steps_up_to_it(write_seeds: Write, tmp_path: Path) -> None:
    one = build(write_seeds([organisation_row()]), tmp_path, "one")
    two = build(write_seeds([organisation_row(name="B")]), tmp_path, "two", ci_map.open(one))
    three = build(write_seeds([organisation_row(name="C")]), tmp_path, "three", ci_map.open(two))
    steps = compared.history(ci_map.open(three))
    assert [(s.before.name, s.after.name) for s in steps] == [("one", "two"), ("two", "three")]
    assert [c.after for s in steps for c in s.changes.organisations] == ["B", "C"]


def test_a_survey_and_itself_differ_in_nothing(survey: ci_map.Survey) -> None:
    assert survey.diff(survey).empty


def test_lists_without_2015_have_no_baseline(write_seeds: Write, tmp_path: Path) -> None:
    folder = write_seeds([organisation_row()])
    with pytest.raises(NoBaseline):
        build_baseline(folder, tmp_path)
    assert compared.history(ci_map.open(build(folder, tmp_path, "alone"))) == ()
