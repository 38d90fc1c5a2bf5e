import pytest

from tests.resolve.rows import row

pytest.importorskip("splink")


def test_the_survey_is_linked_to_the_likeliest_row_of_a_registry() -> None:
    from ci_map.resolve.registry import link

    places = [("US-OH", "Akron"), ("US-TX", "Waco"), ("US-ID", "Boise"), ("US-OR", "Salem")]
    registry = [
        row(
            f"irs/{number}",
            f"NAME{number} COMMUNITY FDN INC",
            country="US",
            region=places[number % 4][0],
            locality=places[number % 4][1].upper(),
        )
        for number in range(400)
    ]
    survey = [
        row(
            "survey/a", "Name7 Community Foundation", country="US", region="US-OR", locality="Salem"
        ),
        row("survey/b", "Entirely Other Body", country="US", region="US-OH", locality="Boise"),
    ]
    found = link(survey, registry, least=0.5)
    assert list(zip(found["survey"], found["registry"], strict=True)) == [("survey/a", "irs/7")]
    assert found["probability"].between(0.5, 1).all()
