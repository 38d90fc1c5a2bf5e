import pytest

from ci_map.classify.amounts import saturated
from ci_map.classify.form import form


@pytest.mark.parametrize(
    ("text", "feature", "count"),
    [
        ("by 2031 and 2040, not 12031, 20311 or 2019", "year_ahead", 2),
        ("二〇三五年までに", "year_ahead", 1),
        ("50 % of 20% and of a % more, 5 per cent, 3 Prozent, 3 prozent", "percent", 4),
        ("3 % אחוז 四割", "percent", 3),
        ("$5, R$5, 20 euros, the europe of EUR 7 and 5万円", "money", 5),
    ],
)
def test_what_the_form_counts(text: str, feature: str, count: int) -> None:
    assert form(text)[f"form.{feature}"] == saturated(count)


def test_numbers_of_either_script_are_counted() -> None:
    assert form("12 of 1,300 and 二十五")["form.numbers"] == saturated(4 / 3)


def test_an_enumeration_is_that_of_the_longest_list() -> None:
    assert form("schools, clinics; parents、employers. One, two.")["form.enumeration"] == 3 / 6
    assert form("no list, here")["form.enumeration"] == 0.0
