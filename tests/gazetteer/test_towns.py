import math

import pytest

from ci_map.gazetteer import Gazetteer, Point, gazetteer
from ci_map.gazetteer.packed import folded
from ci_map.gazetteer.towns import Town, admin1_code


def close(point: Point | None, lat: float, lon: float) -> bool:
    return point is not None and math.hypot(point.lat - lat, point.lon - lon) < 0.3


@pytest.mark.parametrize(
    ("country", "name", "region", "lat", "lon"),
    [
        ("US", "Cambridge", "US-MA", 42.4, -71.1),
        ("GB", "Cambridge", None, 52.2, 0.1),
        ("US", "Portland", "US-ME", 43.7, -70.3),
        ("US", "Portland", "US-OR", 45.5, -122.7),
        ("CA", "Saint John", "CA-NB", 45.3, -66.1),
        ("CA", "St. John's", "CA-NL", 47.6, -52.7),
        ("IL", "ירושלים", None, 31.8, 35.2),
        ("CH", "Genève", "CH-GE", 46.2, 6.1),
        ("NZ", "Whangarei", "NZ-NTL", -35.7, 174.3),
    ],
)
def test_towns_are_found_in_their_country_and_region(
    country: str, name: str, region: str | None, lat: float, lon: float
) -> None:
    assert close(gazetteer().town(country, name, region), lat, lon)


class Listed:
    """Towns of one country, by name and by other name."""

    def __init__(self, towns: dict[str, list[Town]], also: dict[str, list[Town]]) -> None:
        self.towns, self.also = towns, also

    def called(self, country: str, name: str) -> list[Town]:
        return self.towns.get(name, [])

    def also_called(self, country: str, name: str) -> list[Town]:
        return self.also.get(name, [])

    def middle(self, country: str, admin1: str) -> Point | None:
        return None


def hams(first: int, second: int) -> Gazetteer:
    towns = [Town("A", first, Point(first, 0)), Town("B", second, Point(second, 0))]
    return Gazetteer(Listed({"ham": towns}, {}))


def test_a_name_that_several_towns_share_is_not_guessed() -> None:
    assert hams(60, 50).town("XX", "Ham") is None
    assert hams(60, 50).town("XX", "Nowhere") is None


def test_a_clearly_larger_town_is_meant() -> None:
    assert hams(500, 50).town("XX", "ham") == Point(500, 0)


def test_a_name_of_its_own_beats_another_name() -> None:
    own, alias = Town("A", 10, Point(1, 0)), Town("A", 900, Point(2, 0))
    assert Gazetteer(Listed({"ham": [own]}, {"ham": [alias]})).town("XX", "Ham") == Point(1, 0)
    assert Gazetteer(Listed({}, {"ham": [alias]})).town("XX", "Ham") == Point(2, 0)


def test_other_names_are_found_however_they_are_written() -> None:
    assert close(gazetteer().town("MX", "Mexico"), 19.4, -99.1)
    assert close(gazetteer().town("IL", "kiryat-shmona"), 33.2, 35.6)


def test_the_middle_is_a_town_on_land() -> None:
    assert close(gazetteer().middle_of_country("IL"), 32.0, 34.9)
    assert close(gazetteer().middle_of_region("CA-ON"), 43.9, -79.3)
    assert gazetteer().middle_of_region("FR-GES") is None
    assert gazetteer().middle_of_country("XX") is None


def test_names_are_folded() -> None:
    assert folded("Saint-Étienne") == folded("St Etienne") == "stetienne"
    assert admin1_code("US-MA") == "MA"
    assert admin1_code("CA-ON") == "08"
    assert admin1_code("FR-GES") is None
    assert admin1_code(None) is None
