from collections.abc import Callable
from pathlib import Path

import pytest

import ci_map
from ci_map.collect import SeedsInvalid, read_seeds
from tests.conftest import SEEDS, organisation_row

Write = Callable[..., Path]


def test_the_shipped_tour_tells_every_finding_of_2015() -> None:
    tour = read_seeds(SEEDS).tour
    told = [step.finding for step in tour if step.finding]
    assert told == ["geography", "place", "domains", "network", "philanthropy", "coverage"]
    assert all(len(step.title) == len(step.text) == 5 for step in tour if not step.finding)


def test_the_three_hubs_of_the_tour_are_those_of_the_data(survey: ci_map.Survey) -> None:
    first = survey.measures()["betweenness"].nlargest(3).index
    assert set(first) == {"tamarack-institute", "fsg", "strivetogether"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- state: view=table", "tour.yml:1: 1: a step has either a finding or"),
        ("- finding: network\n  state: 'has space'", "tour.yml:2: 1.state: "),
        ("- finding: nothing\n  state: a=b", "tour.yml:1: 1.finding: "),
        ("- {state: a, title: {en: A}, text: {xx: B}}", "tour.yml:1: 1.text: "),
        ("- finding: network\n  state: a=b\n  colour: red", "tour.yml:3: 1.colour: "),
        ("- [", "tour.yml:1: file: is not YAML"),
        ("a: b", "tour.yml:1: file: "),
    ],
)
def test_what_is_wrong_is_told(write_seeds: Write, text: str, told: str) -> None:
    folder = write_seeds([organisation_row()])
    (folder / "tour.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedsInvalid) as caught:
        read_seeds(folder)
    assert told in str(caught.value)
