import pytest

from ci_map.collect.sources.places import country, place, region


@pytest.mark.parametrize(
    ("words", "country_code", "expected"),
    [
        ("Boston, MA", "US", {"locality": "Boston", "region": "US-MA", "country": "US"}),
        ("Washington, D.C.", "US", {"locality": "Washington", "region": "US-DC", "country": "US"}),
        ("Tulsa, Oklahoma", "US", {"locality": "Tulsa", "region": "US-OK", "country": "US"}),
        ("Ohio", "US", {"region": "US-OH", "country": "US"}),
        ("St. John's", "CA", {"locality": "St. John's"}),
        ("Logan, QLD", "AU", {"locality": "Logan", "region": "AU-QLD", "country": "AU"}),
        ("Boston, Lincolnshire UK", "US", {"locality": "Boston, Lincolnshire UK"}),
        (" ", "US", {}),
    ],
)
def test_a_place_as_directories_write_it(
    words: str, country_code: str, expected: dict[str, str]
) -> None:
    assert place(words, country_code) == expected


def test_codes_keep_the_words_they_come_from() -> None:
    found = region("Nova Scotia", "CA")
    assert found == "CA-NS"
    assert found.original == "Nova Scotia"
    assert country("Israel") == "IL"
    assert country("Atlantis") is None
    assert region("Atlantis", "US") is None
