from ci_map.collect import read_seeds
from ci_map.gazetteer import gazetteer
from ci_map.locate import Location, locate
from ci_map.model import Organisation, assemble
from tests.conftest import SEEDS
from tests.gazetteer.test_towns import close


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
