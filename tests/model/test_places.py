import pytest

from ci_map.codebook import LANGUAGES
from ci_map.model.places import (
    codes_by_country,
    country_codes,
    country_name,
    own_region_names,
    region_codes,
    region_name,
)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "United States"),
        ("he", "ארצות הברית"),
        ("fr", "États-Unis"),
        ("de", "Vereinigte Staaten"),
    ],
)
def test_countries_are_named_in_each_language(language: str, name: str) -> None:
    assert country_name("US", language) == name


def test_regions_are_named_where_a_translation_is_known() -> None:
    assert region_name("US-MA", "en") == "Massachusetts"
    assert region_name("US-MA", "he") == "מסצ׳וסטס"
    assert region_name("XX-1", "en") == "XX-1"


def test_codes_are_those_of_iso_3166() -> None:
    assert {"US", "IL", "NA"} <= country_codes()
    assert "UK" not in country_codes()
    assert {"US-MA", "GB-ENG"} <= region_codes()


def test_our_own_names_of_regions_are_whole_and_of_real_regions() -> None:
    names = own_region_names()
    assert set(names) <= region_codes()
    assert all(tuple(name) == LANGUAGES and all(name.values()) for name in names.values())
    assert region_name("IL-JM", "en") == "Jerusalem District"


@pytest.mark.parametrize(
    ("name", "code"),
    [("canada", "CA"), ("deutschland", "DE"), ("ישראל", "IL"), ("gbr", "GB"), ("us", "US")],
)
def test_a_country_is_known_by_its_names_and_codes(name: str, code: str) -> None:
    assert codes_by_country()[name] == code


def test_every_country_has_its_own_name_in_every_language() -> None:
    for language in LANGUAGES:
        for code in country_codes():
            assert codes_by_country()[country_name(code, language).casefold()] == code
