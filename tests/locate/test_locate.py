import math

import pytest

from ci_map.collect import read_seeds
from ci_map.locate import Gazetteer, Location, Point, gazetteer, locate
from ci_map.locate.gazetteer import Town, admin1_code, folded
from ci_map.model import Organisation, assemble
from tests.conftest import SEEDS


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


def test_a_name_that_several_towns_share_is_not_guessed() -> None:
    towns = [Town("Ham", code, size, Point(size, 0)) for code, size in (("A", 60), ("B", 50))]
    places = Gazetteer(("XX", town) for town in towns)
    assert places.town("XX", "Ham") is None
    assert places.town("XX", "Nowhere") is None


def test_a_clearly_larger_town_is_meant() -> None:
    towns = [Town("Ham", code, size, Point(size, 0)) for code, size in (("A", 500), ("B", 50))]
    assert Gazetteer(("XX", town) for town in towns).town("XX", "ham") == Point(500, 0)


def test_a_name_of_its_own_beats_another_name() -> None:
    own = ("XX", Town("Ham", "A", 10, Point(1, 0), ("Other",)))
    alias = ("XX", Town("Large", "A", 900, Point(2, 0), ("Ham",)))
    assert Gazetteer([own, alias]).town("XX", "Ham") == Point(1, 0)


def test_the_middle_is_a_town_on_land() -> None:
    assert close(gazetteer().middle_of_country("IL"), 32.0, 34.9)
    assert close(gazetteer().middle_of_region("CA-ON"), 43.9, -79.3)
    assert gazetteer().middle_of_region("FR-GES") is None
    assert gazetteer().middle_of_country("XX") is None


def test_the_precision_is_said() -> None:
    here = Organisation("a", "A", country="US", region="US-OH", locality="Cincinnati")
    assert locate(here, gazetteer()).precision == "locality"
    region = Organisation("a", "A", country="US", region="US-OH", locality="Nowhereville")
    assert locate(region, gazetteer()).precision == "region"
    assert locate(Organisation("a", "A", country="FR"), gazetteer()).precision == "country"
    assert locate(Organisation("a", "A"), gazetteer()) == Location()


def test_the_place_served_is_told_only_when_it_is_elsewhere() -> None:
    boston = Organisation("a", "A", country="US", region="US-MA", locality="Boston")
    assert locate(boston, gazetteer()).served is None
    elsewhere = Organisation(
        "a", "A", country="US", region="US-MA", locality="Boston", place_served="Greater Worcester"
    )
    assert close(locate(elsewhere, gazetteer()).served, 42.3, -71.8)
    county = Organisation("a", "A", country="US", region="US-IN", place_served="Marion County")
    assert locate(county, gazetteer()).served is None


def test_nearly_all_seats_of_the_real_lists_are_found() -> None:
    organisations = assemble(read_seeds(SEEDS).statements).organisations
    located = [locate(o, gazetteer()) for o in organisations if o.locality]
    found = sum(location.precision == "locality" for location in located)
    assert found >= 0.95 * len(located)


def test_names_are_folded() -> None:
    assert folded("Saint-Étienne") == folded("St Etienne") == "stetienne"
    assert admin1_code("US-MA") == "MA"
    assert admin1_code("CA-ON") == "08"
    assert admin1_code("FR-GES") is None
    assert admin1_code(None) is None
